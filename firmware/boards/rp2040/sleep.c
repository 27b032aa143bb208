/* Sleep until the timer's alarm 0, or an interrupt that gives the loop something to do. */
#include "sleep.h"

#include "board.h"
#include "cortex-m.h"
#include "handlers.h"
#include "registers.h"
#include "sound.h"
#include "usb.h"

#define US_PER_MS 1000u
/* The alarm compares the timer's lower 32 bits: 71 minutes. */
#define MAXIMUM_WAIT_MS (30u * 60u * 1000u)

static volatile bool is_woken;

void sleep_end(void) { is_woken = true; }

void timer_0_interrupt(void) {
  TIMER_INTERRUPT_RAW = TIMER_INTERRUPT_ALARM_0;
  sleep_end();
}

static bool is_interrupt_pending(void) { return (NVIC_SET_PENDING[0] & NVIC_ENABLE[0]) != 0; }

/* A sample is due every 62.5 us; the chip sleeps between them and stays here, until the ring is low. */
void board_wait(uint32_t most_ms) {
  usb_follow_power();
  if (most_ms > MAXIMUM_WAIT_MS) most_ms = MAXIMUM_WAIT_MS;
  if (most_ms == 0) return;
  is_woken = false;
  TIMER_ALARM_0 = TIMER_RAW_LOW + most_ms * US_PER_MS;
  do {
    cortex_m_wait();
    sound_serve();
  } while (!is_woken && !is_interrupt_pending() && !sound_wanted());
}
