/* Registers of the nRF51822 as used here; sections are those of the nRF51 Series Reference Manual, version 3.0. */
#ifndef TALKODE_NRF51_REGISTERS_H
#define TALKODE_NRF51_REGISTERS_H

#include <stdint.h>

#define NRF51_REGISTER(address) (*(volatile uint32_t *)(address))

/* 12: peripheral identifiers are also interrupt numbers. */
#define IRQ_UART 2u
#define IRQ_GPIOTE 6u
#define IRQ_TIMER0 8u
#define INTERRUPTS 32u

/* 13.1: CLOCK. The 16 MHz crystal; the chip starts on its RC oscillator. */
#define CLOCK_START_CRYSTAL NRF51_REGISTER(0x40000000u)
#define CLOCK_CRYSTAL_STARTED NRF51_REGISTER(0x40000100u)

/* 14: GPIO. */
#define GPIO_OUT_SET NRF51_REGISTER(0x50000508u)
#define GPIO_OUT_CLEAR NRF51_REGISTER(0x5000050cu)
#define GPIO_IN NRF51_REGISTER(0x50000510u)
#define GPIO_PIN(pin) NRF51_REGISTER(0x50000700u + 4u * (pin))
#define GPIO_PIN_OUTPUT 1u
/* Input buffer connected, pull-up (PULL = 3), SENSE for low (SENSE = 3). */
#define GPIO_PIN_INPUT_PULLED_UP (3u << 2)
#define GPIO_PIN_SENSE_LOW (3u << 16)
#define GPIO_PIN_SENSE_HIGH (2u << 16)

/* 15: GPIOTE. The PORT event: some pin with SENSE reads the level that it waits for. */
#define GPIOTE_PORT_EVENT NRF51_REGISTER(0x4000617cu)
#define GPIOTE_INTERRUPT_SET NRF51_REGISTER(0x40006304u)
#define GPIOTE_INTERRUPT_PORT (1u << 31)

/* 18: TIMER0, the only one of 32 bits. */
#define TIMER_START NRF51_REGISTER(0x40008000u)
#define TIMER_CAPTURE(channel) NRF51_REGISTER(0x40008040u + 4u * (channel))
#define TIMER_COMPARED(channel) NRF51_REGISTER(0x40008140u + 4u * (channel))
#define TIMER_INTERRUPT_SET NRF51_REGISTER(0x40008304u)
#define TIMER_INTERRUPT_CLEAR NRF51_REGISTER(0x40008308u)
#define TIMER_INTERRUPT_COMPARE(channel) (1u << (16u + (channel)))
#define TIMER_BIT_MODE NRF51_REGISTER(0x40008508u)
#define TIMER_BIT_MODE_32 3u
/* The counter runs at 16 MHz / 2^prescaler. */
#define TIMER_PRESCALER NRF51_REGISTER(0x40008510u)
#define TIMER_VALUE(channel) NRF51_REGISTER(0x40008540u + 4u * (channel))

/* 21: RNG. */
#define RNG_START NRF51_REGISTER(0x4000d000u)
#define RNG_STOP NRF51_REGISTER(0x4000d004u)
#define RNG_VALUE_READY NRF51_REGISTER(0x4000d100u)
/* Bias correction is off: health tests are to see the raw source. */
#define RNG_CONFIG NRF51_REGISTER(0x4000d504u)
#define RNG_VALUE NRF51_REGISTER(0x4000d508u)

/* 29: UART. */
#define UART_START_RECEIVE NRF51_REGISTER(0x40002000u)
#define UART_START_SEND NRF51_REGISTER(0x40002008u)
#define UART_RECEIVED NRF51_REGISTER(0x40002108u)
#define UART_SENT NRF51_REGISTER(0x4000211cu)
#define UART_INTERRUPT_SET NRF51_REGISTER(0x40002304u)
#define UART_INTERRUPT_RECEIVED (1u << 2)
#define UART_INTERRUPT_SENT (1u << 7)
#define UART_ENABLE NRF51_REGISTER(0x40002500u)
#define UART_ENABLED 4u
#define UART_PIN_SEND NRF51_REGISTER(0x4000250cu)
#define UART_PIN_RECEIVE NRF51_REGISTER(0x40002514u)
#define UART_RECEIVE_DATA NRF51_REGISTER(0x40002518u)
#define UART_SEND_DATA NRF51_REGISTER(0x4000251cu)
#define UART_BAUD_RATE NRF51_REGISTER(0x40002524u)
#define UART_BAUD_115200 0x01d7e000u

/* 6: NVMC, the flash's controller. */
#define NVMC_READY NRF51_REGISTER(0x4001e400u)
#define NVMC_CONFIG NRF51_REGISTER(0x4001e504u)
#define NVMC_READ_ONLY 0u
#define NVMC_WRITE 1u
#define NVMC_ERASE 2u
#define NVMC_ERASE_PAGE NRF51_REGISTER(0x4001e508u)

/* 7: UICR. Written like flash. A byte of zeros forbids to read back a region, the second byte all of flash. */
#define UICR_READ_BACK NRF51_REGISTER(0x10001004u)
#define UICR_READ_BACK_ALL 0xff00u

#endif
