/* Brings the chip up. */
#include "board.h"

#include "parts/ram-storage.h"
#include "pins.h"
#include "start.h"

void trap_entry(void);

void board_start(void) {
  __asm volatile("csrw mtvec, %0" ::"r"(trap_entry));
  timer_start();
  ram_storage_start();
  GPIO_OUT_ENABLE |= 1u << PIN_DISPLAY_SCK | 1u << PIN_DISPLAY_MOSI | 1u << PIN_DISPLAY_CS | 1u << PIN_DISPLAY_DC |
                     1u << PIN_DISPLAY_RESET;
  key_start();
  uart_start();
  __asm volatile("csrs mie, %0" ::"r"(MIE_EXTERNAL));
  board_interrupts(true);
}

_Noreturn void board_halt(void) {
  board_interrupts(false);
  /* One that is on and pending would end each sleep at once (privileged ISA 3.2.3). */
  __asm volatile("csrw mie, zero");
  for (;;) __asm volatile("wfi");
}
