/* The parts that the board's start brings up one after the other. */
#ifndef TALKODE_STM32F405_START_H
#define TALKODE_STM32F405_START_H

void clock_start(void);
void keys_start(void);
void uart_start(void);

#endif
