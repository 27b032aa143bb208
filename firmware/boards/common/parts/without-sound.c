/* A model without loudspeaker, headphones and voice. */
#include "board.h"

void board_sound_start(void) {}
void board_sound_stop(void) {}

bool board_headphones(void) { return false; }

const uint8_t *board_voice(uint32_t *length) {
  *length = 0;
  return NULL;
}
