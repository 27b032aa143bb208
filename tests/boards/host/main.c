/*
 * Runs firmware/boards/common on a PC, by commands from standard input, one a line: a name, numbers, and at the end
 * hexadecimal bytes. Ends with 0, 2 for a script that makes no sense, 3 for a trap, 4 for a halt.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "board.h"
#include "core-host.h"
#include "core-turn.h"
#include "display.h"
#include "entropy-health.h"
#include "entropy.h"
#include "keys.h"
#include "link-lines.h"
#include "link.h"
#include "protection.h"
#include "script.h"
#include "sha256.h"
#include "sound.h"
#include "storage.h"
#include "surroundings.h"
#include "voice.h"

#define LINE_BYTES 65536
#define MAXIMUM_NUMBERS 4u

static char line[LINE_BYTES];
static unsigned long numbers[MAXIMUM_NUMBERS];
static uint8_t bytes[LINE_BYTES / 2];
static uint32_t byte_count;

void print_bytes(const uint8_t *from, size_t length) {
  for (size_t i = 0; i < length; i++) printf("%02x", from[i]);
  printf("\n");
}

static _Noreturn void reject(void) {
  fflush(stdout);
  fprintf(stderr, "host: cannot do %.60s\n", line);
  exit(2);
}

/* Numbers are decimal; what begins with x is bytes. */
static void read_arguments(void) {
  uint32_t count = 0;
  byte_count = 0;
  memset(numbers, 0, sizeof numbers);
  for (char *word = strtok(NULL, " \n"); word != NULL; word = strtok(NULL, " \n")) {
    if (word[0] == 'x') {
      for (char *digit = word + 1; digit[0] != 0; digit += 2) {
        unsigned byte;
        if (sscanf(digit, "%2x", &byte) != 1) reject();
        bytes[byte_count++] = (uint8_t)byte;
      }
    } else {
      if (count == MAXIMUM_NUMBERS) reject();
      numbers[count++] = strtoul(word, NULL, 10);
    }
  }
}

static void write_word(uint8_t *to, uint32_t value) { memcpy(to, &value, sizeof value); }

/* --- Commands --- */

static void uptime(void) { fake_uptime_ms = (uint32_t)numbers[0]; }
static void rtc(void) { fake_rtc_ms = numbers[0]; }
static void keys(void) { fake_keys = (uint32_t)numbers[0]; }
static void battery(void) { fake_millivolts = (uint32_t)numbers[0]; }
static void headphones(void) { fake_headphones = numbers[0] != 0; }
static void effects(void) { core_queue_effects((uint32_t)numbers[0]); }
static void accept(void) { core_takes_link_bytes = (uint32_t)numbers[0]; }
static void samples(void) { core_samples_left = (uint32_t)numbers[0]; }

static void receive_on(uint32_t number) {
  for (uint32_t i = 0; i < byte_count; i++) link_received(number, bytes[i]);
}
static void receive(void) { receive_on(LINK_UART); }
static void receive_on_other(void) { receive_on(LINK_UART + 1); }

static void send(void) {
  memcpy(core_buffer(BUFFER_LINK_TX), bytes, byte_count);
  core_sends_link_bytes = byte_count;
  core_queue_effects(EFFECT_LINK);
  core_carry_out();
}

static void line_takes(void) {
  uint32_t count = 0;
  for (int32_t byte; count < numbers[0] && (byte = link_next_to_send(LINK_UART)) >= 0;) bytes[count++] = (uint8_t)byte;
  print_bytes(bytes, count);
}

static void line_rate(void) { fake_line_bytes_per_ms = (uint32_t)numbers[0]; }
static void host_leaves(void) { fake_host_leaves = true; }
static void link_waiting(void) { printf("%d\n", link_is_waiting()); }

static void show(void) {
  memcpy(core_buffer(BUFFER_FRAME), bytes, FRAME_BYTES);
  core_queue_effects(EFFECT_FRAME);
  core_carry_out();
}

static void store(void) {
  uint8_t *request = core_buffer(BUFFER_STORAGE_REQUEST);
  for (uint32_t i = 0; i < 3; i++) write_word(request + 4 * i, (uint32_t)numbers[i]);
  memcpy(request + 16, bytes, byte_count);
  core_queue_effects(EFFECT_STORAGE);
  core_carry_out();
}

static void locked(void) { core_is_locked = (uint32_t)numbers[0]; }
static void protects(void) { fake_protects = numbers[0] != 0; }

static void want_voice(void) {
  for (uint32_t i = 0; i < 2; i++) write_word(core_buffer(BUFFER_VOICE_WANTED) + 4 * i, (uint32_t)numbers[i]);
  core_queue_effects(EFFECT_VOICE);
  core_carry_out();
}

static void play(void) {
  int16_t sample;
  uint32_t count = 0;
  int16_t first = -1, last = -1;
  for (; count < numbers[0] && sound_next(&sample); count++) {
    if (count == 0) first = sample;
    last = sample;
  }
  printf("%u %d %d\n", count, first, last);
}

static void sound_state(void) { printf("%d %d\n", sound_wanted(), sound_is_running()); }

static void sound_wait(void) { printf("%u\n", sound_due_in_ms()); }

static void noise(void) {
  memcpy(fake_noise + fake_noise_length, bytes, byte_count);
  fake_noise_length += byte_count;
}

static void want_entropy(void) {
  core_queue_effects(EFFECT_ENTROPY);
  core_carry_out();
}

/* The place of the first sample that is refused, or how many there are. */
static void health(void) {
  health_state state;
  health_begin(&state);
  uint32_t place = 0;
  while (place < byte_count && health_accepts(&state, bytes[place])) place++;
  printf("%u\n", place);
}

static void sha256(void) {
  uint8_t digest[SHA256_BYTES];
  sha256_state state;
  sha256_begin(&state);
  sha256_add(&state, bytes, byte_count);
  sha256_end(&state, digest);
  print_bytes(digest, sizeof digest);
}

static void keys_wait(void) { printf("%u\n", keys_due_in_ms()); }

typedef struct {
  const char *name;
  void (*run)(void);
} command;

static const command COMMANDS[] = {
    {"uptime", uptime},
    {"rtc", rtc},
    {"keys", keys},
    {"battery", battery},
    {"headphones", headphones},
    {"effects", effects},
    {"accept", accept},
    {"samples", samples},
    {"receive", receive},
    {"receive-on-other", receive_on_other},
    {"send", send},
    {"line-takes", line_takes},
    {"line-rate", line_rate},
    {"host-leaves", host_leaves},
    {"link-waiting", link_waiting},
    {"show", show},
    {"store", store},
    {"locked", locked},
    {"protects", protects},
    {"protection-step", protection_step},
    {"sound-reset", sound_reset},
    {"sound-wait", sound_wait},
    {"want-voice", want_voice},
    {"play", play},
    {"sound-state", sound_state},
    {"noise", noise},
    {"want-entropy", want_entropy},
    {"health", health},
    {"sha256", sha256},
    {"keys-wait", keys_wait},
    {"tick", core_tick},
    {"carry-out", core_carry_out},
    {"keys-step", keys_step},
    {"link-step", link_step},
    {"sound-step", sound_step},
    {"surroundings-step", surroundings_step},
    {"surroundings-tell-all", surroundings_tell_all},
    {"display-reset", display_reset},
};

static void run_line(void) {
  const char *name = strtok(line, " \n");
  for (size_t i = 0; name != NULL && i < sizeof COMMANDS / sizeof COMMANDS[0]; i++) {
    if (strcmp(name, COMMANDS[i].name) != 0) continue;
    read_arguments();
    COMMANDS[i].run();
    return;
  }
  reject();
}

int main(void) {
  while (fgets(line, sizeof line, stdin) != NULL) run_line();
  return 0;
}
