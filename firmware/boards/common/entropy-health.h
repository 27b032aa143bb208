/*
 * The two continuous health tests of NIST SP 800-90B section 4.4, over noise bytes of which each is taken to hold at
 * least H = 1 bit of min-entropy: an eighth of what it would hold were all its bits fair and independent.
 */
#ifndef TALKODE_ENTROPY_HEALTH_H
#define TALKODE_ENTROPY_HEALTH_H

#include <stdbool.h>
#include <stdint.h>

/* Both cutoffs are for a false alarm in 2^30 samples (alpha = 2^-30, within what the section recommends). */

/* Section 4.4.1: C = 1 + ceil(-log2(alpha) / H) = 1 + 30. */
#define HEALTH_REPETITION_CUTOFF 31u

/* Section 4.4.2: a window of 512 for more than two values; C = 1 + CRITBINOM(512, 2^-H, 1 - alpha) = 1 + 324. */
#define HEALTH_WINDOW_SAMPLES 512u
#define HEALTH_PROPORTION_CUTOFF 325u

typedef struct {
  uint32_t samples;
  uint32_t repetitions;
  uint32_t occurrences;
  uint8_t last;
  uint8_t counted;
} health_state;

void health_begin(health_state *state);

/* Takes one sample; false when the source must not be trusted. */
bool health_accepts(health_state *state, uint8_t sample);

#endif
