/* Which pin does what on this board and model, and how pins are set up. */
#ifndef TALKODE_RP2040_PINS_H
#define TALKODE_RP2040_PINS_H

#include <stdbool.h>

/* pins-<model>.generated.h */
#include BOARD_PINS
#include "registers.h"

static inline void gpio_write(uint32_t gpio, bool high) {
  if (high) SIO_OUT_SET = 1u << gpio;
  else SIO_OUT_CLEAR = 1u << gpio;
}

static inline bool gpio_read(uint32_t gpio) { return (SIO_IN & 1u << gpio) != 0; }

static inline void gpio_output(uint32_t gpio, bool high) {
  gpio_write(gpio, high);
  PADS(gpio) = PADS_DRIVE_4MA | PADS_SCHMITT;
  SIO_OUT_ENABLE_SET = 1u << gpio;
  IO_CTRL(gpio) = IO_FUNCTION_SIO;
}

static inline void gpio_input(uint32_t gpio) {
  PADS(gpio) = PADS_INPUT | PADS_SCHMITT;
  SIO_OUT_ENABLE_CLEAR = 1u << gpio;
  IO_CTRL(gpio) = IO_FUNCTION_SIO;
}

static inline void gpio_input_pulled_up(uint32_t gpio) {
  PADS(gpio) = PADS_INPUT | PADS_PULL_UP | PADS_SCHMITT;
  SIO_OUT_ENABLE_CLEAR = 1u << gpio;
  IO_CTRL(gpio) = IO_FUNCTION_SIO;
}

static inline void gpio_function(uint32_t gpio, uint32_t function) {
  PADS(gpio) = PADS_INPUT | PADS_DRIVE_4MA | PADS_SCHMITT;
  IO_CTRL(gpio) = function;
}

#endif
