/* Button A is the main key. Its pin wakes the chip by SENSE and GPIOTE's PORT event. */
#include "keys.h"

#include "board.h"
#include "cortex-m.h"
#include "handlers.h"
#include "pins.h"
#include "start.h"

#define KEY_ID_MAIN 0u
/* QEMU 7.2 has no GPIOTE: a press then waits for this at most. */
#define POLL_MS 10u

static bool has_port_event;

static bool is_down(void) { return (GPIO_IN & 1u << PIN_KEY_MAIN) == 0; }

/* SENSE waits for the level that the pin has not: so both edges make the event. */
static void sense_other_level(void) {
  GPIO_PIN(PIN_KEY_MAIN) = GPIO_PIN_INPUT_PULLED_UP | (is_down() ? GPIO_PIN_SENSE_HIGH : GPIO_PIN_SENSE_LOW);
}

void keys_start(void) {
  GPIO_PIN(PIN_KEY_MAIN) = GPIO_PIN_INPUT_PULLED_UP;
  sense_other_level();
  GPIOTE_PORT_EVENT = 0;
  GPIOTE_INTERRUPT_SET = GPIOTE_INTERRUPT_PORT;
  /* A block that is not there takes no bit. */
  has_port_event = (GPIOTE_INTERRUPT_SET & GPIOTE_INTERRUPT_PORT) != 0;
  cortex_m_enable(IRQ_GPIOTE);
}

uint32_t keys_poll_ms(void) { return has_port_event ? UINT32_MAX : POLL_MS; }

uint32_t board_keys_down(void) { return is_down() ? 1u << KEY_ID_MAIN : 0; }

void gpiote_interrupt(void) {
  GPIOTE_PORT_EVENT = 0;
  sense_other_level();
}
