/* The battery by the ADC (section 4.9), noise from the ring oscillator (section 2.17.5). */
#include "board.h"

#include "pins.h"
#include "start.h"

/* The Pico leads VSYS, divided by three, to the converter; its reference is the 3.3 V supply. */
#define REFERENCE_MILLIVOLTS 3300u
#define SUPPLY_DIVIDER 3u
#define RESULT_BITS 12u
#define TOLD_STEP_MILLIVOLTS 10u

const char *const board_entropy_source = ENTROPY_SOURCE;

void surroundings_start(void) {
  CLK_ADC_CTRL = CLK_CTRL_ENABLE | CLK_AUXSRC_XOSC;
  resets_release(RESETS_ADC);
  /* Section 4.9.2.1: an analogue input has its digital side and its pulls off. */
  PADS(PIN_BATTERY_SENSE) = PADS_OUTPUT_DISABLE;
}

/*
 * A conversion takes 96 cycles of clk_adc, 8 us; the converter is off between. One of its steps is 2.4 mV of the
 * battery, and its error several steps (section 4.9.3): finer than 10 mV would be made up.
 */
uint32_t board_battery_millivolts(void) {
  ADC_CONTROL = ADC_CONTROL_ENABLE | ADC_CONTROL_INPUT(PIN_BATTERY_SENSE_INPUT);
  while ((ADC_CONTROL & ADC_CONTROL_READY) == 0) {}
  ADC_CONTROL = ADC_CONTROL_ENABLE | ADC_CONTROL_INPUT(PIN_BATTERY_SENSE_INPUT) | ADC_CONTROL_START;
  while ((ADC_CONTROL & ADC_CONTROL_READY) == 0) {}
  uint32_t result = ADC_RESULT;
  ADC_CONTROL = 0;
  uint32_t scaled = result * SUPPLY_DIVIDER * REFERENCE_MILLIVOLTS;
  uint32_t step = TOLD_STEP_MILLIVOLTS << RESULT_BITS;
  return (scaled + step / 2) / step * TOLD_STEP_MILLIVOLTS;
}

/*
 * The ring oscillator runs beside the crystal at 1.8 to 12 MHz (section 2.17.1). Its bit must not be read faster than
 * it runs; a turn of the loop below takes at least 2 us. How much a bit is worth: see common/entropy-health.h.
 */
#define TURNS_PER_BIT 5u

static uint8_t noise_byte(void) {
  uint32_t byte = 0;
  uint32_t most_turns = TURNS_PER_BIT * clock_multiple();
  for (uint32_t bit = 0; bit < 8; bit++) {
    for (uint32_t turns = most_turns; turns > 0; turns--) __asm volatile("");
    byte = byte << 1 | (ROSC_RANDOMBIT & 1u);
  }
  return (uint8_t)byte;
}

bool board_noise(uint8_t *bytes, size_t length) {
  if ((ROSC_STATUS & ROSC_STATUS_STABLE) == 0) return false;
  for (size_t i = 0; i < length; i++) bytes[i] = noise_byte();
  return true;
}
