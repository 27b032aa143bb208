/* Which pin does what, and how a pin is driven. */
#ifndef TALKODE_NRF51_PINS_H
#define TALKODE_NRF51_PINS_H

#include <stdbool.h>
#include <stdint.h>

/* pins-<model>.generated.h */
#include BOARD_PINS
#include "registers.h"

static inline void gpio_write(uint32_t pin, bool high) {
  if (high) GPIO_OUT_SET = 1u << pin;
  else GPIO_OUT_CLEAR = 1u << pin;
}

/* A store takes two cycles of 62.5 ns: the display's 50 ns per half period are always kept. */
static inline void gpio_settle(void) {}

/* At 16 MHz and at least four cycles a turn: long enough, not exact. */
static inline void gpio_wait_us(uint32_t microseconds) {
  for (uint32_t turns = 4 * microseconds; turns > 0; turns--) __asm volatile("");
}

#endif
