/* The chip's own flash, by its controller: RM 6. */
#include "flash.h"

#include "pins.h"

#define WORD_BYTES 4u
#define ERASED 0xffffffffu

/* The processor stands still while flash is written, so this ends at once on the chip. */
static void settle(void) {
  while (NVMC_READY == 0) {}
}

static void set_mode(uint32_t mode) {
  NVMC_CONFIG = mode;
  settle();
}

bool flash_erase(uint32_t offset, uint32_t bytes) {
  if ((offset | bytes) % FLASH_ERASE_BYTES != 0) return false;
  if (offset > FLASH_BYTES || bytes > FLASH_BYTES - offset) return false;
  const volatile uint32_t *words = (const volatile uint32_t *)(uintptr_t)(FLASH_BASE + offset);
  set_mode(NVMC_ERASE);
  for (uint32_t at = 0; at < bytes; at += FLASH_ERASE_BYTES) {
    NVMC_ERASE_PAGE = FLASH_BASE + offset + at;
    settle();
  }
  set_mode(NVMC_READ_ONLY);
  for (uint32_t i = 0; i < bytes / WORD_BYTES; i++)
    if (words[i] != ERASED) return false;
  return true;
}

/*
 * Flash takes whole words, and a word only twice between erases (PS 8.9). So a word that would not change is left
 * alone, and the bytes of a word beyond the range stay ones, which change nothing. tests/qemu/word-writes.test.ts holds
 * the journal to the two writes.
 */
bool flash_program(uint32_t offset, const uint8_t *bytes, uint32_t length) {
  if (offset > FLASH_BYTES || length > FLASH_BYTES - offset) return false;
  bool is_as_wanted = true;
  set_mode(NVMC_WRITE);
  for (uint32_t at = 0; at < length;) {
    uint32_t word_offset = (offset + at) & ~(WORD_BYTES - 1);
    uint32_t value = ERASED;
    for (; at < length && offset + at < word_offset + WORD_BYTES; at++) {
      uint32_t shift = 8 * (offset + at - word_offset);
      value &= ~((uint32_t)(uint8_t)~bytes[at] << shift);
    }
    volatile uint32_t *word = (volatile uint32_t *)(uintptr_t)(FLASH_BASE + word_offset);
    if ((*word & value) != *word) {
      *word = value;
      settle();
    }
    if ((*word & ~value) != 0) is_as_wanted = false;
  }
  set_mode(NVMC_READ_ONLY);
  return is_as_wanted;
}
