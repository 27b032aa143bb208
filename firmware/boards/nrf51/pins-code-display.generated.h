/* Code display on a micro:bit v1. Generated from hardware-docs/boards/nrf51-code-display.json by "npm run generate".
 * Change the tables, not this file. */
#ifndef TALKODE_PINS_H
#define TALKODE_PINS_H

#include <stddef.h>
#include <stdint.h>

#define BOARD_NAME "nrf51"
#define BOARD_MODEL_NAME "code-display"
/* the 16 MHz crystal oscillator */
#define CLOCK_HZ 16000000u
/* NULL: the board has none */
#define ENTROPY_SOURCE "nRF51 RNG"

/* --- Pins --- */

/* P0.16, P16 on the header: out, to DS1.CS */
#define PIN_DISPLAY_CS 16
#define PIN_DISPLAY_CS_ACTIVE_LEVEL 0
/* P0.17, P5 on the header: in, to button A (pulled up on the board) */
#define PIN_KEY_MAIN 17
#define PIN_KEY_MAIN_ACTIVE_LEVEL 0
/* P0.18, P8 on the header: out, to DS1.RES */
#define PIN_DISPLAY_RESET 18
#define PIN_DISPLAY_RESET_ACTIVE_LEVEL 0
/* P0.20, P12 on the header: out, to DS1.DC */
#define PIN_DISPLAY_DC 20
/* P0.21, P15 on the header: SPI0 MOSI, to DS1.MOSI */
#define PIN_DISPLAY_MOSI 21
/* P0.23, P13 on the header: SPI0 SCK, to DS1.SCK */
#define PIN_DISPLAY_SCK 23
/* P0.24: UART0 TX, to the USB interface chip */
#define PIN_UART_TX 24
/* P0.25: UART0 RX, to the USB interface chip */
#define PIN_UART_RX 25

/* --- Keys --- */

#define KEY_ROW_COUNT 0
#define KEY_COLUMN_COUNT 0
#define KEY_DIRECT_COUNT 1
/* Keys with a GPIO of their own: the GPIO, the key id, the level while pressed. */
static const uint8_t KEY_DIRECT_PINS[KEY_DIRECT_COUNT] = {17};
static const uint8_t KEY_DIRECT_IDS[KEY_DIRECT_COUNT] = {0};
static const uint8_t KEY_DIRECT_LEVELS[KEY_DIRECT_COUNT] = {0};

/* --- Flash: offsets are from its start --- */

#define FLASH_BASE 0x00000000u
#define FLASH_BYTES 262144u
#define FLASH_ERASE_BYTES 1024u
#define SLOT_0_OFFSET 0x0003f800u
#define SLOT_1_OFFSET 0x0003fc00u

#endif
