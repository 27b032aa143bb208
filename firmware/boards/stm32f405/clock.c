/*
 * The Netduino Plus 2's crystal as the chip's clock. TIM2 counts microseconds of uptime; SysTick counts down once to
 * the next waking, so nothing ticks while nothing is due.
 */
#include "board.h"
#include "cortex-m.h"
#include "handlers.h"
#include "microsecond-count.h"
#include "pins.h"
#include "start.h"

/* SysTick's own input is an eighth of the processor's clock (RM0090 10.1.3). */
#define SYSTICK_DIVISOR 8u
#define MAXIMUM_SYSTICK_COUNT 0xffffffu
#define MS_PER_SECOND 1000u
#define HZ_PER_MHZ 1000000u
/* QEMU 7.2 has no RCC. Its processor runs at 168 MHz whatever is set, its TIM2 at 1 GHz. */
#define QEMU_CLOCK_HZ 168000000u
#define QEMU_TIMER_HZ 1000000000u
/* A crystal that does not start within this many turns never will: 2 ms is usual (datasheet 5.3.8). */
#define MAXIMUM_TURNS 1000000u

static microsecond_count uptime;
static uint32_t systick_counts_per_ms;

static bool wait_for(volatile uint32_t *place, uint32_t mask, uint32_t wanted) {
  for (uint32_t turns = MAXIMUM_TURNS; turns > 0; turns--)
    if ((*place & mask) == wanted) return true;
  return false;
}

/* RM0090 7.2.1. Without its crystal the chip has no clock that a time code could be had from. */
static void crystal_start(void) {
  RCC_CONTROL |= RCC_CRYSTAL_ON;
  if (!wait_for(&RCC_CONTROL, RCC_CRYSTAL_READY, RCC_CRYSTAL_READY)) board_halt();
  RCC_CONFIG = RCC_CONFIG_CRYSTAL;
  if (!wait_for(&RCC_CONFIG, RCC_CONFIG_IN_USE_MASK, RCC_CONFIG_IN_USE_CRYSTAL)) board_halt();
}

void clock_start(void) {
  /* Never 0 on the chip, whose RC oscillator is on after reset. */
  bool is_chip = RCC_CONTROL != 0;
  if (is_chip) crystal_start();
  systick_counts_per_ms = (is_chip ? CLOCK_HZ : QEMU_CLOCK_HZ) / SYSTICK_DIVISOR / MS_PER_SECOND;
  rcc_enable(&RCC_APB1_ENABLE, RCC_APB1_TIMER2);
  TIMER_PRESCALER = (is_chip ? CLOCK_HZ : QEMU_TIMER_HZ) / HZ_PER_MHZ - 1;
  TIMER_RELOAD = UINT32_MAX;
  /* The prescaler is taken over at an update (RM0090 18.3.1). */
  TIMER_EVENT = TIMER_EVENT_UPDATE;
  TIMER_CONTROL = TIMER_CONTROL_ON;
}

uint32_t board_uptime_ms(void) { return (uint32_t)microsecond_count_ms(&uptime, TIMER_COUNT); }

/* Nothing keeps the time over a power cut: the chip's RTC has no battery on this board. */
uint64_t board_rtc_ms(void) { return microsecond_count_ms(&uptime, TIMER_COUNT); }

void board_wait(uint32_t most_ms) {
  if (most_ms == 0) return;
  uint32_t longest_ms = MAXIMUM_SYSTICK_COUNT / systick_counts_per_ms;
  if (most_ms > longest_ms) most_ms = longest_ms;
  SYSTICK_RELOAD = most_ms * systick_counts_per_ms;
  SYSTICK_CURRENT = 0;
  SYSTICK_CONTROL = SYSTICK_ENABLE | SYSTICK_INTERRUPT;
  cortex_m_wait();
  SYSTICK_CONTROL = 0;
}

/* It only wakes. */
void systick_interrupt(void) {}
