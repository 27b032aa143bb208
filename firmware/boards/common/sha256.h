/* SHA-256 (FIPS 180-4), for conditioning noise. The core's own works on its own memory and cannot be borrowed. */
#ifndef TALKODE_SHA256_H
#define TALKODE_SHA256_H

#include <stddef.h>
#include <stdint.h>

#define SHA256_BYTES 32u
#define SHA256_BLOCK_BYTES 64u

typedef struct {
  uint32_t hash[8];
  uint8_t block[SHA256_BLOCK_BYTES];
  uint32_t length;
} sha256_state;

void sha256_begin(sha256_state *state);
/* Less than 2^29 bytes in all. */
void sha256_add(sha256_state *state, const uint8_t *bytes, size_t length);
void sha256_end(sha256_state *state, uint8_t *digest);

#endif
