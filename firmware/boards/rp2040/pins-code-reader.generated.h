/* Code reader on a Raspberry Pi Pico. Generated from hardware-docs/boards/rp2040-code-reader.json by "npm run
 * generate". Change the tables, not this file. */
#ifndef TALKODE_PINS_H
#define TALKODE_PINS_H

#include <stddef.h>
#include <stdint.h>

#define BOARD_NAME "rp2040"
#define BOARD_MODEL_NAME "code-reader"
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
/* GPIO2, GP2 on the header: open-drain, to KP1.ROW1 */
#define PIN_KEY_ROW_1 2
#define PIN_KEY_ROW_1_ACTIVE_LEVEL 0
/* GPIO3, GP3 on the header: open-drain, to KP1.ROW2 */
#define PIN_KEY_ROW_2 3
#define PIN_KEY_ROW_2_ACTIVE_LEVEL 0
/* GPIO4, GP4 on the header: open-drain, to KP1.ROW3 */
#define PIN_KEY_ROW_3 4
#define PIN_KEY_ROW_3_ACTIVE_LEVEL 0
/* GPIO5, GP5 on the header: open-drain, to KP1.ROW4 */
#define PIN_KEY_ROW_4 5
#define PIN_KEY_ROW_4_ACTIVE_LEVEL 0
/* GPIO6, GP6 on the header: in-pullup, to KP1.COL1 */
#define PIN_KEY_COLUMN_1 6
#define PIN_KEY_COLUMN_1_ACTIVE_LEVEL 0
/* GPIO7, GP7 on the header: in-pullup, to KP1.COL2 */
#define PIN_KEY_COLUMN_2 7
#define PIN_KEY_COLUMN_2_ACTIVE_LEVEL 0
/* GPIO8, GP8 on the header: in-pullup, to KP1.COL3 */
#define PIN_KEY_COLUMN_3 8
#define PIN_KEY_COLUMN_3_ACTIVE_LEVEL 0
/* GPIO15, GP15 on the header: in-pullup, to SW1.A */
#define PIN_KEY_FN 15
#define PIN_KEY_FN_ACTIVE_LEVEL 0
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
/* GPIO22, GP22 on the header: PWM3 A, to U2.A+ */
#define PIN_AUDIO_PWM 22
#define PIN_AUDIO_PWM_FUNCTION 4
#define PIN_AUDIO_PWM_SLICE 3
#define PIN_AUDIO_PWM_CHANNEL 0
/* GPIO24: in, to VBUS, divided down (5.6 k and 10 k): high while a USB cable brings power */
#define PIN_USB_POWER 24
#define PIN_USB_POWER_ACTIVE_LEVEL 1
/* GPIO26, GP26 on the header: out, to U2.SD */
#define PIN_AMPLIFIER_ENABLE 26
#define PIN_AMPLIFIER_ENABLE_ACTIVE_LEVEL 1
/* GPIO27, GP27 on the header: in-pullup, to J2.SLEEVE */
#define PIN_HEADPHONES_DETECT 27
#define PIN_HEADPHONES_DETECT_ACTIVE_LEVEL 0
/* GPIO28, GP28 on the header: out, to M1.SIG */
#define PIN_MOTOR 28
#define PIN_MOTOR_ACTIVE_LEVEL 1
/* GPIO29: ADC3, to VSYS divided by three (200 k and 100 k) */
#define PIN_BATTERY_SENSE 29
#define PIN_BATTERY_SENSE_FUNCTION 31
#define PIN_BATTERY_SENSE_INPUT 3

/* --- Keys --- */

#define KEY_ROW_COUNT 4
#define KEY_COLUMN_COUNT 3
#define KEY_DIRECT_COUNT 1
static const uint8_t KEY_ROWS[KEY_ROW_COUNT] = {2, 3, 4, 5};
static const uint8_t KEY_COLUMNS[KEY_COLUMN_COUNT] = {6, 7, 8};
/* The key id of the contact between a row and a column. */
static const uint8_t KEY_OF_CONTACT[KEY_ROW_COUNT][KEY_COLUMN_COUNT] = {
    {1, 2, 3},
    {4, 5, 6},
    {7, 8, 9},
    {10, 0, 11},
};
/* Keys with a GPIO of their own: the GPIO, the key id, the level while pressed. */
static const uint8_t KEY_DIRECT_PINS[KEY_DIRECT_COUNT] = {15};
static const uint8_t KEY_DIRECT_IDS[KEY_DIRECT_COUNT] = {12};
static const uint8_t KEY_DIRECT_LEVELS[KEY_DIRECT_COUNT] = {0};

/* --- Flash: offsets are from its start --- */

#define FLASH_BASE 0x10000000u
#define FLASH_BYTES 2097152u
#define FLASH_ERASE_BYTES 4096u
#define VOICE_OFFSET 0x00040000u
#define SLOT_0_OFFSET 0x001fe000u
#define SLOT_1_OFFSET 0x001ff000u

#endif
