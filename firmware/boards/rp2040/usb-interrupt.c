/* What the controller tells: a packet has gone or come, a request begins, the bus begins anew. */
#include "handlers.h"
#include "usb-registers.h"
#include "usb.h"

void usb_reset(void) {
  usb_set_address(0);
  usb_control_reset();
  usb_serial_open(false);
  USB_BUFFERS_DONE = UINT32_MAX;
}

static void finish(uint32_t endpoint, usb_direction direction) {
  uint32_t length;
  const volatile uint8_t *bytes = usb_packet(endpoint, direction, &length);
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
    for (uint32_t direction = 0; direction < USB_DIRECTIONS; direction++)
      if ((done & 1u << (USB_DIRECTIONS * endpoint + direction)) != 0) finish(endpoint, (usb_direction)direction);
}

/* What ended comes before what begins: an address counts from the end of its request, which the next setup follows. */
void usb_interrupt(void) {
  uint32_t why = USB_INTERRUPT_STATUS;
  if ((why & USB_INTERRUPT_BUS_RESET) != 0) {
    usb_reset();
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
