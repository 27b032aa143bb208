/* The glass on the board's display: frames in, as few bytes as can be to the controller. */
#ifndef TALKODE_DISPLAY_H
#define TALKODE_DISPLAY_H

#include <stdint.h>

/* Starts the controller anew, dark. */
void display_reset(void);

/* Effect frame: one bit per segment. */
void display_show(const uint8_t *frame);

#endif
