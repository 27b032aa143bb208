/* What runs on which clock, and the time since the start. */
#ifndef TALKODE_RP2040_CLOCK_H
#define TALKODE_RP2040_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

/* Milliseconds since the start, of 64 bits. */
uint64_t clock_uptime_ms(void);

/* Gives the USB controller its clock, and the processor one to match, or false; and takes both away again. */
bool clock_start_usb(void);
void clock_stop_usb(void);
/* How much faster than the crystal (CLOCK_HZ) the processor runs. */
uint32_t clock_multiple(void);

#endif
