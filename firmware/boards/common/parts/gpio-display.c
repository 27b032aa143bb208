/*
 * An SSD1306-class display's four-wire bus, clocked by hand over GPIO: for boards whose emulator shows no SPI. The
 * board's pins.h names the pins (PIN_DISPLAY_...) and says how one is driven. Sections are those of the SSD1306
 * datasheet, revision 1.1.
 */
#include "board.h"
#include "pins.h"

bool board_display_present(void) { return true; }

/* 8.9: reset is low for at least 3 us, and 3 us pass before the first command. */
void board_display_reset(void) {
  gpio_write(PIN_DISPLAY_CS, true);
  gpio_write(PIN_DISPLAY_SCK, false);
  gpio_write(PIN_DISPLAY_RESET, false);
  gpio_wait_us(10);
  gpio_write(PIN_DISPLAY_RESET, true);
  gpio_wait_us(10);
}

/* 8.1.3: most significant bit first, taken at the clock's rising edge; D/C# at every eighth. */
static void gpio_display_byte(uint8_t byte) {
  for (uint32_t bit = 0x80; bit != 0; bit >>= 1) {
    gpio_write(PIN_DISPLAY_MOSI, (byte & bit) != 0);
    gpio_settle();
    gpio_write(PIN_DISPLAY_SCK, true);
    gpio_settle();
    gpio_write(PIN_DISPLAY_SCK, false);
  }
}

void board_display_write(bool pixels, const uint8_t *bytes, size_t length) {
  gpio_write(PIN_DISPLAY_DC, pixels);
  gpio_write(PIN_DISPLAY_CS, false);
  for (size_t i = 0; i < length; i++) gpio_display_byte(bytes[i]);
  gpio_write(PIN_DISPLAY_CS, true);
}
