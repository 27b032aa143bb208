/* Which pin does what, and how a pin is driven. */
#ifndef TALKODE_FE310_PINS_H
#define TALKODE_FE310_PINS_H

#include <stdbool.h>
#include <stdint.h>

/* pins-<model>.generated.h */
#include BOARD_PINS
#include "registers.h"

static inline void gpio_write(uint32_t pin, bool high) {
  if (high) GPIO_OUT |= 1u << pin;
  else GPIO_OUT &= ~(1u << pin);
}

/* Reading and writing the register takes more than the display's 50 ns per half period at 16 MHz. */
static inline void gpio_settle(void) {}

/* At 16 MHz and at least two cycles a turn: long enough, not exact. */
static inline void gpio_wait_us(uint32_t microseconds) {
  for (uint32_t turns = 8 * microseconds; turns > 0; turns--) __asm volatile("");
}

#endif
