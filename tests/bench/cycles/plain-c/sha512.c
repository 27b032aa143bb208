/* SHA-512 (FIPS 180-4, section 6.4.2). */
#include "plain.h"

#define CHOOSE(x, y, z) ((z) ^ ((x) & ((y) ^ (z))))
#define MAJORITY(x, y, z) (((x) & (y)) | ((z) & ((x) | (y))))

static inline uint64_t big_sigma0(uint64_t x) {
  return plain_rotr64(x, 28) ^ plain_rotr64(x, 34) ^ plain_rotr64(x, 39);
}

static inline uint64_t big_sigma1(uint64_t x) {
  return plain_rotr64(x, 14) ^ plain_rotr64(x, 18) ^ plain_rotr64(x, 41);
}

static inline uint64_t small_sigma0(uint64_t x) { return plain_rotr64(x, 1) ^ plain_rotr64(x, 8) ^ (x >> 7); }

static inline uint64_t small_sigma1(uint64_t x) { return plain_rotr64(x, 19) ^ plain_rotr64(x, 61) ^ (x >> 6); }

/* The rotations one in the other, and what x and y have told the round before: fewer values at a time. */
static inline uint64_t nested_big_sigma0(uint64_t x) {
  return plain_rotr64(x ^ plain_rotr64(x ^ plain_rotr64(x, 5), 6), 28);
}

static inline uint64_t nested_big_sigma1(uint64_t x) {
  return plain_rotr64(x ^ plain_rotr64(x ^ plain_rotr64(x, 23), 4), 14);
}

static inline uint64_t nested_small_sigma0(uint64_t x) { return plain_rotr64(x ^ plain_rotr64(x, 7), 1) ^ (x >> 7); }

static inline uint64_t nested_small_sigma1(uint64_t x) { return plain_rotr64(x ^ plain_rotr64(x, 42), 19) ^ (x >> 6); }

#define MAJORITY_AGAIN(x, y, z) ((y) ^ (((x) ^ (y)) & ((y) ^ (z))))

#define ROUND(a, b, c, d, e, f, g, h, i)                       \
  do {                                                         \
    h += nested_big_sigma1(e) + CHOOSE(e, f, g) + k[i] + w[i]; \
    d += h;                                                    \
    h += nested_big_sigma0(a) + MAJORITY_AGAIN(a, b, c);       \
  } while (0)

static uint64_t circular[16];

static void renew(int first) {
  for (int i = first; i < first + 8; i++)
    circular[i] += nested_small_sigma0(circular[(i + 1) & 15]) + circular[(i + 9) & 15] +
                   nested_small_sigma1(circular[(i + 14) & 15]);
}

/* Sixteen double words of schedule, eight of them renewed before every eight rounds. */
void plain_sha512_block_same(uint64_t state[8], const uint64_t block[16]) {
  for (int t = 0; t < 16; t++) circular[t] = __builtin_bswap64(block[t]);
  uint64_t a = state[0], b = state[1], c = state[2], d = state[3];
  uint64_t e = state[4], f = state[5], g = state[6], h = state[7];
  for (int t = 0; t < 80; t += 8) {
    if (t >= 16) renew(t & 8);
    const uint64_t *k = plain_k512 + t;
    const uint64_t *w = circular + (t & 8);
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

static uint64_t schedule[80];

void plain_sha512_block_textbook(uint64_t state[8], const uint64_t block[16]) {
  for (int t = 0; t < 16; t++) schedule[t] = __builtin_bswap64(block[t]);
  for (int t = 16; t < 80; t++)
    schedule[t] = small_sigma1(schedule[t - 2]) + schedule[t - 7] + small_sigma0(schedule[t - 15]) + schedule[t - 16];
  uint64_t a = state[0], b = state[1], c = state[2], d = state[3];
  uint64_t e = state[4], f = state[5], g = state[6], h = state[7];
  for (int t = 0; t < 80; t++) {
    uint64_t temporary1 = h + big_sigma1(e) + CHOOSE(e, f, g) + plain_k512[t] + schedule[t];
    uint64_t temporary2 = big_sigma0(a) + MAJORITY(a, b, c);
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
