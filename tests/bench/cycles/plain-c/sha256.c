/* SHA-256 (FIPS 180-4, section 6.2.2). */
#include "plain.h"

static uint32_t schedule[64];

#define CHOOSE(x, y, z) ((z) ^ ((x) & ((y) ^ (z))))
#define MAJORITY(x, y, z) (((x) & (y)) | ((z) & ((x) | (y))))

static inline uint32_t big_sigma0(uint32_t x) { return plain_rotr32(x, 2) ^ plain_rotr32(x, 13) ^ plain_rotr32(x, 22); }

static inline uint32_t big_sigma1(uint32_t x) { return plain_rotr32(x, 6) ^ plain_rotr32(x, 11) ^ plain_rotr32(x, 25); }

static inline uint32_t small_sigma0(uint32_t x) { return plain_rotr32(x, 7) ^ plain_rotr32(x, 18) ^ (x >> 3); }

static inline uint32_t small_sigma1(uint32_t x) { return plain_rotr32(x, 17) ^ plain_rotr32(x, 19) ^ (x >> 10); }

/* The rotations one in the other, and what x and y have told the round before: fewer values at a time. */
static inline uint32_t nested_big_sigma0(uint32_t x) {
  return plain_rotr32(x ^ plain_rotr32(x ^ plain_rotr32(x, 9), 11), 2);
}

static inline uint32_t nested_big_sigma1(uint32_t x) {
  return plain_rotr32(x ^ plain_rotr32(x ^ plain_rotr32(x, 14), 5), 6);
}

static inline uint32_t nested_small_sigma0(uint32_t x) { return plain_rotr32(x ^ plain_rotr32(x, 11), 7) ^ (x >> 3); }

static inline uint32_t nested_small_sigma1(uint32_t x) { return plain_rotr32(x ^ plain_rotr32(x, 2), 17) ^ (x >> 10); }

#define MAJORITY_AGAIN(x, y, z) ((y) ^ (((x) ^ (y)) & ((y) ^ (z))))

static void expand_by_four(const uint32_t block[16]) {
  for (int t = 0; t < 16; t++) schedule[t] = __builtin_bswap32(block[t]);
  for (uint32_t *w = schedule; w < schedule + 48; w += 4) {
    w[16] = nested_small_sigma1(w[14]) + w[9] + nested_small_sigma0(w[1]) + w[0];
    w[17] = nested_small_sigma1(w[15]) + w[10] + nested_small_sigma0(w[2]) + w[1];
    w[18] = nested_small_sigma1(w[16]) + w[11] + nested_small_sigma0(w[3]) + w[2];
    w[19] = nested_small_sigma1(w[17]) + w[12] + nested_small_sigma0(w[4]) + w[3];
  }
}

static void expand(const uint32_t block[16]) {
  for (int t = 0; t < 16; t++) schedule[t] = __builtin_bswap32(block[t]);
  for (int t = 16; t < 64; t++)
    schedule[t] = small_sigma1(schedule[t - 2]) + schedule[t - 7] + small_sigma0(schedule[t - 15]) + schedule[t - 16];
}

#define ROUND(a, b, c, d, e, f, g, h, i)                       \
  do {                                                         \
    h += nested_big_sigma1(e) + CHOOSE(e, f, g) + k[i] + w[i]; \
    d += h;                                                    \
    h += nested_big_sigma0(a) + MAJORITY_AGAIN(a, b, c);       \
  } while (0)

/* Rounds unrolled by eight, so that no variable moves. */
void plain_sha256_block_same(uint32_t state[8], const uint32_t block[16]) {
  expand_by_four(block);
  uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
  uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
  for (int t = 0; t < 64; t += 8) {
    const uint32_t *k = plain_k256 + t;
    const uint32_t *w = schedule + t;
    ROUND(a, b, c, d, e, f, g, h, 0);
    ROUND(h, a, b, c, d, e, f, g, 1);
    ROUND(g, h, a, b, c, d, e, f, 2);
    ROUND(f, g, h, a, b, c, d, e, 3);
    ROUND(e, f, g, h, a, b, c, d, 4);
    ROUND(d, e, f, g, h, a, b, c, 5);
    ROUND(c, d, e, f, g, h, a, b, 6);
    ROUND(b, c, d, e, f, g, h, a, 7);
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}

void plain_sha256_block_textbook(uint32_t state[8], const uint32_t block[16]) {
  expand(block);
  uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
  uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
  for (int t = 0; t < 64; t++) {
    uint32_t temporary1 = h + big_sigma1(e) + CHOOSE(e, f, g) + plain_k256[t] + schedule[t];
    uint32_t temporary2 = big_sigma0(a) + MAJORITY(a, b, c);
    h = g;
    g = f;
    f = e;
    e = d + temporary1;
    d = c;
    c = b;
    b = a;
    a = temporary1 + temporary2;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}
