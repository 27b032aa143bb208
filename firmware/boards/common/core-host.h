/* The translated core: its one instance, its buffers, its start. */
#ifndef TALKODE_CORE_HOST_H
#define TALKODE_CORE_HOST_H

#include <stdbool.h>
#include <stdint.h>

#include "contract.generated.h"
#include "core.h"

/* Where its linear memory begins within core_instance; the images' manifest says so. */
#define CORE_MEMORY_OFFSET 8

/* nextWakeMs(): nothing is due. */
#define CORE_NEVER_MS UINT32_MAX

extern w2c_core core_instance;

/* A fresh instance, booted from the two record pages. The effects of its boot are still to be taken. */
void core_start(bool after_trap);

/* A buffer of the layout table, by its number in contract.generated.h. */
uint8_t *core_buffer(uint32_t buffer);

/* Reads a little-endian word of a buffer, whatever the address. */
static inline uint32_t core_word(const uint8_t *bytes) {
  return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

#endif
