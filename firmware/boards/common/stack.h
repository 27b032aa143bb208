/* The stack: how deep it went, whether it held, and how to begin it anew. */
#ifndef TALKODE_STACK_H
#define TALKODE_STACK_H

#include <stdbool.h>
#include <stdint.h>

/* Named by the linker script; only their addresses count. The stack grows from top down to bottom. */
extern uint32_t link_stack_bottom[], link_stack_top[];

/* What unused stack holds: the deepest use ever is where this ends. Emulators and debuggers look for it. */
#define STACK_PAINT 0xc0deface

/* Paints what is not in use. Called once, at the start. */
void stack_paint(void);

/* Whether the lowest word is still painted. */
bool stack_is_intact(void);

/* Empties the stack and goes on there. Never from an interrupt. */
_Noreturn void stack_restart(void (*entry)(void));

#endif
