/*
 * What happens when the core traps, or the processor faults: the core starts anew from an empty stack, knowing why, and
 * shows a fault instead of a code. When that comes to nothing too, the board halts.
 */
#ifndef TALKODE_TRAP_H
#define TALKODE_TRAP_H

/* From the loop, or the core within it. A board's fault handler goes on here too, once it is out of its exception. */
_Noreturn void trap_restart(void);

/* The loop has come round once: a restart, if there was one, has worked. */
void trap_survived(void);

#endif
