/* The motor's pin, which opens the transistor of its module. Set up anew each time: the loop begins by stopping it. */
#include "board.h"
#include "pins.h"

void board_motor(bool on) { gpio_output(PIN_MOTOR, on == (PIN_MOTOR_ACTIVE_LEVEL != 0)); }
