/* HMAC (RFC 2104) over any of the hashes, its two padded states kept, and HOTP (RFC 4226). */
#include "plain.h"

#define MAXIMUM_BLOCK_BYTES 128

typedef union {
  uint8_t bytes[64];
  uint32_t words[16];
  uint64_t double_words[8];
} hash_state;

typedef union {
  uint8_t bytes[MAXIMUM_BLOCK_BYTES];
  uint32_t words[32];
  uint64_t double_words[16];
} hash_block;

typedef struct {
  uint32_t block_bytes;
  uint32_t digest_bytes;
  hash_state initial;
} hash;

static const hash SHA1 = {64, 20, {.words = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}}};
static const hash SHA256 = {
    64,
    32,
    {.words = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}}};
static const hash SHA512 = {
    128,
    64,
    {.double_words = {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
                      0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179}}};

static struct {
  uint32_t algorithm;
  bool textbook;
  const hash *hash;
  hash_state inner;
  hash_state outer;
} hmac;

/* A message under way. */
static hash_state state;
static hash_block block;
static uint32_t taken;
static uint32_t waiting;

static void compress(void) {
  if (hmac.algorithm == PLAIN_SHA1) {
    if (hmac.textbook) plain_sha1_block_textbook(state.words, block.words);
    else plain_sha1_block_same(state.words, block.words);
  } else if (hmac.algorithm == PLAIN_SHA256) {
    if (hmac.textbook) plain_sha256_block_textbook(state.words, block.words);
    else plain_sha256_block_same(state.words, block.words);
  } else {
    if (hmac.textbook) plain_sha512_block_textbook(state.double_words, block.double_words);
    else plain_sha512_block_same(state.double_words, block.double_words);
  }
  waiting = 0;
}

static void begin(const hash_state *from, uint32_t taken_bytes) {
  state = *from;
  taken = taken_bytes;
  waiting = 0;
}

static void update(const uint8_t *message, uint32_t bytes) {
  taken += bytes;
  for (uint32_t i = 0; i < bytes; i++) {
    block.bytes[waiting++] = message[i];
    if (waiting == hmac.hash->block_bytes) compress();
  }
}

static void finish(uint8_t *digest) {
  const uint32_t block_bytes = hmac.hash->block_bytes;
  block.bytes[waiting++] = 0x80;
  if (waiting > block_bytes - block_bytes / 8) {
    while (waiting < block_bytes) block.bytes[waiting++] = 0;
    compress();
  }
  while (waiting < block_bytes - 4) block.bytes[waiting++] = 0;
  for (int shift = 24; shift >= 0; shift -= 8) block.bytes[waiting++] = (uint8_t)(taken * 8 >> shift);
  compress();
  const uint32_t flip = hmac.algorithm == PLAIN_SHA512 ? 7 : 3;
  for (uint32_t i = 0; i < hmac.hash->digest_bytes; i++) digest[i] = state.bytes[i ^ flip];
}

static void pad(const uint8_t *key, uint32_t key_bytes, uint8_t filler, hash_state *to) {
  begin(&hmac.hash->initial, 0);
  uint8_t padded[MAXIMUM_BLOCK_BYTES];
  for (uint32_t i = 0; i < hmac.hash->block_bytes; i++) padded[i] = (i < key_bytes ? key[i] : 0) ^ filler;
  update(padded, hmac.hash->block_bytes);
  *to = state;
}

void plain_hmac_key(uint32_t algorithm, const uint8_t *key, uint32_t key_bytes, uint32_t textbook) {
  uint8_t digest[64];
  hmac.algorithm = algorithm;
  hmac.textbook = textbook != 0;
  hmac.hash = algorithm == PLAIN_SHA1 ? &SHA1 : algorithm == PLAIN_SHA256 ? &SHA256 : &SHA512;
  if (key_bytes > hmac.hash->block_bytes) {
    begin(&hmac.hash->initial, 0);
    update(key, key_bytes);
    finish(digest);
    key = digest;
    key_bytes = hmac.hash->digest_bytes;
  }
  pad(key, key_bytes, 0x36, &hmac.inner);
  pad(key, key_bytes, 0x5c, &hmac.outer);
}

uint32_t plain_hotp(uint32_t counter_low, uint32_t counter_high, uint32_t digits) {
  uint8_t mac[64];
  uint8_t counter[8];
  for (int i = 0; i < 4; i++) {
    counter[i] = (uint8_t)(counter_high >> (24 - 8 * i));
    counter[4 + i] = (uint8_t)(counter_low >> (24 - 8 * i));
  }
  begin(&hmac.inner, hmac.hash->block_bytes);
  update(counter, sizeof counter);
  finish(mac);
  begin(&hmac.outer, hmac.hash->block_bytes);
  update(mac, hmac.hash->digest_bytes);
  finish(mac);
  const uint8_t *at = mac + (mac[hmac.hash->digest_bytes - 1] & 15);
  uint32_t truncated = (uint32_t)(at[0] & 0x7f) << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
  return truncated % (digits == 8 ? 100000000 : digits == 7 ? 10000000 : 1000000);
}
