/*
 * stm32f405/protection.c on a model of the option bytes (RM0090, sections 3.6 and 3.8): locked until both keys came in
 * their order, after a wrong one until reset; written as a whole by the start bit, not while busy. Arguments: the
 * options at first, and "stuck" for a chip that does not take them.
 */
#include <stdlib.h>
#include <string.h>

#include "registers.h"

#include "register-model.h"

#undef STM32_REGISTER
#define STM32_REGISTER(address) (*model_register(address))

#define OPTKEYR_AT 0x40023c08u
#define SR_AT 0x40023c0cu
#define OPTCR_AT 0x40023c14u
#define OPTION_BYTES_AT 0x1fffc000u
#define BUSY (1u << 16)
#define OPTLOCK 1u
#define OPTSTRT 2u
#define BUSY_READINGS 3u

static const uint32_t KEYS[] = {0x08192a3bu, 0x4c5d6e7fu};

static uint32_t bytes, options, busy, keys_given, writes;
static bool is_shut, is_stuck;

static uint32_t model_read(uint32_t address) {
  if (address == SR_AT) {
    if (busy > 0 && --busy == 0) options &= ~OPTSTRT;
    return busy == 0 ? 0 : BUSY;
  }
  if (address == OPTCR_AT) return options;
  if (address == OPTION_BYTES_AT) return busy == 0 ? bytes : (model_refuse("flash is busy"), 0);
  if (address != OPTKEYR_AT) model_refuse("an unknown register");
  return 0;
}

static void give_key(uint32_t key) {
  if (is_shut || keys_given == 2 || key != KEYS[keys_given]) {
    is_shut = true;
    return model_refuse("a wrong key");
  }
  if (++keys_given == 2) options &= ~OPTLOCK;
}

static void write_options(uint32_t value) {
  if ((options & OPTLOCK) != 0) return model_refuse("the option bytes are locked");
  if (busy > 0) return model_refuse("flash is busy");
  options = value;
  if ((value & OPTLOCK) != 0) keys_given = 0;
  if ((value & OPTSTRT) == 0) return;
  busy = BUSY_READINGS;
  writes++;
  if (!is_stuck) bytes = value & ~(OPTLOCK | OPTSTRT);
}

static void model_write(uint32_t address, uint32_t value) {
  if (address == OPTKEYR_AT) give_key(value);
  else if (address == OPTCR_AT) write_options(value);
  else model_refuse("a register that is not to be written");
}

#include "protection.c"

int main(int count, char **arguments) {
  if (count < 2) return 2;
  bytes = (uint32_t)strtoul(arguments[1], NULL, 16);
  is_stuck = count > 2 && strcmp(arguments[2], "stuck") == 0;
  options = bytes | OPTLOCK;
  bool is_protected = board_protect();
  model_settle();
  printf("%s, bytes %08x, %u writes, %s\n", is_protected ? "protected" : "open", bytes, writes,
         (options & OPTLOCK) != 0 ? "locked" : "unlocked");
  return model_refusals == 0 ? 0 : 1;
}
