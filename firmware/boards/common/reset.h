#ifndef TALKODE_RESET_H
#define TALKODE_RESET_H

/* The first function after a reset, entered by the processor or the board with the stack pointer set. */
_Noreturn void reset(void);

#endif
