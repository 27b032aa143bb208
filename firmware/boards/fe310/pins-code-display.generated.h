/* Code display on a HiFive1. Generated from hardware-docs/boards/fe310-code-display.json by "npm run generate". Change
 * the tables, not this file. */
#ifndef TALKODE_PINS_H
#define TALKODE_PINS_H

#include <stddef.h>
#include <stdint.h>

#define BOARD_NAME "fe310"
#define BOARD_MODEL_NAME "code-display"
/* the 16 MHz crystal oscillator, no PLL; time from the 32.768 kHz oscillator */
#define CLOCK_HZ 16000000u
/* NULL: the board has none */
#define ENTROPY_SOURCE NULL

/* --- Pins --- */

/* GPIO0, D8 on the header: out, to DS1.RES */
#define PIN_DISPLAY_RESET 0
#define PIN_DISPLAY_RESET_ACTIVE_LEVEL 0
/* GPIO1, D9 on the header: out, to DS1.DC */
#define PIN_DISPLAY_DC 1
/* GPIO2, D10 on the header: SPI1 SS0, to DS1.CS */
#define PIN_DISPLAY_CS 2
#define PIN_DISPLAY_CS_ACTIVE_LEVEL 0
#define PIN_DISPLAY_CS_FUNCTION 0
/* GPIO3, D11 on the header: SPI1 MOSI, to DS1.MOSI */
#define PIN_DISPLAY_MOSI 3
#define PIN_DISPLAY_MOSI_FUNCTION 0
/* GPIO5, D13 on the header: SPI1 SCK, to DS1.SCK */
#define PIN_DISPLAY_SCK 5
#define PIN_DISPLAY_SCK_FUNCTION 0
/* GPIO16, D0 on the header: UART0 RX, to the USB interface chip (and D0) */
#define PIN_UART_RX 16
#define PIN_UART_RX_FUNCTION 0
/* GPIO17, D1 on the header: UART0 TX, to the USB interface chip (and D1) */
#define PIN_UART_TX 17
#define PIN_UART_TX_FUNCTION 0
/* GPIO18, D2 on the header: in-pullup, to SW1.A */
#define PIN_KEY_MAIN 18
#define PIN_KEY_MAIN_ACTIVE_LEVEL 0

/* --- Keys --- */

#define KEY_ROW_COUNT 0
#define KEY_COLUMN_COUNT 0
#define KEY_DIRECT_COUNT 1
/* Keys with a GPIO of their own: the GPIO, the key id, the level while pressed. */
static const uint8_t KEY_DIRECT_PINS[KEY_DIRECT_COUNT] = {18};
static const uint8_t KEY_DIRECT_IDS[KEY_DIRECT_COUNT] = {0};
static const uint8_t KEY_DIRECT_LEVELS[KEY_DIRECT_COUNT] = {0};

/* --- Flash: offsets are from its start --- */

#define FLASH_BASE 0x20400000u
#define FLASH_BYTES 12582912u
#define FLASH_ERASE_BYTES 4096u

#endif
