#include "storage.h"

#include "board.h"
#include "core-host.h"

/* storageRequest: u32 operation, u32 offset, u32 length, u32 unused, then the bytes to program. */
#define OPERATION_AT 0u
#define OFFSET_AT 4u
#define LENGTH_AT 8u
#define BYTES_AT 16u

#define STATUS_DONE 0u
#define STATUS_FAILED 1u

static bool carry_out(const uint8_t *request) {
  uint32_t operation = core_word(request + OPERATION_AT);
  uint32_t offset = core_word(request + OFFSET_AT);
  uint32_t length = core_word(request + LENGTH_AT);
  uint32_t slot = offset / STORAGE_SECTOR_BYTES;
  uint32_t within = offset % STORAGE_SECTOR_BYTES;
  if (slot >= STORAGE_SLOTS) return false;
  if (operation == STORAGE_ERASE) return within == 0 && board_storage_erase(slot);
  if (operation != STORAGE_PROGRAM) return false;
  if (within > STORAGE_PAGE_BYTES || length > STORAGE_PAGE_BYTES - within) return false;
  return board_storage_program(slot, within, request + BYTES_AT, length);
}

void storage_carry_out(void) {
  bool is_done = carry_out(core_buffer(BUFFER_STORAGE_REQUEST));
  w2c_core_storageDone(&core_instance, is_done ? STATUS_DONE : STATUS_FAILED);
}
