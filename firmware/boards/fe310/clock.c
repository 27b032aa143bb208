/* The 16 MHz crystal, uptime from the machine timer, and sleep until its compare value or another interrupt. */
#include "board.h"
#include "handlers.h"
#include "registers.h"
#include "start.h"

/* The timer counts the 32.768 kHz of the HiFive1's oscillator (manual 9.3): 4096 counts are 125 ms. */
#define CHIP_COUNTS 4096u
#define CHIP_MS 125u
/* QEMU's machine counts at 10 MHz. */
#define QEMU_COUNTS 10000u
#define QEMU_MS 1u
/* Longer sleeps are cut, so that the sum below stays small. */
#define MAXIMUM_WAIT_MS 100000u
/* A crystal that does not start within this many turns never will. */
#define MAXIMUM_TURNS 1000000u
#define PATTERN 0x5a5a0ff0u

static uint32_t counts_of_span, ms_of_span;

static void crystal_start(void) {
  PRCI_CRYSTAL |= PRCI_CRYSTAL_ON;
  uint32_t turns = MAXIMUM_TURNS;
  while ((PRCI_CRYSTAL & PRCI_CRYSTAL_READY) == 0)
    if (--turns == 0) board_halt();
  PRCI_PLL = PRCI_PLL_FROM_CRYSTAL | PRCI_PLL_BYPASSED;
  PRCI_PLL |= PRCI_PLL_SELECTED;
}

/* The timer's clock comes from the always-on block, which QEMU 7.2 has not: there nothing keeps what is written. */
static bool has_always_on_block(void) {
  uint32_t kept = AON_BACKUP;
  AON_BACKUP = PATTERN;
  bool is_kept = AON_BACKUP == PATTERN;
  AON_BACKUP = kept;
  return is_kept;
}

void clock_start(void) {
  crystal_start();
  bool is_chip = has_always_on_block();
  counts_of_span = is_chip ? CHIP_COUNTS : QEMU_COUNTS;
  ms_of_span = is_chip ? CHIP_MS : QEMU_MS;
}

static uint64_t timer_count(void) {
  uint32_t high, low;
  do {
    high = TIMER_HIGH;
    low = TIMER_LOW;
  } while (high != TIMER_HIGH);
  return (uint64_t)high << 32 | low;
}

static uint64_t uptime_ms(void) { return timer_count() * ms_of_span / counts_of_span; }

uint32_t board_uptime_ms(void) { return (uint32_t)uptime_ms(); }

/* Nothing keeps the time over a power cut. */
uint64_t board_rtc_ms(void) { return uptime_ms(); }

void board_wait(uint32_t most_ms) {
  if (most_ms == 0) return;
  if (most_ms > MAXIMUM_WAIT_MS) most_ms = MAXIMUM_WAIT_MS;
  /* Rounded up, as waking too early would only mean sleeping again. */
  uint64_t at = timer_count() + (most_ms * counts_of_span + ms_of_span - 1) / ms_of_span;
  /* Never a compare value in the past on the way (privileged ISA 3.2.1). */
  TIMER_COMPARE_HIGH = UINT32_MAX;
  TIMER_COMPARE_LOW = (uint32_t)at;
  TIMER_COMPARE_HIGH = (uint32_t)(at >> 32);
  __asm volatile("csrs mie, %0" ::"r"(MIE_TIMER));
  __asm volatile("wfi" ::: "memory");
}

/* It only wakes. */
void timer_interrupt(void) { __asm volatile("csrc mie, %0" ::"r"(MIE_TIMER)); }
