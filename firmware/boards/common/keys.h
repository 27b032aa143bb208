/* Edges of the keys' contacts, raw: the core debounces them. */
#ifndef TALKODE_KEYS_H
#define TALKODE_KEYS_H

#include <stdbool.h>
#include <stdint.h>

/* Gives the core every edge since the last time. */
void keys_step(void);

/* Whether a contact is another one than was told. Called with interrupts off. */
bool keys_have_changed(void);

/* How soon the contacts must be looked at again: UINT32_MAX when an interrupt will tell. */
uint32_t keys_due_in_ms(void);

#endif
