#include "ssd1306.h"

#include "board.h"

/* Section 9, table 9-1. */
#define SET_ADDRESSING_MODE 0x20u
#define ADDRESS_HORIZONTALLY 0x00u
#define SET_COLUMNS 0x21u
#define SET_PAGES 0x22u
#define SET_START_LINE_0 0x40u
#define SET_CONTRAST 0x81u
#define SET_CHARGE_PUMP 0x8du /* its application note, section 2 */
#define CHARGE_PUMP_ON 0x14u
#define MIRROR_COLUMNS 0xa1u
#define SHOW_MEMORY 0xa4u
#define SHOW_UPRIGHT 0xa6u
#define SHOW_INVERSE 0xa7u
#define SET_MULTIPLEX 0xa8u
#define MULTIPLEX_64 63u
#define TURN_OFF 0xaeu
#define TURN_ON 0xafu
#define MIRROR_ROWS 0xc8u
#define SET_OFFSET 0xd3u
#define SET_CLOCK 0xd5u
#define CLOCK_RESET_VALUE 0x80u
#define SET_PRECHARGE 0xd9u
#define PRECHARGE_WITH_PUMP 0xf1u
#define SET_ROW_PINS 0xdau
#define ROW_PINS_ALTERNATE 0x12u
#define SET_DESELECT_LEVEL 0xdbu
#define DESELECT_077_VCC 0x20u
#define CONTRAST 0xcfu

void ssd1306_start(void) {
  /* A line is a command and what belongs to it. */
  /* clang-format off */
  static const uint8_t SET_UP[] = {
      TURN_OFF,
      SET_CLOCK, CLOCK_RESET_VALUE,
      SET_MULTIPLEX, MULTIPLEX_64,
      SET_OFFSET, 0,
      SET_START_LINE_0,
      SET_CHARGE_PUMP, CHARGE_PUMP_ON,
      SET_ADDRESSING_MODE, ADDRESS_HORIZONTALLY,
      MIRROR_COLUMNS, MIRROR_ROWS,
      SET_ROW_PINS, ROW_PINS_ALTERNATE,
      SET_CONTRAST, CONTRAST,
      SET_PRECHARGE, PRECHARGE_WITH_PUMP,
      SET_DESELECT_LEVEL, DESELECT_077_VCC,
      SHOW_MEMORY, SHOW_UPRIGHT,
  };
  /* clang-format on */
  board_display_reset();
  board_display_write(false, SET_UP, sizeof SET_UP);
}

void ssd1306_write(uint32_t page, uint32_t column, const uint8_t *bytes, size_t length) {
  uint8_t last_column = (uint8_t)(column + length - 1);
  const uint8_t window[] = {SET_COLUMNS, (uint8_t)column, last_column, SET_PAGES, (uint8_t)page, (uint8_t)page};
  board_display_write(false, window, sizeof window);
  board_display_write(true, bytes, length);
}

void ssd1306_turn(bool on) {
  const uint8_t command = on ? TURN_ON : TURN_OFF;
  board_display_write(false, &command, 1);
}

void ssd1306_invert(bool inverse) {
  const uint8_t command = inverse ? SHOW_INVERSE : SHOW_UPRIGHT;
  board_display_write(false, &command, 1);
}
