/* The display hangs on GPIO pins: QEMU's nRF51 has no SPI. */
#include "pins.h"

#include "gpio-display.inc"
