/* A model without loudspeaker, headphones and voice. */
#include "board.h"

#include "start.h"

void sound_start(void) {}
void sound_follow_clock(void) {}
void sound_serve(void) {}
void board_sound_start(void) {}
void board_sound_stop(void) {}
void pwm_wrap_interrupt(void);
void pwm_wrap_interrupt(void) {}
void surroundings_interrupt(void) {}

bool board_headphones(void) { return false; }

const uint8_t *board_voice(uint32_t *length) {
  *length = 0;
  return NULL;
}
