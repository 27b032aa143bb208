#include "sound.h"

#include "board.h"
#include "core-host.h"
#include "core-turn.h"
#include "trap.h"
#include "voice.h"

#define RING_SAMPLES 512u
#define RING_MASK (RING_SAMPLES - 1)
/* Voice bytes that one block may take: far more than the index and the data of all clips that fit it. */
#define MAXIMUM_WISHES 64u
/* In one round: keys and link get their turn between, also where a block takes longer than it lasts. */
#define MAXIMUM_BLOCKS 2u
/* After a block that came up short though more was announced. */
#define ASK_AGAIN_MS 1u

_Static_assert(SOUND_LOW_SAMPLES + SOUND_BLOCK_SAMPLES <= RING_SAMPLES, "a block must fit above the low mark");
_Static_assert(SOUND_BLOCK_SAMPLES * 2 <= PCM_BYTES, "a block must fit the core's buffer");

/* PULLING: blocks are rendered whenever the ring is low. ENDING: the core has no more, the ring plays to its end. */
typedef enum { SILENT, PULLING, ENDING } sound_state;

static int16_t ring[RING_SAMPLES];
/* The loop writes `in`, the interrupt `out`; both count on and are taken modulo the size. */
static volatile uint32_t in;
static volatile uint32_t out;
static volatile sound_state state;
/* The board's interrupt takes samples; it may ask whether it does, by sound_wanted(). */
static volatile bool is_started;
static bool asks_again;
static uint32_t ended_ms;

bool sound_next(int16_t *sample) {
  if (in == out) return false;
  *sample = ring[out & RING_MASK];
  out++;
  return true;
}

bool sound_wanted(void) {
  uint32_t fill = in - out;
  bool is_pulled = state == PULLING || core_has_announced();
  return (is_pulled && fill <= SOUND_LOW_SAMPLES) || (state == ENDING && fill == 0 && is_started);
}

bool sound_is_running(void) { return is_started; }

/* Emulators stop at its first instruction: it must stay a function of its own. */
__attribute__((noinline)) void sound_rendered(uint32_t samples) { __asm volatile("" : : "r"(samples)); }

static void stop(void) {
  if (is_started) board_sound_stop();
  is_started = false;
}

void sound_reset(void) {
  stop();
  state = SILENT;
  core_forget_announced();
  asks_again = false;
  out = in;
}

static void push(uint32_t samples) {
  const int16_t *from = (const int16_t *)(const void *)core_buffer(BUFFER_PCM);
  for (uint32_t i = 0; i < samples; i++) ring[(in + i) & RING_MASK] = from[i];
  /* The interrupt must not see the count before the samples. */
  __asm volatile("" ::: "memory");
  in += samples;
}

/* Gives how many samples came: fewer than a block when the core has no more. */
static uint32_t render_block(void) {
  uint32_t count = 0;
  for (uint32_t wishes = 0;; wishes++) {
    uint32_t rendered = w2c_core_renderAudio(&core_instance, SOUND_BLOCK_SAMPLES - count);
    push(rendered);
    sound_rendered(rendered);
    count += rendered;
    uint32_t effects = w2c_core_takeEffects(&core_instance);
    core_hold_effects(effects & ~EFFECT_VOICE);
    if ((effects & EFFECT_VOICE) == 0) break;
    if (wishes == MAXIMUM_WISHES) trap_restart();
    voice_give();
    if (count == SOUND_BLOCK_SAMPLES) break;
  }
  core_carry_out();
  return count;
}

/* What is announced meanwhile, the end of the block has its own way with. */
static void pull(void) {
  core_forget_announced();
  core_tick();
  if (render_block() == SOUND_BLOCK_SAMPLES) return;
  state = ENDING;
  asks_again = core_has_announced();
  core_forget_announced();
  ended_ms = board_uptime_ms();
}

static void finish(void) {
  if (in != out) return;
  stop();
  if (!asks_again) {
    state = SILENT;
  } else if (board_uptime_ms() - ended_ms >= ASK_AGAIN_MS) {
    asks_again = false;
    state = PULLING;
  }
}

void sound_step(void) {
  if (core_has_announced() && state != PULLING) {
    state = PULLING;
    asks_again = false;
  }
  for (uint32_t blocks = 0; blocks < MAXIMUM_BLOCKS && state == PULLING && in - out <= SOUND_LOW_SAMPLES; blocks++) {
    pull();
    if (!is_started && in != out) {
      is_started = true;
      board_sound_start();
    }
  }
  if (state == ENDING) finish();
}

uint32_t sound_due_in_ms(void) { return asks_again && !is_started ? ASK_AGAIN_MS : UINT32_MAX; }
