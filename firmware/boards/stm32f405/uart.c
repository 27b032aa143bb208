/* The link over USART1, 115200 8n1, by interrupt: RM0090 30. */
#include "board.h"
#include "cortex-m.h"
#include "handlers.h"
#include "pins.h"
#include "start.h"

/* In sixteenths as the register has it (RM0090 30.3.4): 217, which is 115207. */
#define BAUD_DIVISOR ((CLOCK_HZ + BAUD / 2u) / BAUD)
#define BAUD 115200u

void uart_start(void) {
  gpio_pull(PIN_UART_RX, GPIO_PULL_UP);
  gpio_function(PIN_UART_TX, PIN_UART_TX_FUNCTION);
  gpio_function(PIN_UART_RX, PIN_UART_RX_FUNCTION);
  USART_BAUD = BAUD_DIVISOR;
  USART_CONTROL = USART_CONTROL_ON | USART_CONTROL_RECEIVER | USART_CONTROL_SENDER | USART_CONTROL_RECEIVED_INTERRUPT;
  cortex_m_enable(IRQ_USART1);
}

/* By the interrupt itself, so that only one side ever takes bytes. QEMU's USART never asks for a byte by itself. */
void board_link_send(uint32_t line) {
  (void)line;
  cortex_m_pend(IRQ_USART1);
}

/* A UART cannot make its far end wait; at 115200 baud it brings 11 bytes a millisecond. */
void board_link_receive(uint32_t line) { (void)line; }

static void send_while_possible(void) {
  while ((USART_STATUS & USART_STATUS_CAN_SEND) != 0) {
    int32_t byte = link_next_to_send(LINK_UART);
    if (byte < 0) {
      USART_CONTROL &= ~USART_CONTROL_CAN_SEND_INTERRUPT;
      return;
    }
    USART_DATA = (uint32_t)byte;
  }
  USART_CONTROL |= USART_CONTROL_CAN_SEND_INTERRUPT;
}

void usart1_interrupt(void) {
  while ((USART_STATUS & USART_STATUS_RECEIVED) != 0) link_received(LINK_UART, (uint8_t)USART_DATA);
  send_while_possible();
}
