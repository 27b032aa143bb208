/* Sleep, and its end. */
#ifndef TALKODE_RP2040_SLEEP_H
#define TALKODE_RP2040_SLEEP_H

/* By interrupts that give the loop something to do: ends board_wait(). */
void sleep_end(void);

#endif
