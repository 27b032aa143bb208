/*
 * Pulls the core's sound in step with the board's sample interrupt: the counterpart of simulator/runner/audio-pump.ts.
 *
 * From a key to silence: at most what the ring holds, SOUND_LOW_SAMPLES + SOUND_BLOCK_SAMPLES = 272 samples, 17 ms,
 * which the core's fade of 8 ms and the keys' 4 ms leave of 30. What is left when a block is begun, 144 samples, lasts
 * 9 ms: longer than the dearest block takes, and the dearest code with its key kept.
 */
#ifndef TALKODE_SOUND_H
#define TALKODE_SOUND_H

#include <stdbool.h>
#include <stdint.h>

#define SOUND_BLOCK_SAMPLES 128u
#define SOUND_LOW_SAMPLES 144u

/* Silence, with nothing announced. */
void sound_reset(void);

/* Begins what the core has announced, renders what the ring needs, ends the sound when it has been played. */
void sound_step(void);

/* How soon the core must be asked once more: UINT32_MAX when it need not. */
uint32_t sound_due_in_ms(void);

/* Whether samples are being played. */
bool sound_is_running(void);

#endif
