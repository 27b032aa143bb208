/*
 * The serial link: what its lines bring, to the core. It is offered whole frames only, those of one line after those of
 * another, and its answer goes to the line that the request came from: two hosts at two lines do not mix, each just
 * waits for its turn.
 */
#ifndef TALKODE_LINK_H
#define TALKODE_LINK_H

/* Offers the core what was received. */
void link_step(void);

#endif
