/*
 * The flash that the firmware runs from, written through the boot ROM (section 2.8.3.1.3). Meanwhile flash cannot be
 * read: the code that does it lies in RAM, and interrupts are off. An erase takes typically 45 ms, 400 ms at most, a
 * page 0.4 to 3 ms (W25Q16JV datasheet, table 9.6). For so long the loudspeaker keeps its level, a gap in what is said
 * where a host has a record written meanwhile (the core's own wait for silence), and the UART keeps 32 received bytes;
 * see common/link-lines.h why that is enough.
 */
#include "flash.h"

#include <string.h>

#include "cortex-m.h"
#include "pins.h"
#include "start.h"

#define PAGE_BYTES 256u
#define BOOT2_BYTES 256u
#define ERASED 0xffu
/* The ROM may erase by larger blocks where a range allows; one sector never does. */
#define ERASE_BLOCK_BYTES (1u << 16)
#define ERASE_BLOCK_COMMAND 0xd8u

#define ROM_CODE(first, second) ((uint32_t)(second) << 8 | (uint32_t)(first))
#define THUMB 1u

typedef void *(*rom_lookup)(const volatile uint16_t *table, uint32_t code);
typedef struct {
  void (*connect)(void);
  void (*leave_xip)(void);
  void (*erase)(uint32_t offset, size_t bytes, uint32_t block_bytes, uint8_t block_command);
  void (*program)(uint32_t offset, const uint8_t *bytes, size_t length);
  void (*flush_cache)(void);
  void (*enter_xip)(void);
} flash_functions;

/* A copy of boot2, which sets execution in place up again (section 2.8.1.3.1). */
static uint32_t enter_xip[BOOT2_BYTES / sizeof(uint32_t)];
static flash_functions rom;
static uint8_t page[PAGE_BYTES];

static void *rom_function(char first, char second) {
  rom_lookup lookup = (rom_lookup)(uintptr_t)ROM_LOOKUP;
  return lookup((const volatile uint16_t *)(uintptr_t)ROM_FUNCTION_TABLE, ROM_CODE(first, second));
}

void flash_start(void) {
  memcpy(enter_xip, (const void *)FLASH_BASE, BOOT2_BYTES);
  rom.connect = (void (*)(void))rom_function('I', 'F');
  rom.leave_xip = (void (*)(void))rom_function('E', 'X');
  rom.erase = (void (*)(uint32_t, size_t, uint32_t, uint8_t))rom_function('R', 'E');
  rom.program = (void (*)(uint32_t, const uint8_t *, size_t))rom_function('R', 'P');
  rom.flush_cache = (void (*)(void))rom_function('F', 'C');
  rom.enter_xip = (void (*)(void))((uintptr_t)enter_xip | THUMB);
}

/* Calls nothing but the ROM and the copy of boot2; reads no constant from flash. */
__attribute__((noinline, section(".ram_code"))) static void change_flash(const flash_functions *functions,
                                                                         uint32_t offset, const uint8_t *bytes) {
  functions->connect();
  functions->leave_xip();
  if (bytes == NULL) functions->erase(offset, FLASH_ERASE_BYTES, ERASE_BLOCK_BYTES, ERASE_BLOCK_COMMAND);
  else functions->program(offset, bytes, PAGE_BYTES);
  functions->flush_cache();
  functions->enter_xip();
}

static void change(uint32_t offset, const uint8_t *bytes) {
  /* Through a pointer: RAM is out of a branch's reach. */
  void (*volatile in_ram)(const flash_functions *, uint32_t, const uint8_t *) = change_flash;
  cortex_m_interrupts(false);
  in_ram(&rom, offset, bytes);
  cortex_m_interrupts(true);
}

static const volatile uint8_t *in_place(uint32_t offset) { return (const volatile uint8_t *)(FLASH_BASE + offset); }

bool flash_erase(uint32_t offset, uint32_t bytes) {
  if ((offset | bytes) % FLASH_ERASE_BYTES != 0) return false;
  if (offset > FLASH_BYTES || bytes > FLASH_BYTES - offset) return false;
  for (uint32_t at = 0; at < bytes; at += FLASH_ERASE_BYTES) change(offset + at, NULL);
  for (uint32_t i = 0; i < bytes; i++)
    if (in_place(offset)[i] != ERASED) return false;
  return true;
}

/* Within one page. Ones leave flash as it is: the rest of the page is filled with them. */
static bool program_page(uint32_t offset, const uint8_t *bytes, uint32_t length) {
  uint32_t within = offset % PAGE_BYTES;
  const volatile uint8_t *target = in_place(offset);
  memset(page, ERASED, PAGE_BYTES);
  for (uint32_t i = 0; i < length; i++) page[within + i] = bytes[i] & target[i];
  change(offset - within, page);
  bool is_as_wanted = true;
  for (uint32_t i = 0; i < length; i++)
    if (target[i] != page[within + i]) is_as_wanted = false;
  /* What was programmed may be a secret. */
  memset(page, ERASED, PAGE_BYTES);
  __asm volatile("" : : "r"(page) : "memory");
  return is_as_wanted;
}

bool flash_program(uint32_t offset, const uint8_t *bytes, uint32_t length) {
  if (offset > FLASH_BYTES || length > FLASH_BYTES - offset) return false;
  bool is_as_wanted = true;
  while (length > 0) {
    uint32_t room = PAGE_BYTES - offset % PAGE_BYTES;
    uint32_t count = length < room ? length : room;
    if (!program_page(offset, bytes, count)) is_as_wanted = false;
    offset += count;
    bytes += count;
    length -= count;
  }
  return is_as_wanted;
}
