/* The RP2040's USB controller as a device: datasheet section 4.1. */
#ifndef TALKODE_RP2040_USB_REGISTERS_H
#define TALKODE_RP2040_USB_REGISTERS_H

#include "registers.h"

/* 4.1.2.5: memory that processor and controller share: a setup packet, how endpoints are set up, their buffers. */
#define USB_MEMORY 0x50100000u
#define USB_MEMORY_CONTROL_WORDS (0x100u / 4u)
#define USB_SETUP_PACKET ((const volatile uint8_t *)USB_MEMORY)
/* Of endpoints 1 to 15; endpoint 0 has none. */
#define USB_ENDPOINT_CONTROL(endpoint, direction) RP2040_REGISTER(USB_MEMORY + 8u * (endpoint) + 4u * (direction))
#define USB_ENDPOINT_CONTROL_ON (1u << 31)
#define USB_ENDPOINT_CONTROL_INTERRUPT_PER_BUFFER (1u << 29)
#define USB_ENDPOINT_CONTROL_TYPE(type) ((uint32_t)(type) << 26)
#define USB_BUFFER_CONTROL(endpoint, direction) RP2040_REGISTER(USB_MEMORY + 0x80u + 8u * (endpoint) + 4u * (direction))
#define USB_BUFFER_FULL (1u << 15)
#define USB_BUFFER_DATA1 (1u << 13)
#define USB_BUFFER_STALL (1u << 11)
#define USB_BUFFER_AVAILABLE (1u << 10)
#define USB_BUFFER_LENGTH 0x3ffu
/* Endpoint 0's buffer has its place; the others' are at multiples of 64 bytes from 0x180. */
#define USB_BUFFER_0 0x100u
#define USB_BUFFERS 0x180u

/* 4.1.4: registers. */
#define USB_ADDRESS RP2040_REGISTER(0x50110000u)
#define USB_MAIN_CONTROL RP2040_REGISTER(0x50110040u)
#define USB_MAIN_CONTROL_ON (1u << 0)
#define USB_SIE_CONTROL RP2040_REGISTER(0x5011004cu)
#define USB_SIE_CONTROL_INTERRUPT_ENDPOINT_0 (1u << 29)
#define USB_SIE_CONTROL_PULL_UP (1u << 16)
/* A one written clears. */
#define USB_SIE_STATUS RP2040_REGISTER(0x50110050u)
#define USB_SIE_STATUS_BUS_RESET (1u << 19)
#define USB_SIE_STATUS_SETUP (1u << 17)
/* A bit for each endpoint and direction: to the host at 2 n, from it at 2 n + 1. A one written clears. */
#define USB_BUFFERS_DONE RP2040_REGISTER(0x50110058u)
#define USB_STALL_ENDPOINT_0 RP2040_REGISTER(0x50110068u)
#define USB_MUXING RP2040_REGISTER(0x50110074u)
#define USB_MUXING_TO_PHY (1u << 0)
#define USB_MUXING_SOFT_CONNECT (1u << 3)
#define USB_POWER RP2040_REGISTER(0x50110078u)
#define USB_POWER_VBUS_DETECTED (1u << 3)
#define USB_POWER_VBUS_OVERRIDE (1u << 2)
#define USB_INTERRUPT_ENABLE RP2040_REGISTER(0x50110090u)
#define USB_INTERRUPT_STATUS RP2040_REGISTER(0x50110098u)
#define USB_INTERRUPT_BUFFERS (1u << 4)
#define USB_INTERRUPT_BUS_RESET (1u << 12)
#define USB_INTERRUPT_SETUP (1u << 16)

#endif
