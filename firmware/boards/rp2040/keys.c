/*
 * Keys with a pin of their own, and a matrix: rows are driven low or let go, columns are pulled up and read low where a
 * key is down. Between scans all rows are low, so that any key pulls its column down and the pin's interrupt wakes the
 * chip. That interrupt goes by level, not by edge: a key that goes down during a scan is not missed. It is on only
 * while no key is down; the loop polls meanwhile.
 */
#include "board.h"

#include "clock.h"
#include "cortex-m.h"
#include "handlers.h"
#include "pins.h"
#include "start.h"

/* The pull-up (50 to 80 kOhm, section 2.19.4) charges a column's few tens of picofarads in less than 5 us. */
#define SETTLE_US 5u
#define CYCLES_PER_TURN 4u
/* At the crystal's speed. */
#define SETTLE_TURNS (SETTLE_US * (CLOCK_HZ / 1000000u) / CYCLES_PER_TURN)

static void interrupt_on_press(uint32_t gpio, uint32_t pressed_level, bool on) {
  uint32_t bit = pressed_level == 0 ? IO_INTERRUPT_LEVEL_LOW(gpio) : IO_INTERRUPT_LEVEL_HIGH(gpio);
  if (on) RP2040_SET(IO_INTERRUPT_ENABLE(gpio)) = bit;
  else RP2040_CLEAR(IO_INTERRUPT_ENABLE(gpio)) = bit;
}

static uint32_t direct_keys_down(void) {
  uint32_t down = 0;
  for (uint32_t i = 0; i < KEY_DIRECT_COUNT; i++)
    if (gpio_read(KEY_DIRECT_PINS[i]) == (KEY_DIRECT_LEVELS[i] != 0)) down |= 1u << KEY_DIRECT_IDS[i];
  return down;
}

#if KEY_ROW_COUNT > 0

static void settle(void) {
  for (uint32_t turns = SETTLE_TURNS * clock_multiple(); turns > 0; turns--) __asm volatile("");
}

static uint32_t all_rows(void) {
  uint32_t rows = 0;
  for (uint32_t row = 0; row < KEY_ROW_COUNT; row++) rows |= 1u << KEY_ROWS[row];
  return rows;
}

static bool is_column_low(void) {
  for (uint32_t column = 0; column < KEY_COLUMN_COUNT; column++)
    if (!gpio_read(KEY_COLUMNS[column])) return true;
  return false;
}

/* Rows are only ever driven low: two keys in one column must not connect a high row to a low one. */
static uint32_t matrix_keys_down(void) {
  if (!is_column_low()) return 0;
  uint32_t down = 0;
  SIO_OUT_ENABLE_CLEAR = all_rows();
  for (uint32_t row = 0; row < KEY_ROW_COUNT; row++) {
    SIO_OUT_ENABLE_SET = 1u << KEY_ROWS[row];
    settle();
    for (uint32_t column = 0; column < KEY_COLUMN_COUNT; column++)
      if (!gpio_read(KEY_COLUMNS[column])) down |= 1u << KEY_OF_CONTACT[row][column];
    SIO_OUT_ENABLE_CLEAR = 1u << KEY_ROWS[row];
    settle();
  }
  SIO_OUT_ENABLE_SET = all_rows();
  settle();
  return down;
}

static void matrix_start(void) {
  for (uint32_t row = 0; row < KEY_ROW_COUNT; row++) gpio_output(KEY_ROWS[row], false);
  for (uint32_t column = 0; column < KEY_COLUMN_COUNT; column++) gpio_input_pulled_up(KEY_COLUMNS[column]);
  settle();
}

static void matrix_interrupt_on_press(bool on) {
  for (uint32_t column = 0; column < KEY_COLUMN_COUNT; column++) interrupt_on_press(KEY_COLUMNS[column], 0, on);
}

#else

static uint32_t matrix_keys_down(void) { return 0; }
static void matrix_start(void) {}
static void matrix_interrupt_on_press(bool on) { (void)on; }

#endif

static void all_interrupt_on_press(bool on) {
  matrix_interrupt_on_press(on);
  for (uint32_t i = 0; i < KEY_DIRECT_COUNT; i++) interrupt_on_press(KEY_DIRECT_PINS[i], KEY_DIRECT_LEVELS[i], on);
}

void keys_start(void) {
  matrix_start();
  for (uint32_t i = 0; i < KEY_DIRECT_COUNT; i++) gpio_input_pulled_up(KEY_DIRECT_PINS[i]);
  cortex_m_enable(IRQ_IO_BANK0);
}

uint32_t board_keys_down(void) {
  all_interrupt_on_press(false);
  uint32_t down = direct_keys_down() | matrix_keys_down();
  if (down == 0) all_interrupt_on_press(true);
  return down;
}

void keys_pin_interrupt(void) { all_interrupt_on_press(false); }
