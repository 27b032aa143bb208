/* The display hangs on GPIO pins: QEMU's SPI blocks of this chip do nothing. */
#include "pins.h"

#include "gpio-display.inc"
