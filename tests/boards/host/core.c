/*
 * A core that does what the script says and tells what was called: "> name arguments". Its effects are a queue; one
 * that is empty gives none. Its sound is the numbers from 0 on.
 */
#include <stdio.h>

#include "core-host.h"
#include "script.h"

#define MAXIMUM_EFFECTS 256u
#define MAXIMUM_BUFFER_BYTES 512u

w2c_core core_instance;

static uint8_t buffers[BUFFER_COUNT][MAXIMUM_BUFFER_BYTES] __attribute__((aligned(8)));
static uint32_t effects[MAXIMUM_EFFECTS];
static uint32_t effects_in, effects_out;

uint32_t core_takes_link_bytes = UINT32_MAX;
uint32_t core_sends_link_bytes;
uint32_t core_samples_left;
uint32_t core_is_locked;
uint32_t core_next_wake_ms = CORE_NEVER_MS;
static int16_t next_sample;

uint8_t *core_buffer(uint32_t buffer) { return buffers[buffer]; }

void core_start(bool after_trap) { printf("> start %d\n", after_trap); }

void core_queue_effects(uint32_t bits) { effects[effects_in++ % MAXIMUM_EFFECTS] = bits; }

uint32_t w2c_core_takeEffects(w2c_core *core) {
  (void)core;
  return effects_in == effects_out ? 0 : effects[effects_out++ % MAXIMUM_EFFECTS];
}

uint32_t w2c_core_nextWakeMs(w2c_core *core) {
  (void)core;
  return core_next_wake_ms;
}

void w2c_core_clock(w2c_core *core, uint32_t seconds, uint32_t seconds_high, uint32_t millisecond, uint32_t uptime_ms) {
  (void)core;
  printf("> clock %u %u %u %u\n", seconds, seconds_high, millisecond, uptime_ms);
}

void w2c_core_key(w2c_core *core, uint32_t id, uint32_t pressed, uint32_t uptime_ms) {
  (void)core;
  printf("> key %u %u %u\n", id, pressed, uptime_ms);
}

void w2c_core_power(w2c_core *core, uint32_t millivolts) {
  (void)core;
  printf("> power %u\n", millivolts);
}

void w2c_core_headphones(w2c_core *core, uint32_t present) {
  (void)core;
  printf("> headphones %u\n", present);
}

uint32_t w2c_core_motor(w2c_core *core) {
  (void)core;
  return 0;
}

void w2c_core_entropy(w2c_core *core, uint32_t length) {
  (void)core;
  printf("> entropy %u ", length);
  print_bytes(buffers[BUFFER_ENTROPY], length);
}

uint32_t w2c_core_linkReceive(w2c_core *core, uint32_t length) {
  (void)core;
  uint32_t taken = length < core_takes_link_bytes ? length : core_takes_link_bytes;
  core_takes_link_bytes -= taken;
  printf("> linkReceive %u ", length);
  print_bytes(buffers[BUFFER_LINK_RX], taken);
  return taken;
}

uint32_t w2c_core_linkPending(w2c_core *core) {
  (void)core;
  return core_sends_link_bytes;
}

void w2c_core_linkTaken(w2c_core *core, uint32_t length) {
  (void)core;
  printf("> linkTaken %u\n", length);
  core_sends_link_bytes -= length;
}

void w2c_core_storageDone(w2c_core *core, uint32_t status) {
  (void)core;
  printf("> storageDone %u\n", status);
}

uint32_t w2c_core_isLocked(w2c_core *core) {
  (void)core;
  return core_is_locked;
}

void w2c_core_voiceGiven(w2c_core *core, uint32_t length) {
  (void)core;
  printf("> voiceGiven %u ", length);
  print_bytes(buffers[BUFFER_VOICE_WINDOW], length);
}

uint32_t w2c_core_renderAudio(w2c_core *core, uint32_t most) {
  (void)core;
  uint32_t count = most < core_samples_left ? most : core_samples_left;
  core_samples_left -= count;
  int16_t *pcm = (int16_t *)(void *)buffers[BUFFER_PCM];
  for (uint32_t i = 0; i < count; i++) pcm[i] = next_sample++;
  printf("> renderAudio %u %u\n", most, count);
  return count;
}
