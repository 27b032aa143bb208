/* The link's bytes as packets at the data endpoints. */
#include "usb.h"

#include "board.h"
#include "cortex-m.h"
#include "registers.h"

static volatile bool is_open;
/* A packet lies with the controller until the host takes it. */
static volatile bool is_under_way;
/* A host reads until a packet is not full: an empty one follows a full one that was the last. */
static volatile bool was_full;
/* The host gets NAK until the loop has gone round: it could bring a packet each 50 us, and starve all else by
 * interrupts. */
static volatile bool is_held_up;

static void send_next(void) {
  uint8_t packet[USB_PACKET_BYTES];
  uint32_t length = 0;
  while (length < USB_PACKET_BYTES) {
    int32_t byte = link_next_to_send(LINK_USB);
    if (byte < 0) break;
    packet[length++] = (uint8_t)byte;
  }
  is_under_way = length > 0 || was_full;
  was_full = length == USB_PACKET_BYTES;
  if (is_under_way) usb_send(USB_DATA, packet, length);
}

/* With its interrupt off, so that only one side ever takes bytes. */
void usb_serial_send(void) {
  if (!is_open) return;
  cortex_m_disable(IRQ_USB);
  if (!is_under_way) send_next();
  cortex_m_enable(IRQ_USB);
}

void usb_serial_open(bool open) {
  is_open = open;
  is_under_way = false;
  was_full = false;
  is_held_up = false;
  link_abandoned(LINK_USB);
  if (open) {
    usb_open(USB_DATA, USB_TO_HOST, USB_BULK);
    usb_open(USB_DATA, USB_FROM_HOST, USB_BULK);
    usb_expect(USB_DATA);
  } else {
    usb_close(USB_DATA, USB_TO_HOST);
    usb_close(USB_DATA, USB_FROM_HOST);
  }
}

void usb_serial_resume(usb_direction direction) {
  usb_open(USB_DATA, direction, USB_BULK);
  if (direction == USB_FROM_HOST) {
    is_held_up = false;
    usb_expect(USB_DATA);
  } else {
    is_under_way = false;
    was_full = false;
    send_next();
  }
}

void usb_serial_sent(void) { send_next(); }

void usb_serial_received(const volatile uint8_t *bytes, uint32_t length) {
  for (uint32_t i = 0; i < length; i++) link_received(LINK_USB, bytes[i]);
  is_held_up = true;
  link_held_up();
}

void usb_serial_receive(void) {
  if (!is_held_up) return;
  cortex_m_disable(IRQ_USB);
  if (is_held_up) {
    is_held_up = false;
    usb_expect(USB_DATA);
  }
  cortex_m_enable(IRQ_USB);
}
