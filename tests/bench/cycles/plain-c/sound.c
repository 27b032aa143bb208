/* The voice's slices (hardware-docs/voice-image.md), and what is done to samples. */
#include "plain.h"

#define SLICE_SAMPLES 20

static const uint16_t scales[16] = {1, 7, 21, 45, 84, 138, 211, 304, 421, 562, 731, 928, 1157, 1419, 1715, 2048};
static const uint16_t quarters[4] = {3, 10, 18, 28};

static int32_t residuals[8];
static struct {
  int32_t history[4];
  int32_t weights[4];
} predictor;

static inline int32_t clamp(int32_t sample) { return (int16_t)sample != sample ? (sample >> 31) ^ 0x7fff : sample; }

static inline int32_t with_sign_of(int32_t sample, int32_t delta) { return (delta ^ (sample >> 31)) - (sample >> 31); }

/* One sample, which takes the oldest one's place in the history. */
#define SAMPLE(oldest, second, third, newest, code)                                    \
  do {                                                                                 \
    int32_t residual = residuals[code];                                                \
    int32_t prediction = (oldest * w0 + second * w1 + third * w2 + newest * w3) >> 13; \
    int32_t delta = residual >> 4;                                                     \
    w0 += with_sign_of(oldest, delta);                                                 \
    w1 += with_sign_of(second, delta);                                                 \
    w2 += with_sign_of(third, delta);                                                  \
    w3 += with_sign_of(newest, delta);                                                 \
    oldest = clamp(prediction + residual);                                             \
  } while (0)

static void decode_slice(const uint32_t slice[2], int16_t *to) {
  uint32_t high = __builtin_bswap32(slice[0]);
  uint32_t low = __builtin_bswap32(slice[1]);
  uint32_t codes = high << 4 | low >> 28;
  low <<= 4;
  for (int i = 0; i < 4; i++) {
    residuals[2 * i] = (scales[high >> 28] * quarters[i] + 2) >> 2;
    residuals[2 * i + 1] = -residuals[2 * i];
  }
  int32_t h0 = predictor.history[0], h1 = predictor.history[1];
  int32_t h2 = predictor.history[2], h3 = predictor.history[3];
  int32_t w0 = predictor.weights[0], w1 = predictor.weights[1];
  int32_t w2 = predictor.weights[2], w3 = predictor.weights[3];
  for (int16_t *end = to + SLICE_SAMPLES; to < end; to += 4) {
    SAMPLE(h0, h1, h2, h3, codes >> 29);
    SAMPLE(h1, h2, h3, h0, codes >> 26 & 7);
    SAMPLE(h2, h3, h0, h1, codes >> 23 & 7);
    SAMPLE(h3, h0, h1, h2, codes >> 20 & 7);
    to[3] = (int16_t)h3;
    to[2] = (int16_t)h2;
    to[1] = (int16_t)h1;
    to[0] = (int16_t)h0;
    codes = codes << 12 | low >> 20;
    low <<= 12;
  }
  predictor.history[0] = h0;
  predictor.history[1] = h1;
  predictor.history[2] = h2;
  predictor.history[3] = h3;
  predictor.weights[0] = w0;
  predictor.weights[1] = w1;
  predictor.weights[2] = w2;
  predictor.weights[3] = w3;
}

void plain_decode(const uint32_t *slices, uint32_t count, int16_t *samples) {
  for (int i = 0; i < 4; i++) predictor.history[i] = 0;
  predictor.weights[0] = 0;
  predictor.weights[1] = 0;
  predictor.weights[2] = -8192;
  predictor.weights[3] = 16384;
  for (; count > 0; count--, slices += 2, samples += SLICE_SAMPLES) decode_slice(slices, samples);
}

int32_t plain_similarity(const int16_t *a, const int16_t *b) {
  int32_t sum = 0;
  for (const int16_t *end = a + 128; a < end; a += 8, b += 8) {
    sum += (a[6] * b[6]) >> 6;
    sum += (a[4] * b[4]) >> 6;
    sum += (a[2] * b[2]) >> 6;
    sum += (a[0] * b[0]) >> 6;
  }
  return sum;
}

void plain_gain(int16_t *samples, uint32_t count, uint32_t level) {
  static const uint16_t gains[6] = {410, 649, 1029, 1633, 2584, 4096};
  if (level >= 6) return;
  int32_t gain = gains[level > 1 ? level - 1 : 0];
  for (int16_t *end = samples + count; samples < end; samples++) *samples = (int16_t)((*samples * gain + 2048) >> 12);
}
