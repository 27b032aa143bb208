/*
 * Read-out protection of level 1 (RM 3.6.3): debuggers and the boot loader then read no flash, and going back to level
 * 0 erases all of it. The option bytes have a lock of their own, which two keys open (RM 3.6.2); setting the start bit
 * writes all of them as the register has them. Only production images have this.
 */
#include "board.h"
#include "pins.h"

static void settle(void) {
  while ((FLASH_STATUS & FLASH_STATUS_BUSY) != 0) {}
}

/* Level 2 would be more, and cannot be taken back: it is left as it is, as is level 1. */
bool board_protect(void) {
  if ((FLASH_OPTIONS & FLASH_OPTIONS_LEVEL) != FLASH_OPTIONS_LEVEL_0) return true;
  FLASH_OPTION_KEY = FLASH_OPTION_KEY_1;
  FLASH_OPTION_KEY = FLASH_OPTION_KEY_2;
  settle();
  FLASH_OPTIONS = (FLASH_OPTIONS & ~FLASH_OPTIONS_LEVEL) | FLASH_OPTIONS_LEVEL_1;
  FLASH_OPTIONS |= FLASH_OPTIONS_START;
  settle();
  FLASH_OPTIONS |= FLASH_OPTIONS_LOCK;
  /* The register says what was wanted, the bytes what came of it. */
  return (FLASH_OPTION_BYTES & FLASH_OPTIONS_LEVEL) == FLASH_OPTIONS_LEVEL_1;
}
