/*
 * The link's lines: for each a ring each way between the board's interrupt and the loop; see board.h for the
 * interrupt's side.
 *
 * At 115200 baud a byte takes 87 us; the receiving ring holds 44 ms of them, four times the largest request. While
 * flash is erased (typically 45 ms) most boards cannot run their interrupt, and only what the UART itself can hold is
 * kept. That loses nothing: a host sends its next request after the answer to the last
 * (hardware-docs/link-messages.md), and flash is written between a request and its answer. Bytes beyond that are
 * dropped, as on any line without flow control; the checksum of their frame tells.
 */
#ifndef TALKODE_LINK_LINES_H
#define TALKODE_LINK_LINES_H

#include <stdbool.h>
#include <stdint.h>

/* Forgets the frames that wait for the loop. What is still coming in or going out stays. */
void link_reset(void);

/* Whether something was received, or is known to be left, since this was last said to be over. */
bool link_is_waiting(void);
void link_set_waiting(bool is_waiting);

/* A line that has a frame, those after the current one first; LINK_LINES for none. */
uint32_t link_next_line(void);
/* Lays what the line may offer, at most LINK_RX_BYTES, and gives how much that is. */
uint32_t link_peek(uint32_t line, uint8_t *to);
/* The core took so much of it; the answer goes there. */
void link_take(uint32_t line, uint32_t count);

/* Effect link: sends what waits in linkTx. */
void link_send(void);

#endif
