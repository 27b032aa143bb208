#include "keys.h"

#include "board.h"
#include "core-host.h"
#include "core-turn.h"
#include "sound.h"

/*
 * While a key is down its release, and bounces, are polled for: boards' interrupts tell of the first contact alone. The
 * core takes a contact for settled after more than twice this (hardware-docs/keys.json).
 */
#define POLL_MS 4u

/* As told to the core. Survives a restart after a trap: what is held down then was no new press. */
static uint32_t told;

void keys_step(void) {
  uint32_t down = board_keys_down();
  uint32_t changed = down ^ told;
  for (uint32_t id = 0; changed != 0; id++, changed >>= 1) {
    if ((changed & 1) == 0) continue;
    uint32_t bit = 1u << id;
    told ^= bit;
    core_tick();
    w2c_core_key(&core_instance, id, (down & bit) != 0, core_told_uptime_ms());
    core_carry_out();
  }
}

/* While sound runs a sample may not wait for a scan; the loop comes round often enough then. */
bool keys_have_changed(void) { return !sound_is_running() && board_keys_down() != told; }

uint32_t keys_due_in_ms(void) { return told != 0 ? POLL_MS : UINT32_MAX; }
