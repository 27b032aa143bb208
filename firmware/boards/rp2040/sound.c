/*
 * Sound by PWM (section 4.5). One slice makes the carrier: 12 MHz / 250 = 48 kHz, and 250 levels. Another, with no pin,
 * wraps at 12 MHz / 750 = 16 kHz and interrupts: a sample is three periods of the carrier, which takes a new level at
 * its next wrap. After the pin come a low-pass filter and the amplifier.
 */
#include "sound.h"

#include "board.h"
#include "clock.h"
#include "cortex-m.h"
#include "handlers.h"
#include "pins.h"
#include "resets.h"
#include "start.h"

#define SAMPLES_PER_SECOND 16000u
#define CARRIER_PERIODS_PER_SAMPLE 3u
#define SAMPLE_CYCLES (CLOCK_HZ / SAMPLES_PER_SECOND)
#define LEVELS (SAMPLE_CYCLES / CARRIER_PERIODS_PER_SAMPLE)
#define CARRIER PIN_AUDIO_PWM_SLICE
/* Any other slice: its pins are not given to PWM. */
#define SAMPLE_CLOCK 7u
#define SLICE_ON 1u

_Static_assert(CLOCK_HZ == SAMPLE_CYCLES * SAMPLES_PER_SECOND, "a sample must be a whole number of cycles");
_Static_assert(SAMPLE_CYCLES == LEVELS * CARRIER_PERIODS_PER_SAMPLE, "and of carrier periods");
_Static_assert(CARRIER != SAMPLE_CLOCK && PIN_AUDIO_PWM_CHANNEL == 0, "the level below is output A's");

static uint32_t level_of(int32_t sample) { return ((uint32_t)(sample + 32768) * LEVELS) >> 16; }

/* Both slices count the crystal's periods, at whatever multiple of it the processor runs. */
void sound_follow_clock(void) {
  PWM_DIVIDER(CARRIER) = PWM_DIVIDER_BY(clock_multiple());
  PWM_DIVIDER(SAMPLE_CLOCK) = PWM_DIVIDER_BY(clock_multiple());
}

void sound_start(void) {
  resets_release(RESETS_PWM);
  gpio_output(PIN_AMPLIFIER_ENABLE, !PIN_AMPLIFIER_ENABLE_ACTIVE_LEVEL);
  sound_follow_clock();
  PWM_TOP(CARRIER) = LEVELS - 1;
  PWM_TOP(SAMPLE_CLOCK) = SAMPLE_CYCLES - 1;
  gpio_function(PIN_AUDIO_PWM, PIN_AUDIO_PWM_FUNCTION);
  gpio_input_pulled_up(PIN_HEADPHONES_DETECT);
  RP2040_SET(IO_INTERRUPT_ENABLE(PIN_HEADPHONES_DETECT)) = IO_INTERRUPT_EDGES(PIN_HEADPHONES_DETECT);
}

void board_sound_start(void) {
  PWM_COMPARE(CARRIER) = level_of(0);
  PWM_COUNTER(CARRIER) = 0;
  PWM_COUNTER(SAMPLE_CLOCK) = 0;
  PWM_INTERRUPT_RAW = 1u << SAMPLE_CLOCK;
  PWM_INTERRUPT_ENABLE = 1u << SAMPLE_CLOCK;
  cortex_m_enable(IRQ_PWM_WRAP);
  PWM_CONTROL(CARRIER) = SLICE_ON;
  PWM_CONTROL(SAMPLE_CLOCK) = SLICE_ON;
  gpio_write(PIN_AMPLIFIER_ENABLE, PIN_AMPLIFIER_ENABLE_ACTIVE_LEVEL);
}

/* The amplifier first: what the pin does then is not heard. */
void board_sound_stop(void) {
  gpio_write(PIN_AMPLIFIER_ENABLE, !PIN_AMPLIFIER_ENABLE_ACTIVE_LEVEL);
  PWM_INTERRUPT_ENABLE = 0;
  NVIC_DISABLE[0] = 1u << IRQ_PWM_WRAP;
  PWM_CONTROL(SAMPLE_CLOCK) = 0;
  PWM_CONTROL(CARRIER) = 0;
}

/* Without a sample the level stays: no step, no click. */
void pwm_wrap_interrupt(void) {
  PWM_INTERRUPT_RAW = 1u << SAMPLE_CLOCK;
  int16_t sample;
  if (sound_next(&sample)) PWM_COMPARE(CARRIER) = level_of(sample);
}

void sound_serve(void) {
  if ((PWM_INTERRUPT_RAW & PWM_INTERRUPT_ENABLE & 1u << SAMPLE_CLOCK) == 0) return;
  pwm_wrap_interrupt();
  NVIC_CLEAR_PENDING[0] = 1u << IRQ_PWM_WRAP;
}

bool board_headphones(void) { return gpio_read(PIN_HEADPHONES_DETECT) == (PIN_HEADPHONES_DETECT_ACTIVE_LEVEL != 0); }

/* Edges stay latched until they are cleared (section 2.19.3). */
void headphones_pin_interrupt(void) {
  IO_INTERRUPT_RAW(PIN_HEADPHONES_DETECT) = IO_INTERRUPT_EDGES(PIN_HEADPHONES_DETECT);
}

const uint8_t *board_voice(uint32_t *length) {
  *length = VOICE_IMAGE_BYTES;
  return (const uint8_t *)(FLASH_BASE + VOICE_OFFSET);
}
