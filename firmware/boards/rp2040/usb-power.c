/* Without a cable the controller, its clock and the faster processor are off, and cost nothing. */
#include "clock.h"
#include "cortex-m.h"
#include "handlers.h"
#include "pins.h"
#include "resets.h"
#include "sound.h"
#include "start.h"
#include "usb-registers.h"
#include "usb.h"

static bool is_on;
static volatile bool has_power_changed;

static void start(void) {
  if (!clock_start_usb()) return;
  sound_follow_clock();
  resets_release(RESETS_USB);
  for (uint32_t word = 0; word < USB_MEMORY_CONTROL_WORDS; word++) RP2040_REGISTER(USB_MEMORY + 4u * word) = 0;
  USB_MUXING = USB_MUXING_TO_PHY | USB_MUXING_SOFT_CONNECT;
  USB_POWER = USB_POWER_VBUS_DETECTED | USB_POWER_VBUS_OVERRIDE;
  USB_MAIN_CONTROL = USB_MAIN_CONTROL_ON;
  USB_SIE_CONTROL = USB_SIE_CONTROL_INTERRUPT_ENDPOINT_0;
  USB_INTERRUPT_ENABLE = USB_INTERRUPT_BUS_RESET | USB_INTERRUPT_BUFFERS | USB_INTERRUPT_SETUP;
  cortex_m_enable(IRQ_USB);
  /* Tells the host that a device is here (section 4.1.2.8). */
  USB_SIE_CONTROL = USB_SIE_CONTROL_INTERRUPT_ENDPOINT_0 | USB_SIE_CONTROL_PULL_UP;
}

static void stop(void) {
  NVIC_DISABLE[0] = 1u << IRQ_USB;
  usb_reset();
  USB_INTERRUPT_ENABLE = 0;
  USB_SIE_CONTROL = 0;
  USB_MAIN_CONTROL = 0;
  RP2040_SET(RESETS_RESET) = RESETS_USB;
  NVIC_CLEAR_PENDING[0] = 1u << IRQ_USB;
  clock_stop_usb();
  sound_follow_clock();
}

static bool has_power(void) { return gpio_read(PIN_USB_POWER) == (PIN_USB_POWER_ACTIVE_LEVEL != 0); }

/* By level: a contact that bounces while this runs asks for it again. */
static void interrupt_on_change(void) {
  RP2040_SET(IO_INTERRUPT_ENABLE(PIN_USB_POWER)) = is_on == (PIN_USB_POWER_ACTIVE_LEVEL != 0)
                                                       ? IO_INTERRUPT_LEVEL_LOW(PIN_USB_POWER)
                                                       : IO_INTERRUPT_LEVEL_HIGH(PIN_USB_POWER);
}

void usb_follow_power(void) {
  if (!has_power_changed) return;
  has_power_changed = false;
  bool want_on = has_power();
  if (want_on && !is_on) start();
  if (!want_on && is_on) stop();
  is_on = want_on;
  interrupt_on_change();
}

void usb_power_pin_interrupt(void) {
  if (has_power() == is_on) return;
  RP2040_CLEAR(IO_INTERRUPT_ENABLE(PIN_USB_POWER)) =
      IO_INTERRUPT_LEVEL_LOW(PIN_USB_POWER) | IO_INTERRUPT_LEVEL_HIGH(PIN_USB_POWER);
  has_power_changed = true;
}

void usb_start(void) {
  /* A debugger resets the processor alone: what it was doing before would go on. */
  RP2040_SET(RESETS_RESET) = RESETS_USB | RESETS_PLL_SYS | RESETS_PLL_USB;
  gpio_input(PIN_USB_POWER);
  has_power_changed = true;
  usb_follow_power();
}
