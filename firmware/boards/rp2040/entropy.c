/* Noise from the ring oscillator (section 2.17.5). */
#include "board.h"
#include "clock.h"
#include "pins.h"

const char *const board_entropy_source = ENTROPY_SOURCE;

/*
 * The ring oscillator runs beside the crystal at 1.8 to 12 MHz (section 2.17.1). Its bit must not be read faster than
 * it runs; a turn of the loop below takes at least 2 us. How much a bit is worth: see common/entropy-health.h.
 */
#define TURNS_PER_BIT 5u

static uint8_t noise_byte(void) {
  uint32_t byte = 0;
  uint32_t most_turns = TURNS_PER_BIT * clock_multiple();
  for (uint32_t bit = 0; bit < 8; bit++) {
    for (uint32_t turns = most_turns; turns > 0; turns--) __asm volatile("");
    byte = byte << 1 | (ROSC_RANDOMBIT & 1u);
  }
  return (uint8_t)byte;
}

bool board_noise(uint8_t *bytes, size_t length) {
  if ((ROSC_STATUS & ROSC_STATUS_STABLE) == 0) return false;
  for (size_t i = 0; i < length; i++) bytes[i] = noise_byte();
  return true;
}
