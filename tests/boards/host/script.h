/* What the parts of the test program share. */
#ifndef TALKODE_TEST_SCRIPT_H
#define TALKODE_TEST_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Hexadecimal digits and a line end. */
void print_bytes(const uint8_t *bytes, size_t length);

/* The core of core.c. */
extern uint32_t core_takes_link_bytes, core_sends_link_bytes, core_samples_left, core_next_wake_ms, core_is_locked;
void core_queue_effects(uint32_t bits);

/* The board of board.c. */
#define NOISE_BYTES 8192u
extern uint32_t fake_uptime_ms, fake_keys, fake_millivolts, fake_noise_length, fake_line_bytes_per_ms;
extern uint64_t fake_rtc_ms;
extern bool fake_headphones, fake_host_leaves, fake_protects;
extern uint8_t fake_noise[NOISE_BYTES];

#endif
