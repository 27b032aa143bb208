/*
 * Descriptors of a full-speed CDC ACM device: USB 2.0, section 9.6; "Class Definitions for Communications Devices" 1.2
 * and its PSTN subclass 1.2.
 *
 * VENDOR and PRODUCT ARE A TEST PAIR of pid.codes, which everybody may use at home and nobody may give to others. A
 * product needs a pair of its own before one is sold. There is no serial number here: a host that must know which token
 * it has asks with `identify`, and one that need not does not learn it.
 */
#include "usb-descriptors.h"

#include <stddef.h>

#include "pins.h"
#include "usb.h"

#define VENDOR 0x1209u
#define PRODUCT 0x0001u
#define DEVICE_VERSION 0x0100u
#define USB_VERSION 0x0200u
#define CDC_VERSION 0x0120u
/* Half milliamperes: 100 mA, as much as any port gives. */
#define MAXIMUM_CURRENT_2MA 50u
#define ENGLISH 0x0409u

#define LOW_HIGH(word) (word) & 0xffu, (word) >> 8
#define TO_HOST 0x80u

enum { DEVICE = 1, CONFIGURATION = 2, STRING = 3, INTERFACE = 4, ENDPOINT = 5, CLASS_INTERFACE = 0x24 };
enum { NO_TEXT = 0, MAKER = 1, MODEL = 2 };
enum { CLASS_COMMUNICATIONS = 2, SUBCLASS_ACM = 2, CLASS_DATA = 10 };
enum { CONTROL_INTERFACE = 0, DATA_INTERFACE = 1 };

/* A line is a descriptor, or a part of it. */
/* clang-format off */
static const uint8_t DEVICE_DESCRIPTOR[] = {
    18, DEVICE, LOW_HIGH(USB_VERSION),
    CLASS_COMMUNICATIONS, 0, 0, USB_PACKET_BYTES,
    LOW_HIGH(VENDOR), LOW_HIGH(PRODUCT), LOW_HIGH(DEVICE_VERSION),
    MAKER, MODEL, NO_TEXT, 1 /* configuration */,
};

#define CONFIGURATION_BYTES (9 + 9 + 5 + 5 + 4 + 5 + 7 + 9 + 7 + 7)
static const uint8_t CONFIGURATION_DESCRIPTOR[] = {
    /* Powered by the bus; cannot wake the host. */
    9, CONFIGURATION, LOW_HIGH(CONFIGURATION_BYTES), USB_INTERFACES, USB_CONFIGURATION_VALUE, NO_TEXT, 0x80,
    MAXIMUM_CURRENT_2MA,
    9, INTERFACE, CONTROL_INTERFACE, 0, 1 /* endpoint */, CLASS_COMMUNICATIONS, SUBCLASS_ACM, 0, NO_TEXT,
    /* Header, call management (none), what ACM can do (line coding and state), union. */
    5, CLASS_INTERFACE, 0x00, LOW_HIGH(CDC_VERSION),
    5, CLASS_INTERFACE, 0x01, 0x00, DATA_INTERFACE,
    4, CLASS_INTERFACE, 0x02, 0x02,
    5, CLASS_INTERFACE, 0x06, CONTROL_INTERFACE, DATA_INTERFACE,
    /* Asked every 255 ms. */
    7, ENDPOINT, TO_HOST | USB_NOTIFICATION, USB_INTERRUPT, LOW_HIGH(8u), 255,
    9, INTERFACE, DATA_INTERFACE, 0, 2 /* endpoints */, CLASS_DATA, 0, 0, NO_TEXT,
    7, ENDPOINT, USB_DATA, USB_BULK, LOW_HIGH(USB_PACKET_BYTES), 0,
    7, ENDPOINT, TO_HOST | USB_DATA, USB_BULK, LOW_HIGH(USB_PACKET_BYTES), 0,
};
/* clang-format on */
_Static_assert(sizeof CONFIGURATION_DESCRIPTOR == CONFIGURATION_BYTES, "the length that it names is its own");

#define MAKER_TEXT u"Talkode"
#define MODEL_TEXT u"Talkode " BOARD_MODEL_NAME
#define CHARACTERS(text) (sizeof(text) / sizeof(uint16_t) - 1)

static const uint8_t LANGUAGES[] = {4, STRING, LOW_HIGH(ENGLISH)};
static const struct {
  uint8_t length;
  uint8_t type;
  uint16_t text[CHARACTERS(MAKER_TEXT)];
} MAKER_STRING = {2 + 2 * CHARACTERS(MAKER_TEXT), STRING, MAKER_TEXT};
static const struct {
  uint8_t length;
  uint8_t type;
  uint16_t text[CHARACTERS(MODEL_TEXT)];
} MODEL_STRING = {2 + 2 * CHARACTERS(MODEL_TEXT), STRING, MODEL_TEXT};

static const uint8_t *string(uint32_t index, uint32_t *length) {
  const uint8_t *found = NULL;
  if (index == 0) found = LANGUAGES;
  else if (index == MAKER) found = &MAKER_STRING.length;
  else if (index == MODEL) found = &MODEL_STRING.length;
  *length = found == NULL ? 0 : found[0];
  return found;
}

const uint8_t *usb_descriptor(uint32_t type, uint32_t index, uint32_t *length) {
  if (type == STRING) return string(index, length);
  *length = 0;
  if (index != 0) return NULL;
  if (type == DEVICE) {
    *length = sizeof DEVICE_DESCRIPTOR;
    return DEVICE_DESCRIPTOR;
  }
  if (type == CONFIGURATION) {
    *length = sizeof CONFIGURATION_DESCRIPTOR;
    return CONFIGURATION_DESCRIPTOR;
  }
  return NULL;
}
