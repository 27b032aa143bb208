/* Brings the chip up. */
#include "board.h"

#include "cortex-m.h"
#include "registers.h"
#include "resets.h"
#include "start.h"
#include "uart.h"
#include "usb.h"

void board_start(void) {
  resets_release(RESETS_IO_BANK0 | RESETS_PADS_BANK0);
  clock_start();
  real_time_start();
  flash_start();
  keys_start();
  uart_start();
  display_start();
  battery_start();
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
