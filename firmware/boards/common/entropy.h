/*
 * Random bytes for the core from the board's noise: health-tested as NIST SP 800-90B section 4.4 says, then conditioned
 * with SHA-256.
 */
#ifndef TALKODE_ENTROPY_H
#define TALKODE_ENTROPY_H

/* Effect entropy: fills the buffer, or says that there is none to be had. */
void entropy_give(void);

#endif
