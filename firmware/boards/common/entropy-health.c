#include "entropy-health.h"

void health_begin(health_state *state) { *state = (health_state){0}; }

/* Section 4.4.1. */
static bool repeats_within_bounds(health_state *state, uint8_t sample) {
  if (state->samples > 0 && sample == state->last) state->repetitions++;
  else state->repetitions = 1;
  state->last = sample;
  return state->repetitions < HEALTH_REPETITION_CUTOFF;
}

/* Section 4.4.2. */
static bool occurs_within_bounds(health_state *state, uint8_t sample) {
  if (state->samples % HEALTH_WINDOW_SAMPLES == 0) {
    state->counted = sample;
    state->occurrences = 1;
  } else if (sample == state->counted) {
    state->occurrences++;
  }
  return state->occurrences < HEALTH_PROPORTION_CUTOFF;
}

bool health_accepts(health_state *state, uint8_t sample) {
  bool repeats = repeats_within_bounds(state, sample);
  bool occurs = occurs_within_bounds(state, sample);
  state->samples++;
  return repeats && occurs;
}
