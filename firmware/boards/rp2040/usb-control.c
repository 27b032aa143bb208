/*
 * Requests at endpoint 0: a setup packet, then perhaps data, then an empty packet the other way as its receipt
 * (USB 2.0, section 8.5.3 and chapter 9). A new setup packet ends whatever was under way.
 */
#include "usb.h"

#include "board.h"
#include "usb-descriptors.h"

typedef struct {
  uint8_t type;
  uint8_t request;
  uint16_t value;
  uint16_t index;
  uint16_t length;
} setup;

/* Of the request's type: to the host, which kind, for whom (USB 2.0, table 9-2). */
#define TYPE_TO_HOST 0x80u
#define TYPE_KIND 0x60u
#define TYPE_CLASS 0x20u
#define TYPE_RECIPIENT 0x1fu
#define FOR_ENDPOINT 2u

/* Requests that every device has (table 9-4), and those of a serial line (PSTN 1.2, table 13). */
enum {
  GET_STATUS = 0,
  CLEAR_FEATURE = 1,
  SET_ADDRESS = 5,
  GET_DESCRIPTOR = 6,
  GET_CONFIGURATION = 8,
  SET_CONFIGURATION = 9,
  GET_INTERFACE = 10,
  SET_INTERFACE = 11,
};
enum { SET_LINE_CODING = 0x20, GET_LINE_CODING = 0x21, SET_CONTROL_LINE_STATE = 0x22 };

#define FEATURE_HALT 0u
#define ENDPOINT_TO_HOST 0x80u
#define LINE_CODING_BYTES 7u
/* Data terminal ready: a program has the port open. */
#define LINE_STATE_DTR 1u

static enum { IDLE, SENDING, SENDING_RECEIPT, RECEIVING, RECEIVING_RECEIPT } stage;
static const uint8_t *left;
static uint32_t left_bytes;
/* The last packet is full, and less than the host asked for: an empty one ends it (section 5.5.3). */
static bool is_end_due;
static uint32_t new_address;
static uint32_t configuration;
static uint8_t small_answer[2];
/* 115200 8n1. Kept for the host that asks; USB goes at its own speed whatever it says. */
static uint8_t line_coding[LINE_CODING_BYTES] = {0x00, 0xc2, 0x01, 0x00, 0, 0, 8};

void usb_control_reset(void) {
  stage = IDLE;
  new_address = 0;
  configuration = 0;
}

static void send_packet(void) {
  uint32_t bytes = left_bytes < USB_PACKET_BYTES ? left_bytes : USB_PACKET_BYTES;
  if (bytes < USB_PACKET_BYTES) is_end_due = false;
  usb_send(USB_CONTROL, left, bytes);
  left += bytes;
  left_bytes -= bytes;
}

static void give_receipt(void) {
  stage = SENDING_RECEIPT;
  usb_restart_control();
  usb_send(USB_CONTROL, NULL, 0);
}

static void answer(const setup *asked, const uint8_t *bytes, uint32_t length) {
  if (asked->length == 0) {
    give_receipt();
    return;
  }
  stage = SENDING;
  left = bytes;
  left_bytes = length < asked->length ? length : asked->length;
  is_end_due = left_bytes < asked->length;
  send_packet();
}

static void answer_small(const setup *asked, uint32_t value, uint32_t length) {
  small_answer[0] = (uint8_t)value;
  small_answer[1] = 0;
  answer(asked, small_answer, length);
}

static bool configure(uint32_t value) {
  if (value != 0 && value != USB_CONFIGURATION_VALUE) return false;
  configuration = value;
  if (value != 0) usb_open(USB_NOTIFICATION, USB_TO_HOST, USB_INTERRUPT);
  else usb_close(USB_NOTIFICATION, USB_TO_HOST);
  usb_serial_open(value != 0);
  return true;
}

/* An endpoint never halts by itself; a host that clears a halt means to start anew. */
static bool clear_halt(uint32_t endpoint) {
  if (configuration == 0) return (endpoint & ~ENDPOINT_TO_HOST) == USB_CONTROL;
  if (endpoint == USB_DATA) usb_serial_resume(USB_FROM_HOST);
  else if (endpoint == (USB_DATA | ENDPOINT_TO_HOST)) usb_serial_resume(USB_TO_HOST);
  else if (endpoint == (USB_NOTIFICATION | ENDPOINT_TO_HOST)) usb_open(USB_NOTIFICATION, USB_TO_HOST, USB_INTERRUPT);
  else return (endpoint & ~ENDPOINT_TO_HOST) == USB_CONTROL;
  return true;
}

/* False: refused. */
static bool answer_request(const setup *asked) {
  uint32_t length;
  const uint8_t *bytes;
  switch (asked->request) {
    case GET_STATUS:
      answer_small(asked, 0, 2);
      return true;
    case GET_DESCRIPTOR:
      bytes = usb_descriptor(asked->value >> 8, asked->value & 0xffu, &length);
      if (bytes == NULL) return false;
      answer(asked, bytes, length);
      return true;
    case GET_CONFIGURATION:
      answer_small(asked, configuration, 1);
      return true;
    case GET_INTERFACE:
      if (configuration == 0 || asked->index >= USB_INTERFACES) return false;
      answer_small(asked, 0, 1);
      return true;
    default:
      return false;
  }
}

static bool carry_out(const setup *asked) {
  switch (asked->request) {
    case SET_ADDRESS:
      new_address = asked->value & 0x7fu;
      return true;
    case SET_CONFIGURATION:
      return configure(asked->value);
    case SET_INTERFACE:
      return configuration != 0 && asked->index < USB_INTERFACES && asked->value == 0;
    case CLEAR_FEATURE:
      return (asked->type & TYPE_RECIPIENT) == FOR_ENDPOINT && asked->value == FEATURE_HALT && clear_halt(asked->index);
    default:
      return false;
  }
}

static void standard_request(const setup *asked) {
  if ((asked->type & TYPE_TO_HOST) != 0) {
    if (!answer_request(asked)) usb_refuse();
  } else if (asked->length == 0 && carry_out(asked)) {
    give_receipt();
  } else {
    usb_refuse();
  }
}

static void class_request(const setup *asked) {
  if (asked->request == GET_LINE_CODING && (asked->type & TYPE_TO_HOST) != 0) {
    answer(asked, line_coding, LINE_CODING_BYTES);
  } else if (asked->request == SET_LINE_CODING && asked->length == LINE_CODING_BYTES) {
    stage = RECEIVING;
    usb_expect(USB_CONTROL);
  } else if (asked->request == SET_CONTROL_LINE_STATE && asked->length == 0) {
    if ((asked->value & LINE_STATE_DTR) == 0) link_abandoned(LINK_USB);
    give_receipt();
  } else {
    usb_refuse();
  }
}

void usb_control_setup(const volatile uint8_t *packet) {
  setup asked = {
      .type = packet[0],
      .request = packet[1],
      .value = (uint16_t)(packet[2] | packet[3] << 8),
      .index = (uint16_t)(packet[4] | packet[5] << 8),
      .length = (uint16_t)(packet[6] | packet[7] << 8),
  };
  stage = IDLE;
  new_address = 0;
  uint32_t kind = asked.type & TYPE_KIND;
  if (kind == 0) standard_request(&asked);
  else if (kind == TYPE_CLASS) class_request(&asked);
  else usb_refuse();
}

/* The address counts from the receipt on (section 9.4.6). */
void usb_control_sent(void) {
  if (stage == SENDING && (left_bytes > 0 || is_end_due)) {
    send_packet();
  } else if (stage == SENDING) {
    stage = RECEIVING_RECEIPT;
    usb_restart_control();
    usb_expect(USB_CONTROL);
  } else if (stage == SENDING_RECEIPT) {
    stage = IDLE;
    if (new_address != 0) usb_set_address(new_address);
    new_address = 0;
  }
}

void usb_control_received(const volatile uint8_t *bytes, uint32_t length) {
  if (stage != RECEIVING) {
    stage = IDLE;
    return;
  }
  if (length != LINE_CODING_BYTES) {
    usb_refuse();
    return;
  }
  for (uint32_t i = 0; i < LINE_CODING_BYTES; i++) line_coding[i] = bytes[i];
  give_receipt();
}
