/* Stands for the header that wasm2c writes: the one call of the core that entropy.c makes. */
#ifndef TALKODE_ENTROPY_TEST_CORE_H
#define TALKODE_ENTROPY_TEST_CORE_H

#include <stdint.h>

typedef struct {
  uint8_t entropy[32];
} w2c_core;

void w2c_core_entropy(w2c_core *core, uint32_t length);

#endif
