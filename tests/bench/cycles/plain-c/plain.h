/*
 * The core's calculations once more in plain C, to be measured beside it. Each "same" function has the structure that
 * the core's has, each "textbook" function that of its standard's pseudo-code. Numbers of algorithms are the core's.
 */
#ifndef PLAIN_H_
#define PLAIN_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { PLAIN_SHA1 = 1, PLAIN_SHA256 = 2, PLAIN_SHA512 = 3 };

static inline uint32_t plain_rotl32(uint32_t x, unsigned n) { return x << n | x >> (32 - n); }
static inline uint32_t plain_rotr32(uint32_t x, unsigned n) { return x >> n | x << (32 - n); }
static inline uint64_t plain_rotr64(uint64_t x, unsigned n) { return x >> n | x << (64 - n); }

/* One block into a state; both are aligned, the block is big-endian. */
void plain_sha1_block_same(uint32_t state[5], const uint32_t block[16]);
void plain_sha1_block_textbook(uint32_t state[5], const uint32_t block[16]);
void plain_sha256_block_same(uint32_t state[8], const uint32_t block[16]);
void plain_sha256_block_textbook(uint32_t state[8], const uint32_t block[16]);
void plain_sha512_block_same(uint64_t state[8], const uint64_t block[16]);
void plain_sha512_block_textbook(uint64_t state[8], const uint64_t block[16]);

extern const uint32_t plain_k256[64];
extern const uint64_t plain_k512[80];

/* HMAC keyed once, its two padded states kept, and a code of it. `textbook` chooses the block functions. */
void plain_hmac_key(uint32_t algorithm, const uint8_t *key, uint32_t key_bytes, uint32_t textbook);
uint32_t plain_hotp(uint32_t counter_low, uint32_t counter_high, uint32_t digits);

void plain_decode(const uint32_t *slices, uint32_t count, int16_t *samples);
int32_t plain_similarity(const int16_t *a, const int16_t *b);
void plain_gain(int16_t *samples, uint32_t count, uint32_t level);
uint32_t plain_equal(const uint8_t *a, const uint8_t *b, uint32_t bytes);
uint32_t plain_crc16(const uint8_t *bytes, uint32_t count);
uint32_t plain_crc32(const uint8_t *bytes, uint32_t count);

#endif
