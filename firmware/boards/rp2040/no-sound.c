/* What the chip's other drivers ask of its sound, for a model without. */
#include "handlers.h"
#include "sound.h"
#include "start.h"

void sound_start(void) {}
void sound_follow_clock(void) {}
void sound_serve(void) {}
void pwm_wrap_interrupt(void) {}
void headphones_pin_interrupt(void) {}
