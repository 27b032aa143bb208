/* The main key; both of its edges wake the chip. */
#include "board.h"
#include "cortex-m.h"
#include "handlers.h"
#include "pins.h"
#include "start.h"

#define KEY_ID_MAIN 0u
#define LINE (PIN_KEY_MAIN % PINS_PER_PORT)
#define PORT (PIN_KEY_MAIN / PINS_PER_PORT)
#define IS_ACTIVE_HIGH (PIN_KEY_MAIN_ACTIVE_LEVEL != 0)

_Static_assert(LINE >= 10 && LINE <= 15, "the interrupt below is that of lines 10 to 15");

/* QEMU 7.2 has no GPIO: what its pins read is no key. */
static bool has_gpio;

void keys_start(void) {
  gpio_pull(PIN_KEY_MAIN, IS_ACTIVE_HIGH ? GPIO_PULL_DOWN : GPIO_PULL_UP);
  /* A block that is not there keeps nothing. */
  has_gpio = GPIO_PULL(PORT) != 0;
  SYSCFG_EXTI_PORT(LINE) |= PORT << SYSCFG_EXTI_SHIFT(LINE);
  EXTI_RISING |= 1u << LINE;
  EXTI_FALLING |= 1u << LINE;
  EXTI_INTERRUPT_MASK |= 1u << LINE;
  cortex_m_enable(IRQ_EXTI10_15);
}

uint32_t board_keys_down(void) {
  bool is_down = has_gpio && gpio_read(PIN_KEY_MAIN) == IS_ACTIVE_HIGH;
  return is_down ? 1u << KEY_ID_MAIN : 0;
}

/* It only wakes; the loop reads the pin. */
void exti10_15_interrupt(void) { EXTI_PENDING = 1u << LINE; }
