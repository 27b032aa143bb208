/* Battery and headphones. */
#ifndef TALKODE_SURROUNDINGS_H
#define TALKODE_SURROUNDINGS_H

#include <stdbool.h>

/* After boot: tells the core how things are. */
void surroundings_tell_all(void);

/* Tells it what has changed. Never wakes the chip for the battery. */
void surroundings_step(void);

/* Whether headphones came or went since. */
bool surroundings_have_changed(void);

#endif
