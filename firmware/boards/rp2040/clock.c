/*
 * Everything runs on the 12 MHz crystal, without PLL: the core needs no more (100 million cycles a minute of speech),
 * and the crystal is what a low-power board would keep. Uptime comes from the timer.
 *
 * Only USB needs more, and then has a cable to feed it: 48 MHz for itself, and a processor at least a tenth faster, or
 * the controller's signals get lost on their way (erratum RP2040-E16). Both loops multiply the crystal by 120
 * (section 2.18 wants 750 to 1600 MHz) and divide that down. What counts time stays on the crystal: timer, UART, SPI,
 * ADC, RTC. PWM and delay loops go with the processor, clock_multiple() times the crystal.
 */
#include "clock.h"

#include "board.h"
#include "cortex-m.h"
#include "pins.h"
#include "resets.h"
#include "start.h"

#define US_PER_MS 1000u
#define CLOCK_MHZ (CLOCK_HZ / 1000000u)
/* Section 2.16.3: 1 ms until the crystal is stable, in units of 256 of its cycles. */
#define CRYSTAL_START_DELAY ((CLOCK_HZ / 1000u + 128u) / 256u)
#define SELECTED(source) (1u << (source))
#define PLL_MULTIPLIER 120u
#define USB_HZ 48000000u
#define USB_DIVIDER_1 6u
#define USB_DIVIDER_2 5u
#define FAST_MULTIPLE 5u
#define FAST_DIVIDER_1 6u
#define FAST_DIVIDER_2 4u
/* A loop locks within some 100 us; on a chip where it does not, the token works on, without USB. */
#define LOCK_TURNS 10000u

_Static_assert(USB_HZ == CLOCK_HZ * PLL_MULTIPLIER / (USB_DIVIDER_1 * USB_DIVIDER_2), "USB runs at 48 MHz");
_Static_assert(PLL_MULTIPLIER / (FAST_DIVIDER_1 * FAST_DIVIDER_2) == FAST_MULTIPLE, "the processor's loop");
_Static_assert(USB_HZ / 10u * 11u <= CLOCK_HZ * FAST_MULTIPLE, "erratum RP2040-E16");

static uint32_t multiple = 1;
static uint64_t counted_us;
static uint64_t uptime_ms;

static void select_clk_sys(uint32_t source) {
  CLK_SYS_CTRL = source;
  while ((CLK_SYS_SELECTED & SELECTED(source)) == 0) {}
}

static void run_on_crystal(void) {
  XOSC_CTRL = XOSC_CTRL_1_15_MHZ;
  XOSC_STARTUP = CRYSTAL_START_DELAY;
  XOSC_CTRL = XOSC_CTRL_1_15_MHZ | XOSC_CTRL_ENABLE;
  while ((XOSC_STATUS & XOSC_STATUS_STABLE) == 0) {}
  CLK_REF_CTRL = CLK_REF_CTRL_XOSC;
  while ((CLK_REF_SELECTED & SELECTED(CLK_REF_CTRL_XOSC)) == 0) {}
  select_clk_sys(CLK_SYS_CTRL_CLK_REF);
  CLK_PERI_CTRL = CLK_CTRL_ENABLE | CLK_PERI_AUXSRC_XOSC;
}

/* The order is that of section 2.18.2: oscillator, lock, then what divides it. Gives whether it locked. */
static bool pll_start(uint32_t pll, uint32_t first_divider, uint32_t second_divider) {
  PLL_CONTROL(pll) = PLL_CONTROL_REFERENCE_DIVIDER(1);
  PLL_FEEDBACK_DIVIDER(pll) = PLL_MULTIPLIER;
  RP2040_CLEAR(PLL_POWER(pll)) = PLL_POWER_OFF | PLL_POWER_OSCILLATOR_OFF;
  for (uint32_t turns = 0; (PLL_CONTROL(pll) & PLL_CONTROL_LOCKED) == 0; turns++)
    if (turns == LOCK_TURNS) return false;
  PLL_DIVIDERS(pll) = PLL_DIVIDERS_BY(first_divider, second_divider);
  RP2040_CLEAR(PLL_POWER(pll)) = PLL_POWER_DIVIDERS_OFF;
  return true;
}

bool clock_start_usb(void) {
  resets_release(RESETS_PLL_SYS | RESETS_PLL_USB);
  if (!pll_start(PLL_USB, USB_DIVIDER_1, USB_DIVIDER_2) || !pll_start(PLL_SYS, FAST_DIVIDER_1, FAST_DIVIDER_2)) {
    RP2040_SET(RESETS_RESET) = RESETS_PLL_SYS | RESETS_PLL_USB;
    return false;
  }
  CLK_USB_CTRL = CLK_CTRL_ENABLE | CLK_USB_AUXSRC_PLL_USB;
  select_clk_sys(CLK_SYS_CTRL_PLL_SYS);
  multiple = FAST_MULTIPLE;
  return true;
}

/* A loop in reset is off (section 2.18.4: its power register's reset value). */
void clock_stop_usb(void) {
  select_clk_sys(CLK_SYS_CTRL_CLK_REF);
  CLK_USB_CTRL = 0;
  RP2040_SET(RESETS_RESET) = RESETS_PLL_SYS | RESETS_PLL_USB;
  multiple = 1;
}

uint32_t clock_multiple(void) { return multiple; }

/* Section 4.6.2: the two halves are read without the latch, which an interrupt could disturb. */
static uint64_t timer_us(void) {
  for (;;) {
    uint32_t high = TIMER_RAW_HIGH;
    uint32_t low = TIMER_RAW_LOW;
    if (high == TIMER_RAW_HIGH) return (uint64_t)high << 32 | low;
  }
}

void clock_start(void) {
  run_on_crystal();
  WATCHDOG_TICK = CLOCK_MHZ | WATCHDOG_TICK_ENABLE;
  resets_release(RESETS_TIMER);
  /* A reset of the processor alone leaves the timer running, and the real-time clock, which holds that time already. */
  counted_us = timer_us();
  TIMER_INTERRUPT_ENABLE = TIMER_INTERRUPT_ALARM_0;
  cortex_m_enable(IRQ_TIMER_0);
}

/* Counts on from the last reading: it is mostly less than a millisecond ago, and a 64-bit division is dear. */
uint64_t clock_uptime_ms(void) {
  uint64_t since_us = timer_us() - counted_us;
  if (since_us < US_PER_MS) return uptime_ms;
  uint32_t passed_ms = since_us <= UINT32_MAX ? (uint32_t)since_us / US_PER_MS : (uint32_t)(since_us / US_PER_MS);
  counted_us += (uint64_t)passed_ms * US_PER_MS;
  uptime_ms += passed_ms;
  return uptime_ms;
}

uint32_t board_uptime_ms(void) { return (uint32_t)clock_uptime_ms(); }
