/* How long a press may stay unseen while the chip sleeps. */
#ifndef TALKODE_NRF51_KEYS_H
#define TALKODE_NRF51_KEYS_H

#include <stdint.h>

/* The longest sleep that leaves no press unseen: UINT32_MAX where an interrupt tells of edges. */
uint32_t keys_poll_ms(void);

#endif
