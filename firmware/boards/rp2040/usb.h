/*
 * A USB serial port (CDC ACM) beside the UART, in layers: the controller (usb-controller.c), the link's bytes
 * (usb-serial.c), requests at endpoint 0 (usb-control.c), and what tells these of packets (usb-interrupt.c). It runs
 * in the controller's interrupt, but for the loop's side of usb-serial.c; usb-power.c turns it on and off.
 */
#ifndef TALKODE_RP2040_USB_H
#define TALKODE_RP2040_USB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define USB_PACKET_BYTES 64u

/* Endpoints. 1 could tell of changes of the line; there are none, so it is never filled and answers NAK. */
#define USB_CONTROL 0u
#define USB_NOTIFICATION 1u
#define USB_DATA 2u
#define USB_ENDPOINTS 3u

#define USB_DIRECTIONS 2u
typedef enum { USB_TO_HOST = 0, USB_FROM_HOST = 1 } usb_direction;
/* As in an endpoint's descriptor (USB 2.0, table 9-13). */
typedef enum { USB_BULK = 2, USB_INTERRUPT = 3 } usb_type;

/* --- usb-controller.c --- */

/* Opens an endpoint, or opens it anew: its packets start with DATA0. Not for endpoint 0. */
void usb_open(uint32_t endpoint, usb_direction direction, usb_type type);
void usb_close(uint32_t endpoint, usb_direction direction);
/* Gives the controller one packet of at most USB_PACKET_BYTES. usb_*_sent() tells when the host has it. */
void usb_send(uint32_t endpoint, const uint8_t *bytes, uint32_t length);
/* Lets the host send a packet. usb_*_received() brings it. */
void usb_expect(uint32_t endpoint);
/* Refuses the request at endpoint 0, until the next one. */
void usb_refuse(void);
/* The next packets of endpoint 0 are DATA1: what follows a setup packet, and the status stage (USB 2.0, 8.5.3). */
void usb_restart_control(void);
void usb_set_address(uint32_t address);
/* The packet that the host has taken or sent. */
const volatile uint8_t *usb_packet(uint32_t endpoint, usb_direction direction, uint32_t *length);

/* --- usb-control.c --- */

void usb_control_reset(void);
void usb_control_setup(const volatile uint8_t *packet);
void usb_control_sent(void);
void usb_control_received(const volatile uint8_t *bytes, uint32_t length);

/* --- usb-serial.c --- */

/* The host has chosen the configuration, or left it. */
void usb_serial_open(bool open);
void usb_serial_sent(void);
void usb_serial_received(const volatile uint8_t *bytes, uint32_t length);
/* The host has forgotten a stop of one direction: packets start with DATA0. */
void usb_serial_resume(usb_direction direction);
/* The link's second line, for board_link_send() and board_link_receive(). */
#define LINK_USB 1u
void usb_serial_send(void);
void usb_serial_receive(void);

/* --- usb-interrupt.c --- */

/* The bus begins anew, or is gone. */
void usb_reset(void);

/* --- usb-power.c --- */

/* With interrupts off: starts or stops USB as its power came or went. */
void usb_follow_power(void);

#endif
