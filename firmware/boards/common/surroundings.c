#include "surroundings.h"

#include "board.h"
#include "core-host.h"
#include "core-turn.h"

/* A battery does not change faster; a reading costs a few microseconds of the time that the chip is awake anyway. */
#define BATTERY_EVERY_MS 1000u
/* Below this a change is the converter's noise. */
#define BATTERY_STEP_MILLIVOLTS 20u

static uint32_t told_millivolts;
static uint32_t measured_ms;
static bool told_headphones;

static void tell_millivolts(uint32_t millivolts) {
  told_millivolts = millivolts;
  core_tick();
  w2c_core_power(&core_instance, millivolts);
  core_carry_out();
}

static void tell_headphones(bool present) {
  told_headphones = present;
  core_tick();
  w2c_core_headphones(&core_instance, present);
  core_carry_out();
}

void surroundings_tell_all(void) {
  uint32_t millivolts = board_battery_millivolts();
  measured_ms = board_uptime_ms();
  if (millivolts != 0) tell_millivolts(millivolts);
  tell_headphones(board_headphones());
}

static void battery_step(void) {
  uint32_t now_ms = board_uptime_ms();
  if (now_ms - measured_ms < BATTERY_EVERY_MS) return;
  measured_ms = now_ms;
  uint32_t millivolts = board_battery_millivolts();
  if (millivolts == 0) return;
  uint32_t change = millivolts > told_millivolts ? millivolts - told_millivolts : told_millivolts - millivolts;
  if (change >= BATTERY_STEP_MILLIVOLTS) tell_millivolts(millivolts);
}

void surroundings_step(void) {
  battery_step();
  bool headphones = board_headphones();
  if (headphones != told_headphones) tell_headphones(headphones);
}

bool surroundings_have_changed(void) { return board_headphones() != told_headphones; }
