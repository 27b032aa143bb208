/* The link over UART0, 115200 8n1, its 32-byte FIFOs served by interrupt (section 4.2). */
#include "uart.h"

#include "board.h"
#include "cortex-m.h"
#include "handlers.h"
#include "pins.h"
#include "resets.h"
#include "sleep.h"
#include "start.h"

#define BAUD 115200u
/* Section 4.2.3.2: the divider in 64ths, rounded: 16 samples a bit. */
#define DIVIDER_64THS ((CLOCK_HZ * 4u + BAUD / 2u) / BAUD)

void uart_start(void) {
  resets_release(RESETS_UART0);
  UART_BAUD_WHOLE = DIVIDER_64THS / 64u;
  UART_BAUD_64THS = DIVIDER_64THS % 64u;
  UART_LINE = UART_LINE_8N1_FIFOS;
  UART_CONTROL = UART_CONTROL_ON;
  gpio_function(PIN_UART_TX, PIN_UART_TX_FUNCTION);
  gpio_function(PIN_UART_RX, PIN_UART_RX_FUNCTION);
  /* An open line idles. */
  PADS(PIN_UART_RX) = PADS_INPUT | PADS_PULL_UP | PADS_SCHMITT;
  RP2040_SET(UART_INTERRUPT_ENABLE) = UART_INTERRUPT_RECEIVE | UART_INTERRUPT_RECEIVE_TIMEOUT;
  cortex_m_enable(IRQ_UART0);
}

/* The interrupt comes when the FIFO empties below its mark, never for one that was empty: so it is filled first. */
static void fill_fifo(void) {
  while ((UART_FLAGS & UART_FLAGS_SEND_FULL) == 0) {
    int32_t byte = link_next_to_send(LINK_UART);
    if (byte < 0) {
      RP2040_CLEAR(UART_INTERRUPT_ENABLE) = UART_INTERRUPT_SEND;
      return;
    }
    UART_DATA = (uint32_t)byte;
  }
  RP2040_SET(UART_INTERRUPT_ENABLE) = UART_INTERRUPT_SEND;
}

/* With its interrupt off, so that only one side ever takes bytes. */
void uart_send(void) {
  cortex_m_disable(IRQ_UART0);
  fill_fifo();
  cortex_m_enable(IRQ_UART0);
}

void uart0_interrupt(void) {
  UART_INTERRUPT_CLEAR = UART_INTERRUPT_RECEIVE | UART_INTERRUPT_RECEIVE_TIMEOUT | UART_INTERRUPT_SEND;
  while ((UART_FLAGS & UART_FLAGS_RECEIVE_EMPTY) == 0) link_received(LINK_UART, (uint8_t)UART_DATA);
  fill_fifo();
  sleep_end();
}
