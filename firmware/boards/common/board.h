/*
 * What a board gives to the common event loop, and what its interrupts tell the loop. Each board's folder implements
 * the functions named board_*; nothing else in it is known outside.
 */
#ifndef TALKODE_BOARD_H
#define TALKODE_BOARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* --- Start, time, sleep --- */

/* Clocks, pins and interrupts. Called once, before everything else; interrupts are on afterwards. */
void board_start(void);

/* Milliseconds since power-on; wraps after 2^32. */
uint32_t board_uptime_ms(void);

/* What the real-time clock reads, in milliseconds since 1970, or since power-on where nothing keeps it. Never goes back
 * while the power is on. */
uint64_t board_rtc_ms(void);

/* Turns all interrupts off or on. */
void board_interrupts(bool on);

/*
 * Called with interrupts off: sleeps until one is pending, at most most_ms (UINT32_MAX: for ever). May return early. A
 * key that goes down after board_keys_down() was asked ends it, even where its interrupt is pending already. A board
 * that takes each sample by an interrupt stays asleep over those until sound_wanted().
 */
void board_wait(uint32_t most_ms);

/* --- Keys --- */

/* Bit n: the contact of key id n (hardware-docs/keys.json) is closed just now. */
uint32_t board_keys_down(void);

/* --- Link: bytes in both directions by interrupt, over LINK_LINES lines --- */

/* The line that each board has; others come after it. */
#define LINK_UART 0u

/* Called when link_next_to_send() has bytes of this line again; the board's interrupt then takes them one by one. */
void board_link_send(uint32_t line);
/* Called each round: lets the far end of this line go on, where the board has held it up; see link_held_up(). */
void board_link_receive(uint32_t line);

/* Called by the board's interrupt. */
void link_received(uint32_t line, uint8_t byte);
/*
 * A line whose far end can be made to wait does so after each lot of bytes, until the loop has gone round: a host that
 * never stops then takes no more than its turn. Called by the board's interrupt.
 */
void link_held_up(void);
/* The next byte to send, or -1. Called by the board's interrupt. */
int32_t link_next_to_send(uint32_t line);
/* Nobody is at the line's far end any more: forgets what waits. Called by the board's interrupt. */
void link_abandoned(uint32_t line);

/* --- Glass: an SSD1306-class display, or none (board_display_present() false) --- */

bool board_display_present(void);
/* Resets the display's controller. */
void board_display_reset(void);
/* Sends bytes over its bus: commands, or pixels. Returns when they are out. */
void board_display_write(bool pixels, const uint8_t *bytes, size_t length);

/* --- Storage: two slots, hardware-docs/core-contract.md "Storage" --- */

/* The first page of a slot, readable in place. */
const uint8_t *board_storage_page(uint32_t slot);
bool board_storage_erase(uint32_t slot);
/* Clears bits: length bytes at offset within the slot's first page. Gives whether they read as cleared afterwards. */
bool board_storage_program(uint32_t slot, uint32_t offset, const uint8_t *bytes, uint32_t length);

/*
 * Has the chip keep its flash from being read out, unless it does already, and gives whether it does. True where
 * nothing is to be done: the chip can't, or the image is one for development.
 */
bool board_protect(void);

/* --- Voice: the image behind the firmware in flash, or none (NULL, 0) --- */

const uint8_t *board_voice(uint32_t *length);

/* --- Sound --- */

/* Starts and stops the interrupt that takes a sample each 1/16000 s, and the amplifier. Nothing on boards without. */
void board_sound_start(void);
void board_sound_stop(void);
/* The next sample, or false when there is none. Called by the board's interrupt. */
bool sound_next(int16_t *sample);
/* Whether the ring is low, or has run dry. May be asked by the board's interrupt. */
bool sound_wanted(void);
/* Entered after each renderAudio of the core, with how many samples it gave. Emulators stop here to read the marks. */
void sound_rendered(uint32_t samples);

/* --- Motor --- */

/* Starts or stops the motor. Nothing on boards without. */
void board_motor(bool on);

/* --- Surroundings --- */

/* The battery's voltage, 0 where the board cannot measure it. */
uint32_t board_battery_millivolts(void);
bool board_headphones(void);

/* The entropy source's name, as hardware-docs/boards says; NULL for none. */
extern const char *const board_entropy_source;
/* Raw noise, one byte of raw bits a byte given, unconditioned. False when the source does not answer. */
bool board_noise(uint8_t *bytes, size_t length);

/* Shows that the firmware cannot go on at all, where the board has a way; then sleeps for ever. */
_Noreturn void board_halt(void);

#endif
