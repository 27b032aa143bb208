/* Stands in for the translated core's header: the calls that firmware/boards/common makes, and no more. */
#ifndef TALKODE_TEST_CORE_H
#define TALKODE_TEST_CORE_H

#include <stddef.h>
#include <stdint.h>

#include "wasm-rt.h"

typedef struct {
  wasm_rt_memory_t w2c_memory;
} w2c_core;

void w2c_core_clock(w2c_core *core, uint32_t seconds, uint32_t seconds_high, uint32_t millisecond, uint32_t uptime_ms);
void w2c_core_key(w2c_core *core, uint32_t id, uint32_t pressed, uint32_t uptime_ms);
void w2c_core_power(w2c_core *core, uint32_t millivolts);
void w2c_core_headphones(w2c_core *core, uint32_t present);
uint32_t w2c_core_motor(w2c_core *core);
void w2c_core_entropy(w2c_core *core, uint32_t length);
uint32_t w2c_core_linkReceive(w2c_core *core, uint32_t length);
uint32_t w2c_core_linkPending(w2c_core *core);
void w2c_core_linkTaken(w2c_core *core, uint32_t length);
void w2c_core_storageDone(w2c_core *core, uint32_t status);
uint32_t w2c_core_isLocked(w2c_core *core);
void w2c_core_voiceGiven(w2c_core *core, uint32_t length);
uint32_t w2c_core_renderAudio(w2c_core *core, uint32_t most);
uint32_t w2c_core_takeEffects(w2c_core *core);
uint32_t w2c_core_nextWakeMs(w2c_core *core);

#endif
