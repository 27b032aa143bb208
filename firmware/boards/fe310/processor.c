/* What the loop asks of the processor: interrupts off and on, the end. */
#include "board.h"
#include "registers.h"

void board_interrupts(bool on) {
  if (on) __asm volatile("csrs mstatus, %0" ::"r"(MSTATUS_INTERRUPTS) : "memory");
  else __asm volatile("csrc mstatus, %0" ::"r"(MSTATUS_INTERRUPTS) : "memory");
}

_Noreturn void board_halt(void) {
  board_interrupts(false);
  /* One that is on and pending would end each sleep at once (privileged ISA 3.2.3). */
  __asm volatile("csrw mie, zero");
  for (;;) __asm volatile("wfi");
}
