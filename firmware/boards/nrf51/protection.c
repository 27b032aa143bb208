/*
 * Read-back protection of all flash, a word of the user information registers (RM 7.1), written like flash (RM 6).
 * Debuggers then read no flash, and the word goes back to ones only with all of it (ERASEALL). Only production images
 * have this.
 */
#include "board.h"
#include "pins.h"

static void settle(void) {
  while (NVMC_READY == 0) {}
}

/* Looked at first: a start of a protected token writes nothing. The other bits stay ones, which change nothing. */
bool board_protect(void) {
  if ((UICR_READ_BACK & UICR_READ_BACK_ALL) != 0) {
    NVMC_CONFIG = NVMC_WRITE;
    settle();
    UICR_READ_BACK = ~UICR_READ_BACK_ALL;
    settle();
    NVMC_CONFIG = NVMC_READ_ONLY;
    settle();
  }
  return (UICR_READ_BACK & UICR_READ_BACK_ALL) == 0;
}
