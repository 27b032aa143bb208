/* What the vector table leads to, each in the file of what interrupts. */
#ifndef TALKODE_NRF51_HANDLERS_H
#define TALKODE_NRF51_HANDLERS_H

void uart_interrupt(void);
void gpiote_interrupt(void);
void timer0_interrupt(void);

#endif
