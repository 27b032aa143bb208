/*
 * What the loop asks of the processor where it is a Cortex-M: interrupts off and on, what a fault leads to, the end.
 * The board's registers.h says how many interrupts its chip has.
 */
#include "cortex-m.h"

#include "board.h"
#include "cortex-m-vectors.h"
#include "registers.h"

#define INTERRUPTS_PER_WORD 32u

void board_interrupts(bool on) { cortex_m_interrupts(on); }

_Noreturn void board_halt(void) {
  cortex_m_interrupts(false);
  /* A peripheral's that is pending would end each sleep at once. */
  for (uint32_t word = 0; word * INTERRUPTS_PER_WORD < INTERRUPTS; word++) NVIC_DISABLE[word] = UINT32_MAX;
  for (;;) cortex_m_wait();
}

/* Nobody turned it on: the firmware cannot go on. */
void cortex_m_unexpected(void) { board_halt(); }

/*
 * A fault of the loop, or of the core in it, is taken as a trap: what the processor pops when it leaves the exception
 * (ARMv7-M B1.5.7: PC, even, in word 6, xPSR with its Thumb bit in word 7) is made up at the top of the stack and leads
 * to trap_restart(). A fault within an interrupt leaves no thread to go back to; bit 3 of LR tells (B1.5.8,
 * EXC_RETURN).
 */
__attribute__((naked)) void cortex_m_fault(void) {
  __asm volatile("mov r0, lr\n"
                 "movs r1, #8\n"
                 "tst r0, r1\n"
                 "beq 1f\n"
                 "ldr r0, =link_stack_top\n"
                 "mov sp, r0\n"
                 "sub sp, #32\n"
                 "ldr r1, =trap_restart\n"
                 "subs r1, #1\n"
                 "str r1, [sp, #24]\n"
                 "ldr r1, =0x01000000\n"
                 "str r1, [sp, #28]\n"
                 "ldr r0, =0xfffffff9\n"
                 "bx r0\n"
                 "1: bl board_halt\n"
                 ".pool");
}
