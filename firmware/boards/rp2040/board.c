/* Brings the chip up. */
#include "board.h"

#include "cortex-m.h"
#include "pins.h"
#include "start.h"

void resets_release(uint32_t blocks) {
  RP2040_CLEAR(RESETS_RESET) = blocks;
  while ((RESETS_DONE & blocks) != blocks) {}
}

void board_start(void) {
  resets_release(RESETS_IO_BANK0 | RESETS_PADS_BANK0);
  clock_start();
  storage_start();
  keys_start();
  uart_start();
  display_start();
  surroundings_start();
  sound_start();
  usb_start();
  cortex_m_interrupts(true);
}

void board_link_send(uint32_t line) {
  if (line == LINK_USB) usb_serial_send();
  else uart_send();
}

/* A UART cannot make its far end wait; at 115200 baud it brings 11 bytes a millisecond. */
void board_link_receive(uint32_t line) {
  if (line == LINK_USB) usb_serial_receive();
}
