#include "loop.h"

#include "board.h"
#include "core-host.h"
#include "core-turn.h"
#include "display.h"
#include "keys.h"
#include "link-lines.h"
#include "link.h"
#include "protection.h"
#include "sound.h"
#include "stack.h"
#include "surroundings.h"
#include "trap.h"

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
  /* Read first, told when the core has started, which takes a while: a clock that began anew with the power may not
   * have passed the reading at which the token's time was once set, or it would be believed. */
  uint64_t rtc_ms = board_rtc_ms();
  uint32_t uptime_ms = board_uptime_ms();
  core_turn_reset();
  sound_reset();
  display_reset();
  link_reset();
  board_interrupts(true);
  core_start(after_trap);
  protection_step();
  core_carry_out();
  core_tell_clock(rtc_ms, uptime_ms);
  surroundings_tell_all();
  for (;;) {
    surroundings_step();
    keys_step();
    if (core_due_in_ms() == 0) core_tick();
    link_step();
    sound_step();
    if (!stack_is_intact()) trap_restart();
    trap_survived();
    sleep_until_work();
  }
}
