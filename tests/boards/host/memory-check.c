/*
 * Holds common/memory.c, its functions renamed, against the PC's own, for all alignments and lengths up to LONGEST and
 * for overlapping moves. Prints what differs; 0 when nothing does.
 */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

void *own_memcpy(void *to, const void *from, size_t length);
void *own_memmove(void *to, const void *from, size_t length);
void *own_memset(void *to, int value, size_t length);
int own_memcmp(const void *left, const void *right, size_t length);

#define LONGEST 40
#define ROOM 128
#define MAXIMUM_OFFSET 8

static uint8_t own[ROOM] __attribute__((aligned(8))), expected[ROOM] __attribute__((aligned(8)));
static uint8_t source[ROOM] __attribute__((aligned(8)));
static int differences;

static void fill(void) {
  for (int i = 0; i < ROOM; i++) {
    own[i] = expected[i] = (uint8_t)(i * 7 + 1);
    source[i] = (uint8_t)(i * 13 + 5);
  }
}

static void compare(const char *what, size_t to, size_t from, size_t length) {
  if (memcmp(own, expected, ROOM) == 0) return;
  printf("%s to %zu from %zu, %zu bytes\n", what, to, from, length);
  differences++;
}

static int sign(int value) { return (value > 0) - (value < 0); }

int main(void) {
  for (size_t length = 0; length <= LONGEST; length++) {
    for (size_t to = 0; to < MAXIMUM_OFFSET; to++) {
      fill();
      own_memset(own + to, 0x1a5, length);
      memset(expected + to, 0x1a5, length);
      compare("memset", to, 0, length);
      for (size_t from = 0; from < MAXIMUM_OFFSET; from++) {
        fill();
        own_memcpy(own + to, source + from, length);
        memcpy(expected + to, source + from, length);
        compare("memcpy", to, from, length);
        /* By one, and from the lower half of the values to the upper: bytes have no sign. */
        for (int bit = 0x01; bit <= 0x80; bit <<= 7) {
          own[to] = (uint8_t)(expected[to] ^ bit);
          if (sign(own_memcmp(own + to, expected + to, length)) == sign(memcmp(own + to, expected + to, length)))
            continue;
          printf("memcmp %zu %zu %zu\n", to, from, length);
          differences++;
        }
      }
      for (size_t from = 0; from < 2 * MAXIMUM_OFFSET + LONGEST; from++) {
        fill();
        own_memmove(own + to + 20, own + from, length);
        memmove(expected + to + 20, expected + from, length);
        compare("memmove", to + 20, from, length);
      }
    }
  }
  return differences == 0 ? 0 : 1;
}
