/* The one trap handler: timer, interrupt controller (manual 10), faults. */
#include "handlers.h"

#include "pins.h"
#include "trap.h"

static void external_interrupt(void) {
  for (uint32_t claimed; (claimed = PLIC_CLAIM) != 0; PLIC_CLAIM = claimed) {
    if (claimed == IRQ_UART0) uart_interrupt();
    else if (claimed == IRQ_GPIO(PIN_KEY_MAIN)) key_interrupt();
  }
}

/* A fault: the return from it leads there, with interrupts off (MPIE, privileged ISA 3.1.6.1). */
static void go_on_at_trap_restart(void) {
  __asm volatile("csrw mepc, %0" ::"r"(trap_restart));
  __asm volatile("csrc mstatus, %0" ::"r"(MSTATUS_INTERRUPTS_BEFORE));
}

void trap_entry(void) {
  uint32_t cause;
  __asm volatile("csrr %0, mcause" : "=r"(cause));
  if (cause == MCAUSE_TIMER) timer_interrupt();
  else if (cause == MCAUSE_EXTERNAL) external_interrupt();
  else go_on_at_trap_restart();
}
