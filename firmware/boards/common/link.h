/*
 * The serial link: for each line that it can come over, a ring each way between the board's interrupt and the core.
 *
 * The core is offered whole frames only, those of one line after those of another, and its answer goes to the line that
 * the request came from: two hosts at two lines do not mix, each just waits for its turn.
 *
 * At 115200 baud a byte takes 87 us; the receiving ring holds 44 ms of them, four times the largest request. While
 * flash is erased (typically 45 ms) most boards cannot run their interrupt, and only what the UART itself can hold is
 * kept. That loses nothing: a host sends its next request after the answer to the last
 * (hardware-docs/link-messages.md), and flash is written between a request and its answer. Bytes beyond that are
 * dropped, as on any line without flow control; the checksum of their frame tells.
 */
#ifndef TALKODE_LINK_H
#define TALKODE_LINK_H

#include <stdbool.h>

/* Forgets what waits in both directions. */
void link_reset(void);

/* Offers the core what was received. */
void link_step(void);

/* Effect link: sends what waits in linkTx. */
void link_send(void);

/* Whether received bytes wait that were not offered yet. */
bool link_is_waiting(void);

#endif
