/* The RNG block, thermal noise, without its bias correction: RM 21. */
#include "board.h"
#include "pins.h"

const char *const board_entropy_source = ENTROPY_SOURCE;

/* A byte takes 167 us on average (PS 8.15). In QEMU it may take as long as a busy host lets its other thread wait. */
#define MAXIMUM_MS_A_BYTE 2000u

static bool wait_for_byte(void) {
  uint32_t from_ms = board_uptime_ms();
  while (RNG_VALUE_READY == 0)
    if (board_uptime_ms() - from_ms > MAXIMUM_MS_A_BYTE) return false;
  return true;
}

bool board_noise(uint8_t *bytes, size_t length) {
  RNG_CONFIG = 0;
  RNG_VALUE_READY = 0;
  RNG_START = 1;
  bool has_answered = true;
  for (size_t i = 0; i < length && has_answered; i++) {
    has_answered = wait_for_byte();
    RNG_VALUE_READY = 0;
    bytes[i] = (uint8_t)RNG_VALUE;
  }
  RNG_STOP = 1;
  return has_answered;
}
