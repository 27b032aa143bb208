/* The link over the UART, 115200 8n1, by interrupt: RM 29. */
#include "board.h"
#include "cortex-m.h"
#include "handlers.h"
#include "pins.h"
#include "start.h"

/* A byte is under way; its "sent" event will ask for the next. */
static volatile bool sending;

void uart_start(void) {
  /* The line idles high, also before the UART takes the pin (RM 29.2). */
  gpio_write(PIN_UART_TX, true);
  GPIO_PIN(PIN_UART_TX) = GPIO_PIN_OUTPUT;
  GPIO_PIN(PIN_UART_RX) = GPIO_PIN_INPUT_PULLED_UP;
  UART_PIN_SEND = PIN_UART_TX;
  UART_PIN_RECEIVE = PIN_UART_RX;
  UART_BAUD_RATE = UART_BAUD_115200;
  UART_ENABLE = UART_ENABLED;
  UART_INTERRUPT_SET = UART_INTERRUPT_RECEIVED | UART_INTERRUPT_SENT;
  cortex_m_enable(IRQ_UART);
  UART_START_SEND = 1;
  UART_START_RECEIVE = 1;
}

static void send_next(void) {
  int32_t byte = link_next_to_send(LINK_UART);
  sending = byte >= 0;
  if (sending) UART_SEND_DATA = (uint32_t)byte;
}

/* By the interrupt itself, so that only one side ever takes bytes. */
void board_link_send(uint32_t line) {
  (void)line;
  cortex_m_pend(IRQ_UART);
}

/* A UART cannot make its far end wait; at 115200 baud it brings 11 bytes a millisecond. */
void board_link_receive(uint32_t line) { (void)line; }

void uart_interrupt(void) {
  /* RM 29.5: the event is cleared before the byte is read, or the next one could be missed. */
  while (UART_RECEIVED != 0) {
    UART_RECEIVED = 0;
    link_received(LINK_UART, (uint8_t)UART_RECEIVE_DATA);
  }
  if (UART_SENT != 0) {
    UART_SENT = 0;
    send_next();
  } else if (!sending) {
    send_next();
  }
}
