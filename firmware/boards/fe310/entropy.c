/* This chip has no source of noise. */
#include "board.h"
#include "pins.h"

const char *const board_entropy_source = ENTROPY_SOURCE;

bool board_noise(uint8_t *bytes, size_t length) {
  (void)bytes;
  (void)length;
  return false;
}
