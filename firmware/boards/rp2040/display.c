/* The display on SPI0, mode 0, 8 bits (section 4.4). */
#include "board.h"

#include "pins.h"
#include "resets.h"
#include "start.h"

/* 12 MHz / 2 = 6 MHz of the SSD1306's 10 MHz (its table 13-4). */
#define PRESCALER 2u
/* The SSD1306 wants 3 us of reset (section 8.9). */
#define RESET_MS 1u

void display_start(void) {
  resets_release(RESETS_SPI0);
  SPI_PRESCALER = PRESCALER;
  SPI_CONTROL_0 = SPI_CONTROL_0_8_BITS;
  SPI_CONTROL_1 = SPI_CONTROL_1_ON;
  gpio_function(PIN_DISPLAY_SCK, PIN_DISPLAY_SCK_FUNCTION);
  gpio_function(PIN_DISPLAY_MOSI, PIN_DISPLAY_MOSI_FUNCTION);
  gpio_output(PIN_DISPLAY_CS, true);
  gpio_output(PIN_DISPLAY_DC, false);
  gpio_output(PIN_DISPLAY_RESET, true);
}

bool board_display_present(void) { return true; }

void board_display_reset(void) {
  gpio_write(PIN_DISPLAY_RESET, false);
  uint32_t from_ms = board_uptime_ms();
  /* Two steps of the clock are at least one whole millisecond. */
  while (board_uptime_ms() - from_ms <= RESET_MS) {}
  gpio_write(PIN_DISPLAY_RESET, true);
}

void board_display_write(bool pixels, const uint8_t *bytes, size_t length) {
  gpio_write(PIN_DISPLAY_DC, pixels);
  gpio_write(PIN_DISPLAY_CS, false);
  for (size_t i = 0; i < length; i++) {
    while ((SPI_STATUS & SPI_STATUS_SEND_NOT_FULL) == 0) {}
    SPI_DATA = bytes[i];
  }
  while ((SPI_STATUS & SPI_STATUS_BUSY) != 0) {}
  gpio_write(PIN_DISPLAY_CS, true);
}
