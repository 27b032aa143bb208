/* Code display on a Netduino Plus 2. Generated from hardware-docs/boards/stm32f405-code-display.json by "npm run
 * generate". Change the tables, not this file. */
#ifndef TALKODE_PINS_H
#define TALKODE_PINS_H

#include <stddef.h>
#include <stdint.h>

#define BOARD_NAME "stm32f405"
#define BOARD_MODEL_NAME "code-display"
/* the 25 MHz crystal oscillator, no PLL */
#define CLOCK_HZ 25000000u
/* NULL: the board has none */
#define ENTROPY_SOURCE "STM32F4 RNG"

/* --- Pins --- */

/* PB2: out, to the switch of the header's supply */
#define PIN_HEADER_POWER 18
#define PIN_HEADER_POWER_PORT 1
#define PIN_HEADER_POWER_BIT 2
#define PIN_HEADER_POWER_ACTIVE_LEVEL 1
/* PB6, SCL on the header: USART1 TX, to J1.RX */
#define PIN_UART_TX 22
#define PIN_UART_TX_PORT 1
#define PIN_UART_TX_BIT 6
#define PIN_UART_TX_FUNCTION 7
/* PB7, SDA on the header: USART1 RX, to J1.TX */
#define PIN_UART_RX 23
#define PIN_UART_RX_PORT 1
#define PIN_UART_RX_BIT 7
#define PIN_UART_RX_FUNCTION 7
/* PB8, D5 on the header: out, to DS1.RES */
#define PIN_DISPLAY_RESET 24
#define PIN_DISPLAY_RESET_PORT 1
#define PIN_DISPLAY_RESET_BIT 8
#define PIN_DISPLAY_RESET_ACTIVE_LEVEL 0
/* PB9, D6 on the header: out, to DS1.DC */
#define PIN_DISPLAY_DC 25
#define PIN_DISPLAY_DC_PORT 1
#define PIN_DISPLAY_DC_BIT 9
/* PB10, D10 on the header: out, to DS1.CS */
#define PIN_DISPLAY_CS 26
#define PIN_DISPLAY_CS_PORT 1
#define PIN_DISPLAY_CS_BIT 10
#define PIN_DISPLAY_CS_ACTIVE_LEVEL 0
/* PB11: in-pulldown, to the board's button, to 3.3 V */
#define PIN_KEY_MAIN 27
#define PIN_KEY_MAIN_PORT 1
#define PIN_KEY_MAIN_BIT 11
#define PIN_KEY_MAIN_ACTIVE_LEVEL 1
/* PB13, D13 on the header: SPI2 SCK, to DS1.SCK */
#define PIN_DISPLAY_SCK 29
#define PIN_DISPLAY_SCK_PORT 1
#define PIN_DISPLAY_SCK_BIT 13
#define PIN_DISPLAY_SCK_FUNCTION 5
/* PB15, D11 on the header: SPI2 MOSI, to DS1.MOSI */
#define PIN_DISPLAY_MOSI 31
#define PIN_DISPLAY_MOSI_PORT 1
#define PIN_DISPLAY_MOSI_BIT 15
#define PIN_DISPLAY_MOSI_FUNCTION 5

/* --- Keys --- */

#define KEY_ROW_COUNT 0
#define KEY_COLUMN_COUNT 0
#define KEY_DIRECT_COUNT 1
/* Keys with a GPIO of their own: the GPIO, the key id, the level while pressed. */
static const uint8_t KEY_DIRECT_PINS[KEY_DIRECT_COUNT] = {27};
static const uint8_t KEY_DIRECT_IDS[KEY_DIRECT_COUNT] = {0};
static const uint8_t KEY_DIRECT_LEVELS[KEY_DIRECT_COUNT] = {1};

/* --- Flash: offsets are from its start --- */

#define FLASH_BASE 0x08000000u
#define FLASH_BYTES 1048576u
#define FLASH_ERASE_BYTES 16384u

#endif
