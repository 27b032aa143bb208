/* What the vector table leads to, each in the file of what interrupts. */
#ifndef TALKODE_STM32F405_HANDLERS_H
#define TALKODE_STM32F405_HANDLERS_H

void systick_interrupt(void);
void exti10_15_interrupt(void);
void usart1_interrupt(void);

#endif
