/* The pins have one interrupt for all of them. */
#include "handlers.h"
#include "sleep.h"

/* The loop looks which it was; until then the keys' level must not interrupt again. */
void io_bank0_interrupt(void) {
  keys_pin_interrupt();
  headphones_pin_interrupt();
  usb_power_pin_interrupt();
  sleep_end();
}
