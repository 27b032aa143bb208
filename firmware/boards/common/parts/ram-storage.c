/*
 * Storage in RAM, with the manners of flash: what it holds is lost with the power. For boards whose emulator lets no
 * flash be written, so that a driver for the chip's flash could be tried nowhere.
 */
#include "ram-storage.h"

#include <string.h>

#include "board.h"
#include "contract.generated.h"

#define SLOTS 2u
#define ERASED 0xff

static uint8_t storage_slots[SLOTS][STORAGE_PAGE_BYTES];

void ram_storage_start(void) { memset(storage_slots, ERASED, sizeof storage_slots); }

const uint8_t *board_storage_page(uint32_t slot) { return storage_slots[slot]; }

bool board_storage_erase(uint32_t slot) {
  memset(storage_slots[slot], ERASED, STORAGE_PAGE_BYTES);
  return true;
}

bool board_storage_program(uint32_t slot, uint32_t offset, const uint8_t *bytes, uint32_t length) {
  if (offset > STORAGE_PAGE_BYTES || length > STORAGE_PAGE_BYTES - offset) return false;
  bool is_as_wanted = true;
  for (uint32_t i = 0; i < length; i++) {
    storage_slots[slot][offset + i] &= bytes[i];
    if (storage_slots[slot][offset + i] != bytes[i]) is_as_wanted = false;
  }
  return is_as_wanted;
}
