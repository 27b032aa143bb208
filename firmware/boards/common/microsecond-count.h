/* Uptime from a counter of microseconds that wraps after 71 minutes and is read more often than that. */
#ifndef TALKODE_MICROSECOND_COUNT_H
#define TALKODE_MICROSECOND_COUNT_H

#include <stdint.h>

typedef struct {
  uint32_t last_count;
  uint32_t rest_us;
  uint64_t uptime_ms;
} microsecond_count;

static inline uint64_t microsecond_count_ms(microsecond_count *of, uint32_t count) {
  of->rest_us += count - of->last_count;
  of->last_count = count;
  of->uptime_ms += of->rest_us / 1000;
  of->rest_us %= 1000;
  return of->uptime_ms;
}

#endif
