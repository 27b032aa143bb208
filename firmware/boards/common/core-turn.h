/* A turn with the core: it is told the time, then does its part, and what it asks for is carried out. */
#ifndef TALKODE_CORE_TURN_H
#define TALKODE_CORE_TURN_H

#include <stdbool.h>
#include <stdint.h>

/* Before the core starts anew: nothing is held over. */
void core_turn_reset(void);

/* Tells the core these times, or the present ones: before every key, before link bytes, before each block of sound. */
void core_tell_clock(uint64_t rtc_ms, uint32_t uptime_ms);
void core_tick(void);

/* The uptime that was told last. */
uint32_t core_told_uptime_ms(void);

/* How soon the core wants a turn; 0: it is due. */
uint32_t core_due_in_ms(void);

/* After any call of the core: does what it asks for until it asks no more. */
void core_carry_out(void);

/* Effects that were taken elsewhere and are still to be carried out. */
void core_hold_effects(uint32_t effects);

/* Whether the core announced something to hear since this was forgotten last. */
bool core_has_announced(void);
void core_forget_announced(void);

#endif
