#include "protection.h"

#include "board.h"
#include "core-host.h"

/*
 * A factory takes the answer to its lock as a promise: a chip that does not take its protection gives none. A power cut
 * in between leaves a locked token without; the next start comes by here before anything can be asked.
 */
void protection_step(void) {
  if (w2c_core_isLocked(&core_instance) == 0) return;
  if (!board_protect()) board_halt();
}
