/* SHA-1 (FIPS 180-4, section 6.1.2). */
#include "plain.h"

static uint32_t schedule[80];

static void expand_by_four(const uint32_t block[16]) {
  for (int t = 0; t < 16; t++) schedule[t] = __builtin_bswap32(block[t]);
  for (uint32_t *w = schedule; w < schedule + 64; w += 4) {
    w[16] = plain_rotl32(w[13] ^ w[8] ^ w[2] ^ w[0], 1);
    w[17] = plain_rotl32(w[14] ^ w[9] ^ w[3] ^ w[1], 1);
    w[18] = plain_rotl32(w[15] ^ w[10] ^ w[4] ^ w[2], 1);
    w[19] = plain_rotl32(w[16] ^ w[11] ^ w[5] ^ w[3], 1);
  }
}

static void expand(const uint32_t block[16]) {
  for (int t = 0; t < 16; t++) schedule[t] = __builtin_bswap32(block[t]);
  for (int t = 16; t < 80; t++)
    schedule[t] = plain_rotl32(schedule[t - 3] ^ schedule[t - 8] ^ schedule[t - 14] ^ schedule[t - 16], 1);
}

#define CHOOSE(x, y, z) ((z) ^ ((x) & ((y) ^ (z))))
#define PARITY(x, y, z) ((x) ^ (y) ^ (z))
#define MAJORITY(x, y, z) (((x) & (y)) | ((z) & ((x) | (y))))
/* The same number as a sum of two that have no bit in common. */
#define MAJORITY_SUM(x, y, z) ((x) & (y)) + ((z) & ((x) ^ (y)))

#define ROUND(function, k, a, b, c, d, e, word)               \
  do {                                                        \
    e += plain_rotl32(a, 5) + function(b, c, d) + k + (word); \
    b = plain_rotl32(b, 30);                                  \
  } while (0)

#define FIVE(function, k)                    \
  do {                                       \
    ROUND(function, k, a, b, c, d, e, w[0]); \
    ROUND(function, k, e, a, b, c, d, w[1]); \
    ROUND(function, k, d, e, a, b, c, w[2]); \
    ROUND(function, k, c, d, e, a, b, w[3]); \
    ROUND(function, k, b, c, d, e, a, w[4]); \
  } while (0)

/* Rounds unrolled by five, so that no variable moves. */
void plain_sha1_block_same(uint32_t state[5], const uint32_t block[16]) {
  expand_by_four(block);
  uint32_t a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];
  const uint32_t *w = schedule;
  for (; w < schedule + 20; w += 5) FIVE(CHOOSE, 0x5a827999);
  for (; w < schedule + 40; w += 5) FIVE(PARITY, 0x6ed9eba1);
  for (; w < schedule + 60; w += 5) FIVE(MAJORITY_SUM, 0x8f1bbcdc);
  for (; w < schedule + 80; w += 5) FIVE(PARITY, 0xca62c1d6);
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
}

void plain_sha1_block_textbook(uint32_t state[5], const uint32_t block[16]) {
  expand(block);
  uint32_t a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];
  for (int t = 0; t < 80; t++) {
    uint32_t f, k;
    if (t < 20) f = CHOOSE(b, c, d), k = 0x5a827999;
    else if (t < 40) f = PARITY(b, c, d), k = 0x6ed9eba1;
    else if (t < 60) f = MAJORITY(b, c, d), k = 0x8f1bbcdc;
    else f = PARITY(b, c, d), k = 0xca62c1d6;
    uint32_t temporary = plain_rotl32(a, 5) + f + e + k + schedule[t];
    e = d;
    d = c;
    c = plain_rotl32(b, 30);
    b = a;
    a = temporary;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
}
