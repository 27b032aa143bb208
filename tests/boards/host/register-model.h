/*
 * A chip's registers on a PC. A driver is compiled with its registers.h, whose accesses then come by here: each finds
 * out what the one before wrote, and loads what the next may read. A write of what a register holds already is not
 * seen.
 */
#ifndef TALKODE_TEST_REGISTER_MODEL_H
#define TALKODE_TEST_REGISTER_MODEL_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* The chip's: what a register reads as, and what a write to it does. */
static uint32_t model_read(uint32_t address);
static void model_write(uint32_t address, uint32_t value);

static uint32_t model_address, model_loaded, model_refusals;
static volatile uint32_t model_cell;

static void model_refuse(const char *why) {
  printf("refused: %s\n", why);
  model_refusals++;
}

static void model_settle(void) {
  if (model_address != 0 && model_cell != model_loaded) model_write(model_address, model_cell);
  model_address = 0;
}

static volatile uint32_t *model_register(uint32_t address) {
  model_settle();
  model_address = address;
  model_cell = model_loaded = model_read(address);
  return &model_cell;
}

#endif
