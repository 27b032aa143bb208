/* Brings the chip up; the rest of what the micro:bit lacks. */
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
  timer_start();
  display_pins_start();
  key_start();
  uart_start();
  cortex_m_interrupts(true);
}

/* No voice, no loudspeaker: this board is a code display. */
const uint8_t *board_voice(uint32_t *length) {
  *length = 0;
  return NULL;
}

void board_sound_start(void) {}
void board_sound_stop(void) {}

/* The micro:bit v1 measures no supply here: QEMU has no ADC to hold such a driver against. */
uint32_t board_battery_millivolts(void) { return 0; }
bool board_headphones(void) { return false; }

_Noreturn void board_halt(void) {
  cortex_m_interrupts(false);
  for (;;) cortex_m_wait();
}
