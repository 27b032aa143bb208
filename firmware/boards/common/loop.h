/* The event loop around the core: the board's counterpart of simulator/runner/runner.ts. */
#ifndef TALKODE_LOOP_H
#define TALKODE_LOOP_H

#include <stdbool.h>

/* Starts the core and never returns. */
_Noreturn void loop_run(bool after_trap);

#endif
