/* Brings the chip up. */
#include "board.h"
#include "cortex-m.h"
#include "pins.h"
#include "start.h"

static void display_pins_start(void) {
  static const uint8_t OUTPUTS[] = {PIN_DISPLAY_SCK, PIN_DISPLAY_MOSI, PIN_DISPLAY_CS, PIN_DISPLAY_DC,
                                    PIN_DISPLAY_RESET};
  for (size_t i = 0; i < sizeof OUTPUTS; i++) GPIO_PIN(OUTPUTS[i]) = GPIO_PIN_OUTPUT;
}

void board_start(void) {
  clock_start();
  display_pins_start();
  keys_start();
  uart_start();
  cortex_m_interrupts(true);
}
