#include "loop.h"

#include "board.h"
#include "core-host.h"
#include "display.h"
#include "entropy.h"
#include "keys.h"
#include "link.h"
#include "protection.h"
#include "sound.h"
#include "stack.h"
#include "storage.h"
#include "surroundings.h"
#include "trap.h"
#include "voice.h"

#define MS_PER_SECOND 1000u
/* What the core asks for once more after it was given. */
#define ANSWERED_EFFECTS (EFFECT_VOICE | EFFECT_LINK | EFFECT_STORAGE | EFFECT_ENTROPY)

static uint32_t told_ms;
static uint32_t wake_after_ms;
/* Asking takes the core a division or two: once a round, not after each block of sound. */
static bool is_wake_known;
static uint32_t held_effects;

uint32_t loop_uptime_ms(void) { return told_ms; }

void loop_hold_effects(uint32_t effects) { held_effects |= effects; }

static void tell_clock(uint64_t rtc_ms, uint32_t uptime_ms) {
  uint64_t seconds = rtc_ms / MS_PER_SECOND;
  uint32_t millisecond = (uint32_t)rtc_ms - (uint32_t)seconds * MS_PER_SECOND;
  told_ms = uptime_ms;
  w2c_core_clock(&core_instance, (uint32_t)seconds, (uint32_t)(seconds >> 32), millisecond, told_ms);
  loop_carry_out();
}

void loop_tick(void) { tell_clock(board_rtc_ms(), board_uptime_ms()); }

void loop_carry_out(void) {
  bool is_audible = false;
  uint32_t effects;
  do {
    effects = w2c_core_takeEffects(&core_instance) | (held_effects & ~EFFECT_SLEEP);
    held_effects = 0;
    if (effects & EFFECT_AUDIO) is_audible = true;
    if (effects & EFFECT_FRAME) display_show(core_buffer(BUFFER_FRAME));
    if (effects & EFFECT_VOICE) voice_give();
    if (effects & EFFECT_LINK) link_send();
    if (effects & EFFECT_STORAGE) {
      storage_carry_out();
      protection_step();
    }
    if (effects & EFFECT_ENTROPY) entropy_give();
  } while (effects & ANSWERED_EFFECTS);
  is_wake_known = false;
  if (is_audible) sound_announce();
}

/* 0: due. */
static uint32_t core_due_in_ms(void) {
  if (!is_wake_known) wake_after_ms = w2c_core_nextWakeMs(&core_instance);
  is_wake_known = true;
  if (wake_after_ms == CORE_NEVER_MS) return UINT32_MAX;
  uint32_t elapsed_ms = board_uptime_ms() - told_ms;
  return elapsed_ms >= wake_after_ms ? 0 : wake_after_ms - elapsed_ms;
}

static uint32_t smaller(uint32_t a, uint32_t b) { return a < b ? a : b; }

/* What interrupts have brought since the last round is looked at with interrupts off, so that none is slept over. */
static void sleep_until_work(void) {
  uint32_t most_ms = smaller(core_due_in_ms(), smaller(keys_due_in_ms(), sound_due_in_ms()));
  board_interrupts(false);
  if (most_ms > 0 && !link_is_waiting() && !sound_wanted() && !keys_have_changed() && !surroundings_have_changed())
    board_wait(most_ms);
  board_interrupts(true);
}

_Noreturn void loop_run(bool after_trap) {
  held_effects = 0;
  /* Read first, told when the core has started, which takes a while: a clock that began anew with the power may not
   * have passed the reading at which the token's time was once set, or it would be believed. */
  uint64_t rtc_ms = board_rtc_ms();
  uint32_t uptime_ms = board_uptime_ms();
  sound_reset();
  display_reset();
  link_reset();
  board_interrupts(true);
  core_start(after_trap);
  protection_step();
  loop_carry_out();
  tell_clock(rtc_ms, uptime_ms);
  surroundings_tell_all();
  for (;;) {
    surroundings_step();
    keys_step();
    if (core_due_in_ms() == 0) loop_tick();
    link_step();
    sound_step();
    if (!stack_is_intact()) trap_restart();
    trap_survived();
    sleep_until_work();
  }
}
