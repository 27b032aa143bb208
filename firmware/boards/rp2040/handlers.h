/* What the vector table leads to, and the pins' interrupt in turn, each in the file of what interrupts. */
#ifndef TALKODE_RP2040_HANDLERS_H
#define TALKODE_RP2040_HANDLERS_H

void timer_0_interrupt(void);
void pwm_wrap_interrupt(void);
void usb_interrupt(void);
void io_bank0_interrupt(void);
void uart0_interrupt(void);

/* By the pins' interrupt, whichever pin it was: a key, the headphones' contact, power on USB that came or went. */
void keys_pin_interrupt(void);
void headphones_pin_interrupt(void);
void usb_power_pin_interrupt(void);

#endif
