/* What the chip's other drivers ask of its sound; no-sound.c answers for a model without. */
#ifndef TALKODE_RP2040_SOUND_H
#define TALKODE_RP2040_SOUND_H

/* When the processor's clock has changed. */
void sound_follow_clock(void);

/* With interrupts off: serves the sample interrupt if it is pending, without the cost of entering it. */
void sound_serve(void);

#endif
