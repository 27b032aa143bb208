/* The main key: between the pin and ground; both of its edges wake the chip. */
#include "board.h"
#include "handlers.h"
#include "pins.h"
#include "plic.h"
#include "start.h"

#define KEY_ID_MAIN 0u

void keys_start(void) {
  GPIO_PULL_UP |= 1u << PIN_KEY_MAIN;
  GPIO_IN_ENABLE |= 1u << PIN_KEY_MAIN;
  GPIO_RISE_INTERRUPT |= 1u << PIN_KEY_MAIN;
  GPIO_FALL_INTERRUPT |= 1u << PIN_KEY_MAIN;
  plic_enable(IRQ_GPIO(PIN_KEY_MAIN));
}

uint32_t board_keys_down(void) { return (GPIO_IN & 1u << PIN_KEY_MAIN) == 0 ? 1u << KEY_ID_MAIN : 0; }

/* It only wakes; the loop reads the pin. */
void key_interrupt(void) {
  GPIO_RISE_PENDING = 1u << PIN_KEY_MAIN;
  GPIO_FALL_PENDING = 1u << PIN_KEY_MAIN;
}
