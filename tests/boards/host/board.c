/* A board whose surroundings the script sets, and which tells what is done to it: "= name arguments". */
#include "board.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "script.h"
#include "stack.h"
#include "trap.h"

#define SLOTS 2u
#define PAGE_BYTES 256u
#define VOICE_BYTES 1000u

uint32_t fake_uptime_ms, fake_keys, fake_millivolts, fake_noise_length;
uint32_t fake_line_bytes_per_ms = 11;
uint64_t fake_rtc_ms;
bool fake_headphones, fake_host_leaves, fake_protects = true;
uint8_t fake_noise[NOISE_BYTES];
static uint32_t noise_taken;
static uint8_t slots[SLOTS][PAGE_BYTES];
static uint8_t voice[VOICE_BYTES];

const char *const board_entropy_source = "the script";

void board_start(void) {}
uint32_t board_uptime_ms(void) { return fake_uptime_ms; }
uint64_t board_rtc_ms(void) { return fake_rtc_ms; }
void board_interrupts(bool on) { (void)on; }
/* Time passes, and the line takes bytes meanwhile, unless its host goes away. */
void board_wait(uint32_t most_ms) {
  printf("= wait %u\n", most_ms);
  fake_uptime_ms += most_ms;
  for (uint32_t i = 0; i < fake_line_bytes_per_ms * most_ms; i++) link_next_to_send(LINK_UART);
  if (fake_host_leaves) link_abandoned(LINK_UART);
  fake_host_leaves = false;
}
uint32_t board_keys_down(void) { return fake_keys; }
void board_link_send(uint32_t line) { printf("= link send %u\n", line); }
void board_link_receive(uint32_t line) { printf("= link receive %u\n", line); }
bool board_display_present(void) { return true; }
void board_display_reset(void) { printf("= display reset\n"); }
void board_display_write(bool pixels, const uint8_t *bytes, size_t length) {
  printf("= display %s ", pixels ? "pixels" : "commands");
  print_bytes(bytes, length);
}
const uint8_t *board_storage_page(uint32_t slot) { return slots[slot]; }
bool board_storage_erase(uint32_t slot) {
  printf("= erase %u\n", slot);
  memset(slots[slot], 0xff, PAGE_BYTES);
  return true;
}
bool board_storage_program(uint32_t slot, uint32_t offset, const uint8_t *bytes, uint32_t length) {
  printf("= program %u %u ", slot, offset);
  print_bytes(bytes, length);
  return true;
}
bool board_protect(void) {
  printf("= protect\n");
  return fake_protects;
}
const uint8_t *board_voice(uint32_t *length) {
  for (uint32_t i = 0; i < VOICE_BYTES; i++) voice[i] = (uint8_t)i;
  *length = VOICE_BYTES;
  return voice;
}
void board_sound_start(void) { printf("= sound start\n"); }
void board_sound_stop(void) { printf("= sound stop\n"); }
void board_motor(bool on) { (void)on; }
uint32_t board_battery_millivolts(void) { return fake_millivolts; }
bool board_headphones(void) { return fake_headphones; }
bool board_noise(uint8_t *bytes, size_t length) {
  if (fake_noise_length - noise_taken < length) return false;
  memcpy(bytes, fake_noise + noise_taken, length);
  noise_taken += (uint32_t)length;
  return true;
}
_Noreturn void board_halt(void) {
  printf("= halt\n");
  exit(4);
}

/* There is no stack of a board's kind here. */
bool stack_is_intact(void) { return true; }
_Noreturn void trap_restart(void) {
  printf("= trap\n");
  exit(3);
}
void trap_survived(void) {}
