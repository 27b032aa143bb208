/* The link's first line. */
#ifndef TALKODE_RP2040_UART_H
#define TALKODE_RP2040_UART_H

/* Sends what waits; for board_link_send(). */
void uart_send(void);

#endif
