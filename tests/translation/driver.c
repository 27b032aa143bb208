/*
 * Runs a script against a translated module: commands from standard input, one a line, an answer a line for those that
 * give one. script.ts writes the commands.
 *
 *   call NAME ARGUMENT...   the result, 0 for none
 *   write ADDRESS HEX
 *   read ADDRESS BYTES      hexadecimal digits
 *   crc ADDRESS BYTES       CRC-32/ISO-HDLC of that memory, 8 hexadecimal digits
 *
 * Ends with 0, 2 for a script that makes no sense, 3 for a WebAssembly trap ("trap" and its number on standard error).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "module.h"

static w2c_module instance;

#define MAXIMUM_ARGUMENTS 8
#define LINE_BYTES 262144

typedef struct {
  const char *name;
  unsigned argumentCount;
  uint32_t (*call)(const uint32_t *arguments);
} module_export;

/* static const module_export EXPORTS[], one row per exported function: translate.ts makes it from module.h. */
#include "exports.inc"

_Noreturn void wasm_rt_trap(wasm_rt_trap_t trap) {
  fflush(stdout);
  fprintf(stderr, "trap %d\n", (int)trap);
  exit(3);
}

static _Noreturn void reject(const char *what, const char *line) {
  fflush(stdout);
  fprintf(stderr, "driver: %s: %.60s\n", what, line);
  exit(2);
}

static uint8_t *memory(uint32_t address, uint32_t bytes, const char *line) {
  if (bytes > CORE_MEMORY_BYTES || address > CORE_MEMORY_BYTES - bytes) reject("outside the memory", line);
  return instance.w2c_memory.data + address;
}

static uint32_t number(char **text, const char *line) {
  char *end;
  unsigned long value = strtoul(*text, &end, 10);
  if (end == *text || value > UINT32_MAX) reject("expected a number below 2^32", line);
  *text = end;
  return (uint32_t)value;
}

static void call(char *text, const char *line) {
  char *end = text + strcspn(text, " \n");
  uint32_t arguments[MAXIMUM_ARGUMENTS];
  for (size_t i = 0; i < sizeof EXPORTS / sizeof EXPORTS[0]; i++) {
    const module_export *export = &EXPORTS[i];
    if (strlen(export->name) != (size_t)(end - text) || strncmp(export->name, text, (size_t)(end - text)) != 0)
      continue;
    for (unsigned n = 0; n < export->argumentCount; n++) arguments[n] = number(&end, line);
    printf("%lu\n", (unsigned long)export->call(arguments));
    return;
  }
  reject("no such export", line);
}

static unsigned nibble(char digit, const char *line) {
  if (digit >= '0' && digit <= '9') return (unsigned)(digit - '0');
  if (digit >= 'a' && digit <= 'f') return (unsigned)(digit - 'a') + 10;
  reject("expected hexadecimal digits", line);
}

static void writeBytes(char *text, const char *line) {
  uint32_t address = number(&text, line);
  text += strspn(text, " ");
  size_t digits = strcspn(text, "\n");
  uint8_t *to = memory(address, (uint32_t)(digits / 2), line);
  for (size_t i = 0; i < digits / 2; i++)
    to[i] = (uint8_t)(nibble(text[2 * i], line) << 4 | nibble(text[2 * i + 1], line));
}

static void readBytes(char *text, const char *line) {
  uint32_t address = number(&text, line);
  uint32_t bytes = number(&text, line);
  const uint8_t *from = memory(address, bytes, line);
  for (uint32_t i = 0; i < bytes; i++) printf("%02x", from[i]);
  printf("\n");
}

static void checksum(char *text, const char *line) {
  uint32_t address = number(&text, line);
  uint32_t bytes = number(&text, line);
  const uint8_t *from = memory(address, bytes, line);
  uint32_t crc = UINT32_MAX;
  for (uint32_t i = 0; i < bytes; i++) {
    crc ^= from[i];
    for (int bit = 0; bit < 8; bit++) crc = crc & 1 ? crc >> 1 ^ 0xedb88320u : crc >> 1;
  }
  printf("%08lx\n", (unsigned long)(uint32_t)~crc);
}

int main(void) {
  static char line[LINE_BYTES];
  wasm2c_module_instantiate(&instance);
  while (fgets(line, sizeof line, stdin) != NULL) {
    if (strncmp(line, "call ", 5) == 0) call(line + 5, line);
    else if (strncmp(line, "write ", 6) == 0) writeBytes(line + 6, line);
    else if (strncmp(line, "read ", 5) == 0) readBytes(line + 5, line);
    else if (strncmp(line, "crc ", 4) == 0) checksum(line + 4, line);
    else reject("unknown command", line);
  }
  return 0;
}
