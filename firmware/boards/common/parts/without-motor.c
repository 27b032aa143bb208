/* A model without a motor. */
#include "board.h"

void board_motor(bool on) { (void)on; }
