#include "trap.h"

#include <stdbool.h>

#include "board.h"
#include "core.h"
#include "loop.h"
#include "stack.h"

static bool is_restarting;

static _Noreturn void run_after_trap(void) { loop_run(true); }

_Noreturn void trap_restart(void) {
  board_interrupts(false);
  if (is_restarting) board_halt();
  is_restarting = true;
  /* An overflow would be found again at once. */
  *(volatile uint32_t *)link_stack_bottom = STACK_PAINT;
  stack_restart(run_after_trap);
}

void trap_survived(void) { is_restarting = false; }

_Noreturn void wasm_rt_trap(wasm_rt_trap_t trap) {
  (void)trap;
  trap_restart();
}
