/* The battery by the ADC (section 4.9). */
#include "board.h"

#include "pins.h"
#include "resets.h"
#include "start.h"

/* The Pico leads VSYS, divided by three, to the converter; its reference is the 3.3 V supply. */
#define REFERENCE_MILLIVOLTS 3300u
#define SUPPLY_DIVIDER 3u
#define RESULT_BITS 12u
#define TOLD_STEP_MILLIVOLTS 10u

void battery_start(void) {
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
