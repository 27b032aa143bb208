/*
 * The controller (section 4.1.2): takes packets from its memory and puts packets there by itself, and answers NAK while
 * it has none: the host waits then, such as for flash to be erased. One buffer for each endpoint and direction.
 */
#include "usb.h"

#include "usb-registers.h"

/* A buffer's offset from USB_MEMORY. */
static uint32_t buffer_of(uint32_t endpoint, usb_direction direction) {
  if (endpoint == USB_CONTROL) return USB_BUFFER_0;
  return USB_BUFFERS + USB_PACKET_BYTES * (USB_DIRECTIONS * (endpoint - 1) + direction);
}

static volatile uint8_t *buffer_bytes(uint32_t endpoint, usb_direction direction) {
  return (volatile uint8_t *)(USB_MEMORY + buffer_of(endpoint, direction));
}

/* The next packet is DATA1. */
static bool is_data1[USB_ENDPOINTS][USB_DIRECTIONS];

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
  for (uint32_t direction = 0; direction < USB_DIRECTIONS; direction++) is_data1[USB_CONTROL][direction] = true;
}

void usb_set_address(uint32_t address) { USB_ADDRESS = address; }

const volatile uint8_t *usb_packet(uint32_t endpoint, usb_direction direction, uint32_t *length) {
  *length = USB_BUFFER_CONTROL(endpoint, direction) & USB_BUFFER_LENGTH;
  return buffer_bytes(endpoint, direction);
}
