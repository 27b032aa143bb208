#include "stack.h"

/* Below the caller's frame: the registers that this function itself saves. */
#define MARGIN_WORDS 16u

void stack_paint(void) {
  uint32_t *limit = (uint32_t *)__builtin_frame_address(0) - MARGIN_WORDS;
  for (volatile uint32_t *word = link_stack_bottom; word < limit; word++) *word = STACK_PAINT;
}

bool stack_is_intact(void) { return *(volatile uint32_t *)link_stack_bottom == STACK_PAINT; }

_Noreturn void stack_restart(void (*entry)(void)) {
#if defined(__arm__)
  __asm volatile("mov sp, %0\n bx %1" : : "r"(link_stack_top), "r"(entry));
#elif defined(__riscv)
  __asm volatile("mv sp, %0\n jr %1" : : "r"(link_stack_top), "r"(entry));
#else
#error "say how this processor sets its stack pointer"
#endif
  __builtin_unreachable();
}
