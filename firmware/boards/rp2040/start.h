/* What the board's start needs of its parts, and what they share. */
#ifndef TALKODE_RP2040_START_H
#define TALKODE_RP2040_START_H

#include <stdbool.h>
#include <stdint.h>

void clock_start(void);
/* Milliseconds since the start, of 64 bits. */
uint64_t clock_uptime_ms(void);
void real_time_start(void);
void keys_start(void);
void uart_start(void);
void usb_start(void);
void display_start(void);
void storage_start(void);
void surroundings_start(void);
void sound_start(void);

/* By the pins' interrupt: the headphones' contact. */
void surroundings_interrupt(void);

/* Takes blocks out of reset (section 2.14). */
void resets_release(uint32_t blocks);

/* Gives the USB controller its clock, and the processor one to match, or false; and takes both away again. */
bool clock_start_usb(void);
void clock_stop_usb(void);
/* How much faster than the crystal (CLOCK_HZ) the processor runs. */
uint32_t clock_multiple(void);
/* By the clock, when that has changed. */
void sound_follow_clock(void);

/* By the pins' interrupt: power on USB came or went. */
void usb_power_interrupt(void);
/* With interrupts off: starts or stops USB as its power came or went. */
void usb_follow_power(void);

/* The link's two lines, for board_link_send() and board_link_receive(). */
#define LINK_USB 1u
void uart_send(void);
void usb_serial_send(void);
void usb_serial_receive(void);

/* By interrupts that give the loop something to do: ends board_wait(). */
void clock_wake(void);

/* With interrupts off: serves the sample interrupt if it is pending, without the cost of entering it. */
void sound_serve(void);

#endif
