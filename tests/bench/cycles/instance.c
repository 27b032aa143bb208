/* The translated core's instance, and the end of a trap. */
#include "core.h"

w2c_core core_instance;
uint8_t *const core_memory = core_instance.w2c_memory.data;

_Noreturn void wasm_rt_trap(wasm_rt_trap_t trap) {
  (void)trap;
  for (;;) __asm volatile("bkpt #1");
}
