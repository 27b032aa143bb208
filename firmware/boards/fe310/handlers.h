/* The one trap handler, and what it leads to, each in the file of what interrupts. */
#ifndef TALKODE_FE310_HANDLERS_H
#define TALKODE_FE310_HANDLERS_H

/* mtvec's two low bits are its mode: 0, all traps to one place. */
void trap_entry(void) __attribute__((interrupt("machine"), aligned(4)));

void timer_interrupt(void);
void key_interrupt(void);
void uart_interrupt(void);

#endif
