/* The parts that the board's start brings up one after the other. */
#ifndef TALKODE_STM32F405_START_H
#define TALKODE_STM32F405_START_H

void timer_start(void);
void key_start(void);
void usart_start(void);

#endif
