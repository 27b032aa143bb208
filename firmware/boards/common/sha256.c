#include "sha256.h"

#include <string.h>

#define ROUNDS 64u
#define SCHEDULE_WORDS 16u
#define LENGTH_AT (SHA256_BLOCK_BYTES - 8)

/* Section 5.3.3. */
static const uint32_t INITIAL[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                    0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
/* Section 4.2.2. */
static const uint32_t K[ROUNDS] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t rotate(uint32_t x, uint32_t by) { return x >> by | x << (32 - by); }

/* Section 6.2.2, with the schedule's last 16 words alone. */
static void compress(sha256_state *state) {
  uint32_t w[SCHEDULE_WORDS];
  uint32_t v[8];
  for (uint32_t i = 0; i < SCHEDULE_WORDS; i++) {
    const uint8_t *b = &state->block[4 * i];
    w[i] = (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
  }
  memcpy(v, state->hash, sizeof v);
  for (uint32_t t = 0; t < ROUNDS; t++) {
    uint32_t *wt = &w[t % SCHEDULE_WORDS];
    if (t >= SCHEDULE_WORDS) {
      uint32_t w15 = w[(t + 1) % SCHEDULE_WORDS];
      uint32_t w2 = w[(t + 14) % SCHEDULE_WORDS];
      *wt += (rotate(w15, 7) ^ rotate(w15, 18) ^ w15 >> 3) + w[(t + 9) % SCHEDULE_WORDS] +
             (rotate(w2, 17) ^ rotate(w2, 19) ^ w2 >> 10);
    }
    uint32_t e = v[4];
    uint32_t a = v[0];
    uint32_t t1 = v[7] + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & v[5]) ^ (~e & v[6])) + K[t] + *wt;
    uint32_t t2 = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]));
    for (uint32_t i = 7; i > 0; i--) v[i] = v[i - 1];
    v[4] += t1;
    v[0] = t1 + t2;
  }
  for (uint32_t i = 0; i < 8; i++) state->hash[i] += v[i];
}

void sha256_begin(sha256_state *state) {
  memcpy(state->hash, INITIAL, sizeof INITIAL);
  state->length = 0;
}

void sha256_add(sha256_state *state, const uint8_t *bytes, size_t length) {
  for (size_t i = 0; i < length; i++) {
    state->block[state->length++ % SHA256_BLOCK_BYTES] = bytes[i];
    if (state->length % SHA256_BLOCK_BYTES == 0) compress(state);
  }
}

void sha256_end(sha256_state *state, uint8_t *digest) {
  uint32_t bits = state->length * 8;
  const uint8_t one = 0x80;
  const uint8_t zero = 0;
  sha256_add(state, &one, 1);
  while (state->length % SHA256_BLOCK_BYTES != LENGTH_AT) sha256_add(state, &zero, 1);
  const uint8_t length[8] = {
      0, 0, 0, 0, (uint8_t)(bits >> 24), (uint8_t)(bits >> 16), (uint8_t)(bits >> 8), (uint8_t)bits};
  sha256_add(state, length, sizeof length);
  for (uint32_t i = 0; i < SHA256_BYTES; i++) digest[i] = (uint8_t)(state->hash[i / 4] >> (24 - 8 * (i % 4)));
}
