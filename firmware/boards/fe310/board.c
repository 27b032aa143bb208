/* Brings the chip up. */
#include "board.h"

#include "handlers.h"
#include "parts/ram-storage.h"
#include "pins.h"
#include "start.h"

void board_start(void) {
  __asm volatile("csrw mtvec, %0" ::"r"(trap_entry));
  clock_start();
  ram_storage_start();
  GPIO_OUT_ENABLE |= 1u << PIN_DISPLAY_SCK | 1u << PIN_DISPLAY_MOSI | 1u << PIN_DISPLAY_CS | 1u << PIN_DISPLAY_DC |
                     1u << PIN_DISPLAY_RESET;
  keys_start();
  uart_start();
  __asm volatile("csrs mie, %0" ::"r"(MIE_EXTERNAL));
  board_interrupts(true);
}
