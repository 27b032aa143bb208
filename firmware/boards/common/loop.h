/* The event loop around the core: the board's counterpart of simulator/runner/runner.ts. */
#ifndef TALKODE_LOOP_H
#define TALKODE_LOOP_H

#include <stdbool.h>
#include <stdint.h>

/* Starts the core and never returns. */
_Noreturn void loop_run(bool after_trap);

/* Tells the core the time; to be called before every key, before link bytes and before each block of sound. */
void loop_tick(void);

/* The uptime that loop_tick() told last. */
uint32_t loop_uptime_ms(void);

/* After any call of the core: does what it asks for until it asks no more. */
void loop_carry_out(void);

/* Effects that were taken elsewhere and are still to be carried out. */
void loop_hold_effects(uint32_t effects);

#endif
