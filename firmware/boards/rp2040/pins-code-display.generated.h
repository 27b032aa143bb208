/* Code display on a Raspberry Pi Pico. Generated from hardware-docs/boards/rp2040-code-display.json by "npm run
 * generate". Change the tables, not this file. */
#ifndef TALKODE_PINS_H
#define TALKODE_PINS_H

#include <stddef.h>
#include <stdint.h>

#define BOARD_NAME "rp2040"
#define BOARD_MODEL_NAME "code-display"
/* the crystal oscillator, no PLL; 60 MHz by PLL while USB brings power */
#define CLOCK_HZ 12000000u
/* NULL: the board has none */
#define ENTROPY_SOURCE "RP2040 ROSC"

/* --- Pins --- */

/* GPIO0, GP0 on the header: UART0 TX, to J1.RX */
#define PIN_UART_TX 0
#define PIN_UART_TX_FUNCTION 2
/* GPIO1, GP1 on the header: UART0 RX, to J1.TX */
#define PIN_UART_RX 1
#define PIN_UART_RX_FUNCTION 2
/* GPIO15, GP15 on the header: in-pullup, to SW1.A */
#define PIN_KEY_MAIN 15
#define PIN_KEY_MAIN_ACTIVE_LEVEL 0
/* GPIO17, GP17 on the header: out, to DS1.CS */
#define PIN_DISPLAY_CS 17
#define PIN_DISPLAY_CS_ACTIVE_LEVEL 0
/* GPIO18, GP18 on the header: SPI0 SCK, to DS1.SCK */
#define PIN_DISPLAY_SCK 18
#define PIN_DISPLAY_SCK_FUNCTION 1
/* GPIO19, GP19 on the header: SPI0 TX, to DS1.MOSI */
#define PIN_DISPLAY_MOSI 19
#define PIN_DISPLAY_MOSI_FUNCTION 1
/* GPIO20, GP20 on the header: out, to DS1.DC */
#define PIN_DISPLAY_DC 20
/* GPIO21, GP21 on the header: out, to DS1.RES */
#define PIN_DISPLAY_RESET 21
#define PIN_DISPLAY_RESET_ACTIVE_LEVEL 0
/* GPIO24: in, to VBUS, divided down (5.6 k and 10 k): high while a USB cable brings power */
#define PIN_USB_POWER 24
#define PIN_USB_POWER_ACTIVE_LEVEL 1
/* GPIO29: ADC3, to VSYS divided by three (200 k and 100 k) */
#define PIN_BATTERY_SENSE 29
#define PIN_BATTERY_SENSE_FUNCTION 31
#define PIN_BATTERY_SENSE_INPUT 3

/* --- Keys --- */

#define KEY_ROW_COUNT 0
#define KEY_COLUMN_COUNT 0
#define KEY_DIRECT_COUNT 1
/* Keys with a GPIO of their own: the GPIO, the key id, the level while pressed. */
static const uint8_t KEY_DIRECT_PINS[KEY_DIRECT_COUNT] = {15};
static const uint8_t KEY_DIRECT_IDS[KEY_DIRECT_COUNT] = {0};
static const uint8_t KEY_DIRECT_LEVELS[KEY_DIRECT_COUNT] = {0};

/* --- Flash: offsets are from its start --- */

#define FLASH_BASE 0x10000000u
#define FLASH_BYTES 2097152u
#define FLASH_ERASE_BYTES 4096u
#define VOICE_OFFSET 0x00040000u
#define SLOT_0_OFFSET 0x001fe000u
#define SLOT_1_OFFSET 0x001ff000u

#endif
