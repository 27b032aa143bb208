/* What the device tells the host about itself. */
#ifndef TALKODE_RP2040_USB_DESCRIPTORS_H
#define TALKODE_RP2040_USB_DESCRIPTORS_H

#include <stdint.h>

#define USB_CONFIGURATION_VALUE 1u
#define USB_INTERFACES 2u

/* The descriptor of this type and index (USB 2.0, table 9-5), or NULL, length 0. */
const uint8_t *usb_descriptor(uint32_t type, uint32_t index, uint32_t *length);

#endif
