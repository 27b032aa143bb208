/* The first instructions: the stack, data into RAM, zeros behind them, main(). */
#include "board.h"
#include "stack.h"

/* Places named by the linker script; only their addresses count. */
extern uint32_t link_data_start[], link_data_end[], link_zero_start[], link_zero_end[];
extern const uint32_t link_data_load[];

int main(void);

_Noreturn void reset_memory(void);
void reset_memory(void) {
  const uint32_t *from = link_data_load;
  for (uint32_t *to = link_data_start; to < link_data_end;) *to++ = *from++;
  for (uint32_t *to = link_zero_start; to < link_zero_end;) *to++ = 0;
  main();
  board_halt();
}

/* Interrupts are off after a reset (privileged ISA 3.4); there is no stack yet. */
__attribute__((naked, section(".vectors"), used)) void reset_entry(void);
void reset_entry(void) { __asm volatile("la sp, link_stack_top\n j reset_memory"); }
