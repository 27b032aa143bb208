/*
 * The RNG block, RM0090 24. It needs 48 MHz, which the PLL makes while bytes are wanted. QEMU 7.2 has neither: a board
 * in it has no noise, and no more of this has run in an emulator than the question whether the block is there.
 */
#include "board.h"
#include "pins.h"

const char *const board_entropy_source = ENTROPY_SOURCE;

/* 25 MHz / 25 * 192 / 4 = 48 MHz; the VCO between 100 and 432 MHz (RM0090 7.3.2). */
#define PLL_SETTINGS RCC_PLL_SETTINGS(25u, 192u, 4u)
#define MAXIMUM_MS_TO_LOCK 2u
/* A word takes 40 cycles of the 48 MHz (24.1). */
#define MAXIMUM_MS_A_WORD 2u

static bool wait_for(volatile uint32_t *place, uint32_t bit, uint32_t most_ms) {
  uint32_t from_ms = board_uptime_ms();
  while ((*place & bit) == 0)
    if (board_uptime_ms() - from_ms > most_ms) return false;
  return true;
}

static bool start(void) {
  RCC_PLL = PLL_SETTINGS;
  RCC_CONTROL |= RCC_PLL_ON;
  rcc_enable(&RCC_AHB2_ENABLE, RCC_AHB2_RNG);
  RNG_CONTROL = RNG_CONTROL_ON;
  /* A block that is not there keeps nothing. */
  return RNG_CONTROL == RNG_CONTROL_ON && wait_for(&RCC_CONTROL, RCC_PLL_READY, MAXIMUM_MS_TO_LOCK);
}

static void stop(void) {
  RNG_CONTROL = 0;
  RCC_AHB2_ENABLE &= ~RCC_AHB2_RNG;
  RCC_CONTROL &= ~RCC_PLL_ON;
}

static bool next_word(uint32_t *word) {
  if (!wait_for(&RNG_STATUS, RNG_STATUS_READY, MAXIMUM_MS_A_WORD)) return false;
  if ((RNG_STATUS & RNG_STATUS_FAULTS) != 0) return false;
  *word = RNG_DATA;
  return true;
}

bool board_noise(uint8_t *bytes, size_t length) {
  bool has_answered = start();
  uint32_t word = 0;
  for (size_t i = 0; i < length && has_answered; i++, word >>= 8) {
    if (i % sizeof word == 0) has_answered = next_word(&word);
    bytes[i] = (uint8_t)word;
  }
  stop();
  return has_answered;
}
