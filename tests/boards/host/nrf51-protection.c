/*
 * nrf51/protection.c on a model of flash controller and UICR (nRF51 Series Reference Manual, chapters NVMC and UICR): a
 * word is written only with writing enabled and the controller ready, and bits only go to zero. Arguments: the word at
 * first, and the bits that this chip does not clear.
 */
#include <stdlib.h>

#include "registers.h"

#include "register-model.h"

#undef NRF51_REGISTER
#define NRF51_REGISTER(address) (*model_register(address))

#define READY_AT 0x4001e400u
#define CONFIG_AT 0x4001e504u
#define RBPCONF_AT 0x10001004u
#define BUSY_READINGS 3u

static uint32_t config, busy, word, stuck_bits, writes;

static uint32_t model_read(uint32_t address) {
  if (address == READY_AT) return busy == 0 ? 1 : (busy--, 0);
  if (address == CONFIG_AT) return config;
  if (address == RBPCONF_AT) return word;
  model_refuse("an unknown register");
  return 0;
}

static void model_write(uint32_t address, uint32_t value) {
  if (busy > 0) return model_refuse("the controller is busy");
  if (address == CONFIG_AT) {
    config = value;
  } else if (address == RBPCONF_AT && config == 1) {
    word &= value | stuck_bits;
    writes++;
  } else {
    return model_refuse("writing is not enabled");
  }
  busy = BUSY_READINGS;
}

#include "protection.c"

int main(int count, char **arguments) {
  if (count != 3) return 2;
  word = (uint32_t)strtoul(arguments[1], NULL, 16);
  stuck_bits = (uint32_t)strtoul(arguments[2], NULL, 16);
  bool is_protected = board_protect();
  model_settle();
  printf("%s, word %08x, %u writes, controller %s\n", is_protected ? "protected" : "open", word, writes,
         config == 0 ? "closed" : "open");
  return model_refusals == 0 ? 0 : 1;
}
