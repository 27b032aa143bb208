/* The parts that the board's start brings up one after the other, and what the trap handler calls in them. */
#ifndef TALKODE_FE310_START_H
#define TALKODE_FE310_START_H

#include <stdbool.h>
#include <stdint.h>

void timer_start(void);
void key_start(void);
void uart_start(void);

void timer_interrupt(void);
void key_interrupt(void);
void uart_interrupt(void);

/* Lets the interrupt controller pass an interrupt on. */
void interrupts_enable(uint32_t interrupt);

#endif
