/* The display hangs on GPIO pins, as on the other boards of its kind. */
#include "pins.h"

#include "gpio-display.inc"
