/* The parts that the board's start brings up one after the other. */
#ifndef TALKODE_NRF51_START_H
#define TALKODE_NRF51_START_H

#include <stdint.h>

void timer_start(void);
void key_start(void);
void uart_start(void);

/* The longest sleep that leaves no press unseen: UINT32_MAX where an interrupt tells of edges. */
uint32_t key_poll_ms(void);

#endif
