/*
 * A host of the translated core under valgrind: marks the secrets that it is given as undefined, so that memcheck
 * complains of every branch and every address that depends on one. Commands come from standard input, one a line;
 * story.ts writes them. Each is answered by one line: valgrind's complaints during it, and what was asked for.
 *
 *   new                                 a device from the factory: flash erased, all marks forgotten
 *   boot                                power on, with what flash holds
 *   clock UNIX-SECONDS MILLISECOND      sets the real-time clock
 *   advance MILLISECONDS                lets time pass, waking the core when it asks for it
 *   key PRESSED                         the first key's contact, 1 or 0
 *   send WIRE PUBLIC SECRET             a frame in hexadecimal digits; of PUBLIC the bits that are not secret; the
 *                                       secret that is to be marked once it is decoded, or - for none. Gives the
 *                                       answer's frame
 *   glass                               gives the frame that the glass shows
 *   plant LEAK                          opens a row of planted-leaks.ts, if the core has them
 *   secret                              gives what is undefined: ranges of the core's memory, then of the flash
 *   declassified                        gives how often each row of declassified.ts was reached with something
 *                                       undefined
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <valgrind/memcheck.h>

#include "contract.generated.h"
#include "module.h"

#define LINE_BYTES 4096
#define ROWS 16
#define NEVER_MS UINT32_MAX

/* What valgrind stores for a byte: a bit set is undefined. */
#define PUBLIC 0x00
#define SECRET 0xff

typedef struct w2c_test {
  unsigned long reached[ROWS];
  uint32_t planted;
} w2c_test;

static w2c_module core;
static w2c_test listener = {.planted = UINT32_MAX};
static uint8_t flash[STORAGE_SLOTS * STORAGE_SECTOR_BYTES];
static uint8_t *buffers[BUFFER_COUNT];
static uint64_t unix_ms;
static uint32_t uptime_ms;
static uint8_t answer[256];
static size_t answer_bytes;

_Noreturn void wasm_rt_trap(wasm_rt_trap_t trap) {
  fprintf(stderr, "driver: trap %d\n", (int)trap);
  exit(3);
}

static _Noreturn void reject(const char *what) {
  fprintf(stderr, "driver: %s\n", what);
  exit(2);
}

static uint8_t vbits_of(const void *byte) {
  uint8_t bits;
  (void)VALGRIND_GET_VBITS(byte, &bits, 1);
  return bits;
}

static void mark(void *from, size_t bytes, uint8_t bits) {
  for (size_t i = 0; i < bytes; i++) (void)VALGRIND_SET_VBITS((uint8_t *)from + i, &bits, 1);
}

u32 w2c_test_declassify(w2c_test *test, u32 row, u32 value) {
  if (row >= ROWS) reject("a row too many");
  for (size_t i = 0; i < sizeof value; i++) {
    if (vbits_of((uint8_t *)&value + i) != PUBLIC) {
      test->reached[row]++;
      break;
    }
  }
  mark(&value, sizeof value, PUBLIC);
  return value;
}

u32 w2c_test_isPlanted(w2c_test *test, u32 leak) { return test->planted == leak; }

static uint32_t word(const uint8_t *from) {
  return from[0] | (uint32_t)from[1] << 8 | (uint32_t)from[2] << 16 | (uint32_t)from[3] << 24;
}

/* A request that names its place by a secret, or sends one, would show as a complaint here. */
static void carry_out_storage(void) {
  const uint8_t *request = buffers[BUFFER_STORAGE_REQUEST];
  uint32_t offset = word(request + 4);
  uint32_t bytes = word(request + 8);
  if (word(request) == STORAGE_ERASE) {
    if (offset > sizeof flash - STORAGE_SECTOR_BYTES) reject("erases outside of the flash");
    memset(flash + offset, 0xff, STORAGE_SECTOR_BYTES);
  } else {
    if (bytes > STORAGE_PAGE_BYTES || offset > sizeof flash - bytes) reject("programs outside of the flash");
    for (uint32_t i = 0; i < bytes; i++) flash[offset + i] &= request[16 + i];
  }
  w2c_module_storageDone(&core, 0);
}

static void take_link(void) {
  uint32_t bytes = w2c_module_linkPending(&core);
  if (bytes > sizeof answer - answer_bytes) reject("the answer is too long");
  (void)VALGRIND_CHECK_MEM_IS_DEFINED(buffers[BUFFER_LINK_TX], bytes);
  memcpy(answer + answer_bytes, buffers[BUFFER_LINK_TX], bytes);
  answer_bytes += bytes;
  w2c_module_linkTaken(&core, bytes);
}

static void carry_out(void) {
  for (;;) {
    uint32_t effects = w2c_module_takeEffects(&core);
    if (effects & EFFECT_FRAME) (void)VALGRIND_CHECK_MEM_IS_DEFINED(buffers[BUFFER_FRAME], FRAME_BYTES);
    if (effects & EFFECT_LINK) take_link();
    if (effects & EFFECT_STORAGE) carry_out_storage();
    if (!(effects & (EFFECT_LINK | EFFECT_STORAGE))) return;
  }
}

static void tell_clock(void) {
  uint64_t seconds = unix_ms / 1000;
  w2c_module_clock(&core, (uint32_t)seconds, (uint32_t)(seconds >> 32), (uint32_t)(unix_ms % 1000), uptime_ms);
  carry_out();
}

static void boot(void) {
  wasm2c_module_instantiate(&core, &listener);
  if (w2c_module_abiVersion(&core) != CORE_ABI_VERSION) reject("another contract");
  const uint8_t *table = core.w2c_memory.data + w2c_module_layout(&core);
  for (uint32_t i = 0; i < BUFFER_COUNT; i++) buffers[i] = core.w2c_memory.data + word(table + i * 8);
  for (uint32_t slot = 0; slot < STORAGE_SLOTS; slot++)
    memcpy(buffers[BUFFER_STORAGE_IMAGE] + slot * STORAGE_PAGE_BYTES, flash + slot * STORAGE_SECTOR_BYTES,
           STORAGE_PAGE_BYTES);
  uptime_ms = 0;
  w2c_module_boot(&core, MODEL_CODE_DISPLAY, STORAGE_IMAGE_BYTES, BOOT_DEVELOPMENT);
  carry_out();
  tell_clock();
}

static void advance(uint32_t ms) {
  while (ms > 0) {
    uint32_t wake_ms = w2c_module_nextWakeMs(&core);
    uint32_t passed_ms = wake_ms == NEVER_MS || wake_ms > ms ? ms : wake_ms;
    unix_ms += passed_ms;
    uptime_ms += passed_ms;
    ms -= passed_ms;
    tell_clock();
  }
}

static unsigned nibble(char digit) {
  if (digit >= '0' && digit <= '9') return (unsigned)(digit - '0');
  if (digit >= 'a' && digit <= 'f') return (unsigned)(digit - 'a') + 10;
  reject("expected hexadecimal digits");
}

static size_t bytes_of(const char *hex, uint8_t *to) {
  size_t bytes = strlen(hex) / 2;
  for (size_t i = 0; i < bytes; i++) to[i] = (uint8_t)(nibble(hex[2 * i]) << 4 | nibble(hex[2 * i + 1]));
  return bytes;
}

static void print_hex(const uint8_t *from, size_t bytes) {
  putchar(' ');
  for (size_t i = 0; i < bytes; i++) printf("%02x", from[i]);
}

static void offer(const uint8_t *wire, const uint8_t *public_bits, size_t bytes) {
  memcpy(buffers[BUFFER_LINK_RX], wire, bytes);
  for (size_t i = 0; i < bytes; i++) mark(buffers[BUFFER_LINK_RX] + i, 1, (uint8_t)~public_bits[i]);
  if (w2c_module_linkReceive(&core, (uint32_t)bytes) != bytes) reject("the core has not taken the whole frame");
  carry_out();
}

/* Where COBS left one bit of each byte public, all of it becomes secret here. Chance repeats no run as long as a
 * secret. */
static void mark_decoded(const uint8_t *secret, size_t bytes) {
  static uint8_t seen[CORE_MEMORY_BYTES];
  unsigned found = 0;
  memcpy(seen, core.w2c_memory.data, sizeof seen);
  mark(seen, sizeof seen, PUBLIC);
  for (size_t at = 0; at + bytes <= sizeof seen; at++) {
    if (memcmp(seen + at, secret, bytes) != 0) continue;
    mark(core.w2c_memory.data + at, bytes, SECRET);
    found++;
  }
  memset(seen, 0, sizeof seen);
  if (found != 1) reject("the decoded secret is not in memory once");
}

static void send(const char *wire_hex, const char *public_hex, const char *secret_hex) {
  uint8_t wire[LINK_RX_BYTES], public_bits[LINK_RX_BYTES], secret[LINK_RX_BYTES];
  if (strlen(wire_hex) > 2 * LINK_RX_BYTES || strlen(wire_hex) != strlen(public_hex)) reject("no such frame");
  size_t bytes = bytes_of(wire_hex, wire);
  bytes_of(public_hex, public_bits);
  answer_bytes = 0;
  offer(wire, public_bits, bytes - 1);
  if (strcmp(secret_hex, "-") != 0) mark_decoded(secret, bytes_of(secret_hex, secret));
  offer(wire + bytes - 1, public_bits + bytes - 1, 1);
}

static void print_secret_ranges(const uint8_t *memory, size_t bytes) {
  size_t begin = 0;
  for (size_t i = 0; i <= bytes; i++) {
    if (i < bytes && vbits_of(memory + i) != PUBLIC) continue;
    if (i > begin) printf(" %zu+%zu", begin, i - begin);
    begin = i + 1;
  }
}

static void carry_out_command(const char *name, char *const argument[3]) {
  if (strcmp(name, "new") == 0) memset(flash, 0xff, sizeof flash);
  else if (strcmp(name, "boot") == 0) boot();
  else if (strcmp(name, "clock") == 0)
    unix_ms = strtoull(argument[0], NULL, 10) * 1000 + strtoull(argument[1], NULL, 10);
  else if (strcmp(name, "advance") == 0) advance((uint32_t)strtoul(argument[0], NULL, 10));
  else if (strcmp(name, "key") == 0) {
    w2c_module_key(&core, 0, (uint32_t)strtoul(argument[0], NULL, 10), uptime_ms);
    carry_out();
  } else if (strcmp(name, "plant") == 0) listener.planted = (uint32_t)strtoul(argument[0], NULL, 10);
  else if (strcmp(name, "send") == 0) send(argument[0], argument[1], argument[2]);
}

static void print_answer(const char *name) {
  if (strcmp(name, "send") == 0) print_hex(answer, answer_bytes);
  else if (strcmp(name, "glass") == 0) print_hex(buffers[BUFFER_FRAME], FRAME_BYTES);
  else if (strcmp(name, "secret") == 0) {
    print_secret_ranges(core.w2c_memory.data, CORE_MEMORY_BYTES);
    printf(" |");
    print_secret_ranges(flash, sizeof flash);
  } else if (strcmp(name, "declassified") == 0) {
    for (size_t row = 0; row < ROWS; row++) printf(" %lu", listener.reached[row]);
  }
}

int main(void) {
  static char line[LINE_BYTES];
  if (RUNNING_ON_VALGRIND == 0) reject("not under valgrind, where it would prove nothing");
  while (fgets(line, sizeof line, stdin) != NULL) {
    char *argument[3];
    const char *name = strtok(line, " \n");
    for (int i = 0; i < 3; i++) {
      argument[i] = strtok(NULL, " \n");
      if (argument[i] == NULL) argument[i] = "";
    }
    unsigned long before = VALGRIND_COUNT_ERRORS;
    carry_out_command(name, argument);
    printf("%lu", (unsigned long)VALGRIND_COUNT_ERRORS - before);
    print_answer(name);
    putchar('\n');
  }
  return 0;
}
