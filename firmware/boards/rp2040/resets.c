#include "resets.h"

#include "registers.h"

void resets_release(uint32_t blocks) {
  RP2040_CLEAR(RESETS_RESET) = blocks;
  while ((RESETS_DONE & blocks) != blocks) {}
}
