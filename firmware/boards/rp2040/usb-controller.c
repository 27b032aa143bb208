/*
 * The controller (section 4.1.2): takes packets from its memory and puts packets there by itself, and answers NAK while
 * it has none: the host waits then, such as for flash to be erased. One buffer for each endpoint and direction.
 */
#include "usb.h"

#include "board.h"
#include "cortex-m.h"
#include "pins.h"
#include "start.h"
#include "usb-registers.h"

#define DIRECTIONS 2u

/* A buffer's offset from USB_MEMORY. */
static uint32_t buffer_of(uint32_t endpoint, usb_direction direction) {
  if (endpoint == USB_CONTROL) return USB_BUFFER_0;
  return USB_BUFFERS + USB_PACKET_BYTES * (DIRECTIONS * (endpoint - 1) + direction);
}

static volatile uint8_t *buffer_bytes(uint32_t endpoint, usb_direction direction) {
  return (volatile uint8_t *)(USB_MEMORY + buffer_of(endpoint, direction));
}

/* The next packet is DATA1. */
static bool is_data1[USB_ENDPOINTS][DIRECTIONS];

/*
 * Section 4.1.2.5.1: the controller must find all else set when it sees the available bit, some periods of its 48 MHz
 * earlier; the volatile store in between and the bus take the processor that long.
 */
static void hand_over(uint32_t endpoint, usb_direction direction, uint32_t control) {
  if (is_data1[endpoint][direction]) control |= USB_BUFFER_DATA1;
  is_data1[endpoint][direction] = !is_data1[endpoint][direction];
  USB_BUFFER_CONTROL(endpoint, direction) = control;
  for (uint32_t turns = 3; turns > 0; turns--) __asm volatile("nop");
  USB_BUFFER_CONTROL(endpoint, direction) = control | USB_BUFFER_AVAILABLE;
}

void usb_open(uint32_t endpoint, usb_direction direction, usb_type type) {
  is_data1[endpoint][direction] = false;
  USB_BUFFER_CONTROL(endpoint, direction) = 0;
  USB_ENDPOINT_CONTROL(endpoint, direction) = USB_ENDPOINT_CONTROL_ON | USB_ENDPOINT_CONTROL_INTERRUPT_PER_BUFFER |
                                              USB_ENDPOINT_CONTROL_TYPE(type) | buffer_of(endpoint, direction);
}

void usb_close(uint32_t endpoint, usb_direction direction) {
  USB_ENDPOINT_CONTROL(endpoint, direction) = 0;
  USB_BUFFER_CONTROL(endpoint, direction) = 0;
}

void usb_send(uint32_t endpoint, const uint8_t *bytes, uint32_t length) {
  volatile uint8_t *buffer = buffer_bytes(endpoint, USB_TO_HOST);
  for (uint32_t i = 0; i < length; i++) buffer[i] = bytes[i];
  hand_over(endpoint, USB_TO_HOST, USB_BUFFER_FULL | length);
}

void usb_expect(uint32_t endpoint) { hand_over(endpoint, USB_FROM_HOST, USB_PACKET_BYTES); }

void usb_refuse(void) {
  /* Endpoint 0 stalls only where it is armed to (section 4.1.4, EP_STALL_ARM); a setup packet ends it. */
  USB_STALL_ENDPOINT_0 = 1u << USB_TO_HOST | 1u << USB_FROM_HOST;
  USB_BUFFER_CONTROL(USB_CONTROL, USB_TO_HOST) = USB_BUFFER_STALL;
  USB_BUFFER_CONTROL(USB_CONTROL, USB_FROM_HOST) = USB_BUFFER_STALL;
}

void usb_restart_control(void) {
  for (uint32_t direction = 0; direction < DIRECTIONS; direction++) is_data1[USB_CONTROL][direction] = true;
}

void usb_set_address(uint32_t address) { USB_ADDRESS = address; }

static void reset(void) {
  usb_set_address(0);
  usb_control_reset();
  usb_serial_open(false);
  USB_BUFFERS_DONE = UINT32_MAX;
}

static void finish(uint32_t endpoint, usb_direction direction) {
  uint32_t length = USB_BUFFER_CONTROL(endpoint, direction) & USB_BUFFER_LENGTH;
  const volatile uint8_t *bytes = buffer_bytes(endpoint, direction);
  if (endpoint == USB_CONTROL) {
    if (direction == USB_TO_HOST) usb_control_sent();
    else usb_control_received(bytes, length);
  } else if (endpoint == USB_DATA) {
    if (direction == USB_TO_HOST) usb_serial_sent();
    else usb_serial_received(bytes, length);
  }
}

static void finish_all(void) {
  uint32_t done = USB_BUFFERS_DONE;
  USB_BUFFERS_DONE = done;
  for (uint32_t endpoint = 0; endpoint < USB_ENDPOINTS; endpoint++)
    for (uint32_t direction = 0; direction < DIRECTIONS; direction++)
      if ((done & 1u << (DIRECTIONS * endpoint + direction)) != 0) finish(endpoint, (usb_direction)direction);
}

/* What ended comes before what begins: an address counts from the end of its request, which the next setup follows. */
void usb_interrupt(void);
void usb_interrupt(void) {
  uint32_t why = USB_INTERRUPT_STATUS;
  if ((why & USB_INTERRUPT_BUS_RESET) != 0) {
    reset();
    USB_SIE_STATUS = USB_SIE_STATUS_BUS_RESET;
    return;
  }
  if ((why & USB_INTERRUPT_BUFFERS) != 0) finish_all();
  if ((why & USB_INTERRUPT_SETUP) != 0) {
    USB_SIE_STATUS = USB_SIE_STATUS_SETUP;
    USB_BUFFER_CONTROL(USB_CONTROL, USB_TO_HOST) = 0;
    USB_BUFFER_CONTROL(USB_CONTROL, USB_FROM_HOST) = 0;
    usb_restart_control();
    usb_control_setup(USB_SETUP_PACKET);
  }
}

/* --- Power: without a cable the controller, its clock and the faster processor are off, and cost nothing --- */

static bool is_on;
static volatile bool has_power_changed;

static void start(void) {
  if (!clock_start_usb()) return;
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
  reset();
  USB_INTERRUPT_ENABLE = 0;
  USB_SIE_CONTROL = 0;
  USB_MAIN_CONTROL = 0;
  RP2040_SET(RESETS_RESET) = RESETS_USB;
  NVIC_CLEAR_PENDING[0] = 1u << IRQ_USB;
  clock_stop_usb();
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

void usb_power_interrupt(void) {
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
