/* Which blocks of the chip are on. */
#ifndef TALKODE_RP2040_RESETS_H
#define TALKODE_RP2040_RESETS_H

#include <stdint.h>

/* Takes blocks out of reset (section 2.14). */
void resets_release(uint32_t blocks);

#endif
