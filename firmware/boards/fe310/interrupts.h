/* The one trap handler, and what it leads to, each in the file of what interrupts. */
#ifndef TALKODE_FE310_INTERRUPTS_H
#define TALKODE_FE310_INTERRUPTS_H

void trap_entry(void);
void timer_interrupt(void);
void key_interrupt(void);
void uart_interrupt(void);

#endif
