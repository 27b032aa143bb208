/*
 * The four functions that gcc calls by itself in a freestanding program. Word by word where both sides allow it: a
 * Cortex-M0 has no unaligned access. To be compiled with -fno-tree-loop-distribute-patterns, or gcc would see a memcpy
 * in memcpy and call it.
 */
#include <stdint.h>
#include <string.h>

typedef uint32_t __attribute__((may_alias)) word;

#define WORD_BYTES sizeof(word)
#define WORD_MASK (WORD_BYTES - 1)

/* Four words a round take a Cortex-M0 half the cycles of one word a round. */
#define QUAD_WORDS 4
#define QUAD_BYTES (QUAD_WORDS * WORD_BYTES)

static size_t misalignment(const void *address) { return (uintptr_t)address & WORD_MASK; }

void *memcpy(void *restrict to, const void *restrict from, size_t length) {
  uint8_t *out = to;
  const uint8_t *in = from;
  uint8_t *const end = out + length;
  if (misalignment(out) == misalignment(in)) {
    while (misalignment(out) != 0 && out < end) *out++ = *in++;
    word *out_words = (word *)(void *)out;
    const word *in_words = (const word *)(const void *)in;
    for (; (size_t)(end - (uint8_t *)out_words) >= QUAD_BYTES; out_words += QUAD_WORDS, in_words += QUAD_WORDS) {
      out_words[0] = in_words[0];
      out_words[1] = in_words[1];
      out_words[2] = in_words[2];
      out_words[3] = in_words[3];
    }
    while ((size_t)(end - (uint8_t *)out_words) >= WORD_BYTES) *out_words++ = *in_words++;
    out = (uint8_t *)out_words;
    in = (const uint8_t *)in_words;
  }
  while (out < end) *out++ = *in++;
  return to;
}

void *memmove(void *to, const void *from, size_t length) {
  uint8_t *out = to;
  const uint8_t *in = from;
  /* Forwards is safe unless the target begins within the source. */
  if ((uintptr_t)out - (uintptr_t)in >= length) return memcpy(to, from, length);
  out += length;
  in += length;
  if (misalignment(out) == misalignment(in)) {
    for (; length > 0 && misalignment(out) != 0; length--) *--out = *--in;
    for (; length >= WORD_BYTES; length -= WORD_BYTES) {
      out -= WORD_BYTES;
      in -= WORD_BYTES;
      *(word *)(void *)out = *(const word *)(const void *)in;
    }
  }
  for (; length > 0; length--) *--out = *--in;
  return to;
}

void *memset(void *to, int value, size_t length) {
  uint8_t *out = to;
  uint8_t *const end = out + length;
  while (misalignment(out) != 0 && out < end) *out++ = (uint8_t)value;
  const word pattern = (uint8_t)value * 0x01010101u;
  word *words = (word *)(void *)out;
  for (; (size_t)(end - (uint8_t *)words) >= QUAD_BYTES; words += QUAD_WORDS) {
    words[0] = pattern;
    words[1] = pattern;
    words[2] = pattern;
    words[3] = pattern;
  }
  while ((size_t)(end - (uint8_t *)words) >= WORD_BYTES) *words++ = pattern;
  out = (uint8_t *)words;
  while (out < end) *out++ = (uint8_t)value;
  return to;
}

int memcmp(const void *left, const void *right, size_t length) {
  const uint8_t *a = left;
  const uint8_t *b = right;
  for (; length > 0; length--, a++, b++)
    if (*a != *b) return *a - *b;
  return 0;
}
