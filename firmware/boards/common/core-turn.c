#include "core-turn.h"

#include "board.h"
#include "core-host.h"
#include "display.h"
#include "entropy.h"
#include "link-lines.h"
#include "protection.h"
#include "storage.h"
#include "voice.h"

#define MS_PER_SECOND 1000u
/* After these were given the core may ask for more. */
#define ANSWERED_EFFECTS (EFFECT_VOICE | EFFECT_LINK | EFFECT_STORAGE | EFFECT_ENTROPY)

static uint32_t told_ms;
static uint32_t wake_after_ms;
/* Asking takes the core a division or two: once a round, not after each block of sound. */
static bool is_wake_known;
static uint32_t held_effects;
/* An interrupt may ask for sound (board.h), and is answered by this. */
static volatile bool has_announced;

/* A core that trapped may have left the motor running. */
void core_turn_reset(void) {
  held_effects = 0;
  board_motor(false);
}

uint32_t core_told_uptime_ms(void) { return told_ms; }

void core_hold_effects(uint32_t effects) { held_effects |= effects; }

bool core_has_announced(void) { return has_announced; }

void core_forget_announced(void) { has_announced = false; }

void core_tell_clock(uint64_t rtc_ms, uint32_t uptime_ms) {
  uint64_t seconds = rtc_ms / MS_PER_SECOND;
  uint32_t millisecond = (uint32_t)rtc_ms - (uint32_t)seconds * MS_PER_SECOND;
  told_ms = uptime_ms;
  w2c_core_clock(&core_instance, (uint32_t)seconds, (uint32_t)(seconds >> 32), millisecond, told_ms);
  core_carry_out();
}

void core_tick(void) { core_tell_clock(board_rtc_ms(), board_uptime_ms()); }

uint32_t core_due_in_ms(void) {
  if (!is_wake_known) wake_after_ms = w2c_core_nextWakeMs(&core_instance);
  is_wake_known = true;
  if (wake_after_ms == CORE_NEVER_MS) return UINT32_MAX;
  uint32_t elapsed_ms = board_uptime_ms() - told_ms;
  return elapsed_ms >= wake_after_ms ? 0 : wake_after_ms - elapsed_ms;
}

void core_carry_out(void) {
  uint32_t effects;
  do {
    effects = w2c_core_takeEffects(&core_instance) | (held_effects & ~EFFECT_SLEEP);
    held_effects = 0;
    if (effects & EFFECT_AUDIO) has_announced = true;
    if (effects & EFFECT_FRAME) display_show(core_buffer(BUFFER_FRAME));
    if (effects & EFFECT_MOTOR) board_motor(w2c_core_motor(&core_instance) != 0);
    if (effects & EFFECT_VOICE) voice_give();
    if (effects & EFFECT_LINK) link_send();
    if (effects & EFFECT_STORAGE) {
      storage_carry_out();
      protection_step();
    }
    if (effects & EFFECT_ENTROPY) entropy_give();
  } while (effects & ANSWERED_EFFECTS);
  is_wake_known = false;
}
