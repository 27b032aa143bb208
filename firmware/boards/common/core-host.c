#include "core-host.h"

#include <string.h>

#include "board.h"

#ifndef BOARD_MODEL
#error "give -DBOARD_MODEL=<id of a model in contract.generated.h>"
#endif
#ifndef DEVELOPMENT_IMAGE
#error "give -DDEVELOPMENT_IMAGE=0 or 1"
#endif

#define TABLE_ENTRY_BYTES 8u

/* Per buffer: how many bytes this firmware reads or writes in it. */
static const uint16_t BUFFER_BYTES[BUFFER_COUNT] = {
    [BUFFER_FRAME] = FRAME_BYTES,
    [BUFFER_LINK_RX] = LINK_RX_BYTES,
    [BUFFER_LINK_TX] = LINK_TX_BYTES,
    [BUFFER_STORAGE_IMAGE] = STORAGE_IMAGE_BYTES,
    [BUFFER_STORAGE_REQUEST] = STORAGE_REQUEST_BYTES,
    [BUFFER_PCM] = PCM_BYTES,
    [BUFFER_AUDIO_MARKS] = AUDIO_MARKS_BYTES,
    [BUFFER_VOICE_WANTED] = VOICE_WANTED_BYTES,
    [BUFFER_VOICE_WINDOW] = VOICE_WINDOW_BYTES,
    [BUFFER_ENTROPY] = ENTROPY_BYTES,
};

w2c_core core_instance;
_Static_assert(offsetof(w2c_core, w2c_memory.data) == CORE_MEMORY_OFFSET, "the manifest names another offset");

static uint8_t *buffers[BUFFER_COUNT];

/* The firmware is wrongly put together when the core speaks another contract: nothing of it can be trusted. */
static void read_layout(void) {
  if (w2c_core_abiVersion(&core_instance) != CORE_ABI_VERSION) board_halt();
  if (w2c_core_heapBase(&core_instance) > CORE_MEMORY_BYTES) board_halt();
  uint32_t table = w2c_core_layout(&core_instance);
  if (table > CORE_MEMORY_BYTES - BUFFER_COUNT * TABLE_ENTRY_BYTES) board_halt();
  for (uint32_t i = 0; i < BUFFER_COUNT; i++) {
    const uint8_t *entry = &core_instance.w2c_memory.data[table + i * TABLE_ENTRY_BYTES];
    uint32_t address = core_word(entry);
    uint32_t bytes = core_word(entry + 4);
    if (bytes > CORE_MEMORY_BYTES || address > CORE_MEMORY_BYTES - bytes || bytes < BUFFER_BYTES[i]) board_halt();
    buffers[i] = &core_instance.w2c_memory.data[address];
  }
}

uint8_t *core_buffer(uint32_t buffer) { return buffers[buffer]; }

void core_start(bool after_trap) {
  wasm2c_core_instantiate(&core_instance);
  read_layout();
  for (uint32_t slot = 0; slot < STORAGE_SLOTS; slot++)
    memcpy(core_buffer(BUFFER_STORAGE_IMAGE) + slot * STORAGE_PAGE_BYTES, board_storage_page(slot), STORAGE_PAGE_BYTES);
  uint32_t flags = (DEVELOPMENT_IMAGE ? BOOT_DEVELOPMENT : 0) | (after_trap ? BOOT_AFTER_TRAP : 0);
  w2c_core_boot(&core_instance, BOARD_MODEL, STORAGE_IMAGE_BYTES, flags);
}
