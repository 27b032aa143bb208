/*
 * The flash that the firmware lies in, all of it: whoever calls knows what may be changed. Offsets are from its start.
 * A range that leaves it is refused, and nothing of it changed: a chip may take what lies behind its end for its start.
 */
#ifndef TALKODE_FLASH_H
#define TALKODE_FLASH_H

#include <stdbool.h>
#include <stdint.h>

/* Sets whole erase units (FLASH_ERASE_BYTES) to ones. Gives whether they read so afterwards; of others erases nothing.
 */
bool flash_erase(uint32_t offset, uint32_t bytes);

/* Clears bits. Gives whether those bits read as cleared afterwards. */
bool flash_program(uint32_t offset, const uint8_t *bytes, uint32_t length);

#endif
