/*
 * Uptime and waking from TIMER0 on the 16 MHz crystal. The micro:bit v1 has no 32 kHz crystal, so the RTC block would
 * run on an RC oscillator and lose minutes a day (RM 13.1.2); TIMER0 keeps the big crystal on instead.
 */
#include "board.h"
#include "cortex-m.h"
#include "handlers.h"
#include "keys.h"
#include "microsecond-count.h"
#include "registers.h"
#include "start.h"

/* 16 MHz / 2^4: a count is a microsecond; 2^32 of them are 71 minutes. */
#define PRESCALER 4u
#define CHANNEL_NOW 0u
#define CHANNEL_WAKE 1u
/* Longer sleeps are cut, so that the counter is read before it has wrapped. */
#define MAXIMUM_WAIT_MS 1000000u

static microsecond_count uptime;

void clock_start(void) {
  CLOCK_CRYSTAL_STARTED = 0;
  CLOCK_START_CRYSTAL = 1;
  /* Started after about 0.8 ms (PS 8.1.2). QEMU's clock block is always ready and reads 1. */
  for (uint32_t turns = 100000; CLOCK_CRYSTAL_STARTED == 0 && turns > 0; turns--) {}
  TIMER_BIT_MODE = TIMER_BIT_MODE_32;
  TIMER_PRESCALER = PRESCALER;
  TIMER_START = 1;
  cortex_m_enable(IRQ_TIMER0);
}

static uint32_t count_us(void) {
  TIMER_CAPTURE(CHANNEL_NOW) = 1;
  return TIMER_VALUE(CHANNEL_NOW);
}

uint32_t board_uptime_ms(void) { return (uint32_t)microsecond_count_ms(&uptime, count_us()); }

/* Nothing keeps the time over a power cut. */
uint64_t board_rtc_ms(void) { return microsecond_count_ms(&uptime, count_us()); }

void board_wait(uint32_t most_ms) {
  uint32_t longest_ms = keys_poll_ms();
  if (longest_ms > MAXIMUM_WAIT_MS) longest_ms = MAXIMUM_WAIT_MS;
  if (most_ms > longest_ms) most_ms = longest_ms;
  if (most_ms == 0) return;
  TIMER_COMPARED(CHANNEL_WAKE) = 0;
  TIMER_VALUE(CHANNEL_WAKE) = count_us() + most_ms * 1000;
  TIMER_INTERRUPT_SET = TIMER_INTERRUPT_COMPARE(CHANNEL_WAKE);
  cortex_m_wait();
}

void timer0_interrupt(void) {
  TIMER_INTERRUPT_CLEAR = TIMER_INTERRUPT_COMPARE(CHANNEL_WAKE);
  TIMER_COMPARED(CHANNEL_WAKE) = 0;
}
