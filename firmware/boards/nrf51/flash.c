/*
 * The two slots are the last two pages of the flash: RM 6. A slot is one page of 1 KiB here; the core's erase sector is
 * larger, but it uses only the first 256 bytes of each.
 */
#include "board.h"
#include "pins.h"

#define RECORD_BYTES 256u
#define WORD_BYTES 4u
#define ERASED 0xffffffffu

static uintptr_t page_of(uint32_t slot) { return FLASH_BASE + (slot == 0 ? SLOT_0_OFFSET : SLOT_1_OFFSET); }

/* The processor stands still while flash is written, so this ends at once on the chip. */
static void settle(void) {
  while (NVMC_READY == 0) {}
}

static void set_mode(uint32_t mode) {
  NVMC_CONFIG = mode;
  settle();
}

const uint8_t *board_storage_page(uint32_t slot) { return (const uint8_t *)page_of(slot); }

bool board_storage_erase(uint32_t slot) {
  const volatile uint32_t *words = (const volatile uint32_t *)page_of(slot);
  set_mode(NVMC_ERASE);
  NVMC_ERASE_PAGE = page_of(slot);
  settle();
  set_mode(NVMC_READ_ONLY);
  for (uint32_t i = 0; i < FLASH_ERASE_BYTES / WORD_BYTES; i++)
    if (words[i] != ERASED) return false;
  return true;
}

/*
 * Flash takes whole words, and a word only twice between erases (PS 8.9). So a word that would not change is left
 * alone, and the bytes of a word beyond the range stay ones, which change nothing. tests/qemu/word-writes.test.ts holds
 * the journal to the two writes.
 */
bool board_storage_program(uint32_t slot, uint32_t offset, const uint8_t *bytes, uint32_t length) {
  if (offset > RECORD_BYTES || length > RECORD_BYTES - offset) return false;
  uintptr_t page = page_of(slot);
  bool is_as_wanted = true;
  set_mode(NVMC_WRITE);
  for (uint32_t at = 0; at < length;) {
    uint32_t word_offset = (offset + at) & ~(WORD_BYTES - 1);
    uint32_t value = ERASED;
    for (; at < length && offset + at < word_offset + WORD_BYTES; at++) {
      uint32_t shift = 8 * (offset + at - word_offset);
      value &= ~((uint32_t)(uint8_t)~bytes[at] << shift);
    }
    volatile uint32_t *word = (volatile uint32_t *)(page + word_offset);
    if ((*word & value) != *word) {
      *word = value;
      settle();
    }
    if ((*word & ~value) != 0) is_as_wanted = false;
  }
  set_mode(NVMC_READ_ONLY);
  return is_as_wanted;
}
