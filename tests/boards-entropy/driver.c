/*
 * Runs the boards' entropy code on noise from stdin.
 * `health`: streams, each a little-endian u32 length and its samples; prints where each is refused first, or -1.
 * `give N`: one power-on whose noise is all of stdin; prints N times what the core is given, in hexadecimal, or `none`.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "board.h"
#include "core-host.h"
#include "entropy-health.h"
#include "entropy.h"

const char *const board_entropy_source = SOURCE;
w2c_core core_instance;

bool board_noise(uint8_t *bytes, size_t length) { return fread(bytes, 1, length, stdin) == length; }

uint8_t *core_buffer(uint32_t buffer) {
  if (buffer != BUFFER_ENTROPY) abort();
  return core_instance.entropy;
}

void w2c_core_entropy(w2c_core *core, uint32_t length) {
  for (uint32_t i = 0; i < length; i++) printf("%02x", core->entropy[i]);
  puts(length == 0 ? "none" : "");
}

static long first_refused(uint32_t samples) {
  long refused = -1;
  health_state state;
  health_begin(&state);
  for (uint32_t i = 0; i < samples; i++) {
    uint8_t sample = (uint8_t)getchar();
    if (!health_accepts(&state, sample) && refused < 0) refused = (long)i;
  }
  return refused;
}

int main(int count, char **arguments) {
  if (count == 3 && strcmp(arguments[1], "give") == 0) {
    for (long left = atol(arguments[2]); left > 0; left--) entropy_give();
    return 0;
  }
  if (count != 2 || strcmp(arguments[1], "health") != 0) return 2;
  uint8_t length[4];
  while (fread(length, 1, sizeof length, stdin) == sizeof length) printf("%ld\n", first_refused(core_word(length)));
  return 0;
}
