/* The link over UART0, 115200 8n1, by interrupt: manual 18. */
#include "board.h"
#include "handlers.h"
#include "pins.h"
#include "plic.h"
#include "start.h"

/* 16 MHz / (138 + 1) is 0.08 % below 115200. */
#define BAUD_DIVISOR 138u

void uart_start(void) {
  GPIO_FUNCTION_SELECT = PIN_UART_TX_FUNCTION << PIN_UART_TX | PIN_UART_RX_FUNCTION << PIN_UART_RX;
  /* All other pins are GPIO, whatever the boot loader left. */
  GPIO_FUNCTION_ENABLE = 1u << PIN_UART_TX | 1u << PIN_UART_RX;
  UART_DIVISOR = BAUD_DIVISOR;
  UART_SEND_CONTROL = UART_SEND_ON;
  UART_RECEIVE_CONTROL = UART_RECEIVE_ON;
  UART_INTERRUPTS = UART_INTERRUPT_RECEIVE;
  plic_enable(IRQ_UART0);
}

/* The sender asks for bytes at once while its queue is empty. */
void board_link_send(uint32_t line) {
  (void)line;
  UART_INTERRUPTS = UART_INTERRUPT_RECEIVE | UART_INTERRUPT_SEND;
}

/* A UART cannot make its far end wait; at 115200 baud it brings 11 bytes a millisecond. */
void board_link_receive(uint32_t line) { (void)line; }

static void send_while_possible(void) {
  while ((UART_SEND_DATA & UART_SEND_FULL) == 0) {
    int32_t byte = link_next_to_send(LINK_UART);
    if (byte < 0) {
      UART_INTERRUPTS = UART_INTERRUPT_RECEIVE;
      return;
    }
    UART_SEND_DATA = (uint32_t)byte;
  }
}

void uart_interrupt(void) {
  for (uint32_t data; ((data = UART_RECEIVE_DATA) & UART_RECEIVE_EMPTY) == 0;) link_received(LINK_UART, (uint8_t)data);
  if ((UART_INTERRUPTS & UART_INTERRUPT_SEND) != 0) send_while_possible();
}
