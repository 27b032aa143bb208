/*
 * Storage in flash: a slot is an erase unit, of which the core uses the first page, whatever the unit's size. The
 * board's pins.h says where they lie.
 */
#include "board.h"
#include "contract.generated.h"
#include "flash.h"
#include "pins.h"

static const uint32_t SLOT_OFFSETS[] = {SLOT_0_OFFSET, SLOT_1_OFFSET};

const uint8_t *board_storage_page(uint32_t slot) {
  return (const uint8_t *)(uintptr_t)(FLASH_BASE + SLOT_OFFSETS[slot]);
}

bool board_storage_erase(uint32_t slot) { return flash_erase(SLOT_OFFSETS[slot], FLASH_ERASE_BYTES); }

bool board_storage_program(uint32_t slot, uint32_t offset, const uint8_t *bytes, uint32_t length) {
  if (offset > STORAGE_PAGE_BYTES || length > STORAGE_PAGE_BYTES - offset) return false;
  return flash_program(SLOT_OFFSETS[slot] + offset, bytes, length);
}
