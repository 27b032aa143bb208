/* The parts that the board's start brings up one after the other. */
#ifndef TALKODE_RP2040_START_H
#define TALKODE_RP2040_START_H

void clock_start(void);
void real_time_start(void);
void flash_start(void);
void keys_start(void);
void uart_start(void);
void display_start(void);
void battery_start(void);
void sound_start(void);
void usb_start(void);

#endif
