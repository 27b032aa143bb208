/* Brings the chip up. */
#include "board.h"

#include "cortex-m.h"
#include "parts/ram-storage.h"
#include "pins.h"
#include "start.h"

/* The header's 3.3 V, which the display hangs on, has a switch of its own on this board. */
static void header_power_start(void) {
  gpio_write(PIN_HEADER_POWER, PIN_HEADER_POWER_ACTIVE_LEVEL != 0);
  gpio_mode(PIN_HEADER_POWER, GPIO_MODE_OUTPUT);
}

static void display_pins_start(void) {
  static const uint8_t OUTPUTS[] = {PIN_DISPLAY_SCK, PIN_DISPLAY_MOSI, PIN_DISPLAY_CS, PIN_DISPLAY_DC,
                                    PIN_DISPLAY_RESET};
  for (size_t i = 0; i < sizeof OUTPUTS; i++) gpio_mode(OUTPUTS[i], GPIO_MODE_OUTPUT);
}

void board_start(void) {
  clock_start();
  rcc_enable(&RCC_AHB1_ENABLE, RCC_AHB1_GPIO_A_AND_B);
  rcc_enable(&RCC_APB2_ENABLE, RCC_APB2_USART1 | RCC_APB2_SYSCFG);
  ram_storage_start();
  header_power_start();
  display_pins_start();
  keys_start();
  uart_start();
  cortex_m_interrupts(true);
}
