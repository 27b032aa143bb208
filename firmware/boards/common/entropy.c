#include "entropy.h"

#include <string.h>

#include "board.h"
#include "core-host.h"
#include "entropy-health.h"
#include "sha256.h"

/* Section 4.3, requirement 10: at start-up both tests run over at least 1024 samples, which are thrown away here. */
#define START_UP_SAMPLES 1024u
/*
 * SP 800-90C section 3.2.2.2: what is conditioned to n bits of full entropy holds n + 64 bits. At a bit a sample (see
 * entropy-health.h) that is a sample a bit.
 */
#define POOL_SAMPLES (8u * ENTROPY_BYTES + 64u)
#define CHUNK_SAMPLES 32u

_Static_assert(ENTROPY_BYTES == SHA256_BYTES, "one digest fills the core's buffer");
_Static_assert(START_UP_SAMPLES % CHUNK_SAMPLES == 0 && POOL_SAMPLES % CHUNK_SAMPLES == 0, "whole chunks");

typedef enum { UNTESTED, HEALTHY, FAILED } source_state;

/* A source that failed once stays refused until the power has been off: only then may a test begin anew. */
static source_state source;
static health_state health;

/* Reads and tests samples; into the pool, when there is one. */
static bool take(uint32_t samples, sha256_state *pool) {
  uint8_t chunk[CHUNK_SAMPLES];
  bool is_good = true;
  for (uint32_t taken = 0; taken < samples && is_good; taken += CHUNK_SAMPLES) {
    is_good = board_noise(chunk, sizeof chunk);
    for (uint32_t i = 0; i < sizeof chunk && is_good; i++) is_good = health_accepts(&health, chunk[i]);
    if (is_good && pool != NULL) sha256_add(pool, chunk, sizeof chunk);
  }
  memset(chunk, 0, sizeof chunk);
  __asm volatile("" : : "r"(chunk) : "memory");
  return is_good;
}

static bool fill(uint8_t *bytes) {
  sha256_state pool;
  sha256_begin(&pool);
  bool is_good = take(POOL_SAMPLES, &pool);
  if (is_good) sha256_end(&pool, bytes);
  memset(&pool, 0, sizeof pool);
  __asm volatile("" : : "r"(&pool) : "memory");
  return is_good;
}

static bool give(uint8_t *bytes) {
  if (board_entropy_source == NULL) return false;
  if (source == UNTESTED) {
    health_begin(&health);
    source = take(START_UP_SAMPLES, NULL) ? HEALTHY : FAILED;
  }
  if (source == HEALTHY && !fill(bytes)) source = FAILED;
  return source == HEALTHY;
}

void entropy_give(void) {
  bool is_given = give(core_buffer(BUFFER_ENTROPY));
  w2c_core_entropy(&core_instance, is_given ? ENTROPY_BYTES : 0);
}
