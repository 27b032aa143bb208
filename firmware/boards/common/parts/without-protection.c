/* A chip that cannot keep its flash from being read out, or a development image, which a debugger is to read. */
#include "board.h"

bool board_protect(void) { return true; }
