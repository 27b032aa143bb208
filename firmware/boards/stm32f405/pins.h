/* Which pin does what, and how pins are set up. Numbers are 16 x port + pin, port A being 0. */
#ifndef TALKODE_STM32F405_PINS_H
#define TALKODE_STM32F405_PINS_H

#include <stdbool.h>
#include <stdint.h>

/* pins-<model>.generated.h */
#include BOARD_PINS
#include "registers.h"

#define PINS_PER_PORT 16u

static inline void gpio_write(uint32_t pin, bool high) {
  uint32_t bit = pin % PINS_PER_PORT;
  GPIO_SET_CLEAR(pin / PINS_PER_PORT) = 1u << (high ? bit : bit + PINS_PER_PORT);
}

static inline bool gpio_read(uint32_t pin) { return (GPIO_IN(pin / PINS_PER_PORT) & 1u << pin % PINS_PER_PORT) != 0; }

/* Two bits a pin. */
static inline uint32_t gpio_field(uint32_t before, uint32_t pin, uint32_t value) {
  uint32_t shift = 2 * (pin % PINS_PER_PORT);
  return (before & ~(3u << shift)) | value << shift;
}

static inline void gpio_mode(uint32_t pin, uint32_t mode) {
  uint32_t port = pin / PINS_PER_PORT;
  GPIO_MODE(port) = gpio_field(GPIO_MODE(port), pin, mode);
}

static inline void gpio_pull(uint32_t pin, uint32_t way) {
  uint32_t port = pin / PINS_PER_PORT;
  GPIO_PULL(port) = gpio_field(GPIO_PULL(port), pin, way);
}

/* Four bits a pin, eight pins a register. */
static inline void gpio_function(uint32_t pin, uint32_t function) {
  uint32_t bit = pin % PINS_PER_PORT;
  volatile uint32_t *field = &GPIO_FUNCTION(pin / PINS_PER_PORT, bit / 8);
  *field = (*field & ~(15u << 4 * (bit % 8))) | function << 4 * (bit % 8);
  gpio_mode(pin, GPIO_MODE_FUNCTION);
}

/* The display wants 50 ns per half period (SSD1306 table 13-4): two cycles of 25 MHz, one of them the store's. */
static inline void gpio_settle(void) { __asm volatile("nop"); }

/* At 25 MHz and at least three cycles a turn: long enough, not exact. */
static inline void gpio_wait_us(uint32_t microseconds) {
  for (uint32_t turns = 9 * microseconds; turns > 0; turns--) __asm volatile("");
}

#endif
