/* A board that cannot measure its supply. */
#include "board.h"

uint32_t board_battery_millivolts(void) { return 0; }
