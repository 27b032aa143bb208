/* Registers of the RP2040 as used here; sections are those of its datasheet. */
#ifndef TALKODE_RP2040_REGISTERS_H
#define TALKODE_RP2040_REGISTERS_H

#include <stdint.h>

#define RP2040_REGISTER(address) (*(volatile uint32_t *)(address))
/* 2.1.2: every peripheral's register also answers here; a store sets or clears the bits that are ones. */
#define RP2040_SET(address) RP2040_REGISTER((address) + 0x2000u)
#define RP2040_CLEAR(address) RP2040_REGISTER((address) + 0x3000u)

/* 2.3.2: interrupts. */
#define IRQ_TIMER_0 0u
#define IRQ_PWM_WRAP 4u
#define IRQ_USB 5u
#define IRQ_IO_BANK0 13u
#define IRQ_UART0 20u
#define INTERRUPTS 26u

/* 2.3.1.7: SIO, the processor's own access to the pins. */
#define SIO_IN RP2040_REGISTER(0xd0000004u)
#define SIO_OUT_SET RP2040_REGISTER(0xd0000014u)
#define SIO_OUT_CLEAR RP2040_REGISTER(0xd0000018u)
#define SIO_OUT_ENABLE_SET RP2040_REGISTER(0xd0000024u)
#define SIO_OUT_ENABLE_CLEAR RP2040_REGISTER(0xd0000028u)

/* 2.8.2, 2.8.3: the boot ROM's table of functions, and the one that looks a function up in it. */
#define ROM_FUNCTION_TABLE (*(const volatile uint16_t *)0x00000014u)
#define ROM_LOOKUP (*(const volatile uint16_t *)0x00000018u)

/* 2.14: resets. */
#define RESETS_RESET 0x4000c000u
#define RESETS_DONE RP2040_REGISTER(0x4000c008u)
#define RESETS_ADC (1u << 0)
#define RESETS_IO_BANK0 (1u << 5)
#define RESETS_PADS_BANK0 (1u << 8)
#define RESETS_PLL_SYS (1u << 12)
#define RESETS_PLL_USB (1u << 13)
#define RESETS_PWM (1u << 14)
#define RESETS_RTC (1u << 15)
#define RESETS_SPI0 (1u << 16)
#define RESETS_TIMER (1u << 21)
#define RESETS_UART0 (1u << 22)
#define RESETS_USB (1u << 24)

/* 2.15: clocks. */
#define CLK_REF_CTRL RP2040_REGISTER(0x40008030u)
#define CLK_REF_CTRL_XOSC 2u
#define CLK_REF_SELECTED RP2040_REGISTER(0x40008038u)
#define CLK_SYS_CTRL RP2040_REGISTER(0x4000803cu)
#define CLK_SYS_CTRL_CLK_REF 0u
/* AUXSRC 0: PLL_SYS. */
#define CLK_SYS_CTRL_PLL_SYS 1u
#define CLK_SYS_SELECTED RP2040_REGISTER(0x40008044u)
#define CLK_PERI_CTRL RP2040_REGISTER(0x40008048u)
#define CLK_USB_CTRL RP2040_REGISTER(0x40008054u)
#define CLK_ADC_CTRL RP2040_REGISTER(0x40008060u)
#define CLK_RTC_CTRL RP2040_REGISTER(0x4000806cu)
#define CLK_RTC_DIV RP2040_REGISTER(0x40008070u)
#define CLK_CTRL_ENABLE (1u << 11)
/* AUXSRC: XOSC for clk_peri, for clk_adc and clk_rtc, PLL_USB for clk_usb (2.15.7). */
#define CLK_PERI_AUXSRC_XOSC (4u << 5)
#define CLK_AUXSRC_XOSC (3u << 5)
#define CLK_USB_AUXSRC_PLL_USB (0u << 5)

/* 2.16: the crystal oscillator. */
#define XOSC_CTRL RP2040_REGISTER(0x40024000u)
#define XOSC_CTRL_1_15_MHZ 0xaa0u
#define XOSC_CTRL_ENABLE (0xfabu << 12)
#define XOSC_STATUS RP2040_REGISTER(0x40024004u)
#define XOSC_STATUS_STABLE (1u << 31)
#define XOSC_STARTUP RP2040_REGISTER(0x4002400cu)

/* 2.18: the phase-locked loops. */
#define PLL_SYS 0x40028000u
#define PLL_USB 0x4002c000u
#define PLL_CONTROL(pll) RP2040_REGISTER(pll)
#define PLL_CONTROL_LOCKED (1u << 31)
#define PLL_CONTROL_REFERENCE_DIVIDER(divider) ((uint32_t)(divider) << 0)
#define PLL_POWER(pll) ((pll) + 0x04u)
/* Bits that switch a part off: the whole, the dividers behind the oscillator, the oscillator. */
#define PLL_POWER_OFF (1u << 0)
#define PLL_POWER_DIVIDERS_OFF (1u << 3)
#define PLL_POWER_OSCILLATOR_OFF (1u << 5)
#define PLL_FEEDBACK_DIVIDER(pll) RP2040_REGISTER((pll) + 0x08u)
#define PLL_DIVIDERS(pll) RP2040_REGISTER((pll) + 0x0cu)
#define PLL_DIVIDERS_BY(first, second) ((uint32_t)(first) << 16 | (uint32_t)(second) << 12)

/* 2.17.6: the ring oscillator's random bit. */
#define ROSC_RANDOMBIT RP2040_REGISTER(0x4006001cu)
#define ROSC_STATUS RP2040_REGISTER(0x40060018u)
#define ROSC_STATUS_STABLE (1u << 31)

/* 2.19: pins. */
#define IO_CTRL(gpio) RP2040_REGISTER(0x40014004u + 8u * (gpio))
#define IO_FUNCTION_SIO 5u
/* Four bits a pin, eight pins a word: raw status (a one clears an edge), enable for processor 0. */
#define IO_INTERRUPT_RAW(gpio) RP2040_REGISTER(0x400140f0u + 4u * ((gpio) / 8u))
#define IO_INTERRUPT_ENABLE(gpio) (0x40014100u + 4u * ((gpio) / 8u))
#define IO_INTERRUPT_LEVEL_LOW(gpio) (1u << 4u * ((gpio) % 8u))
#define IO_INTERRUPT_LEVEL_HIGH(gpio) (2u << 4u * ((gpio) % 8u))
#define IO_INTERRUPT_EDGES(gpio) (0xcu << 4u * ((gpio) % 8u))
#define PADS(gpio) RP2040_REGISTER(0x4001c004u + 4u * (gpio))
#define PADS_SCHMITT (1u << 1)
#define PADS_PULL_UP (1u << 3)
#define PADS_DRIVE_4MA (1u << 4)
#define PADS_INPUT (1u << 6)
#define PADS_OUTPUT_DISABLE (1u << 7)

/* 4.2: UART0, an ARM PL011. */
#define UART_DATA RP2040_REGISTER(0x40034000u)
#define UART_FLAGS RP2040_REGISTER(0x40034018u)
#define UART_FLAGS_RECEIVE_EMPTY (1u << 4)
#define UART_FLAGS_SEND_FULL (1u << 5)
#define UART_BAUD_WHOLE RP2040_REGISTER(0x40034024u)
#define UART_BAUD_64THS RP2040_REGISTER(0x40034028u)
#define UART_LINE RP2040_REGISTER(0x4003402cu)
#define UART_LINE_8N1_FIFOS 0x70u
#define UART_CONTROL RP2040_REGISTER(0x40034030u)
#define UART_CONTROL_ON 0x301u
/* After a reset: receive from half full (16 bytes), send from half empty. */
#define UART_INTERRUPT_ENABLE 0x40034038u
#define UART_INTERRUPT_CLEAR RP2040_REGISTER(0x40034044u)
#define UART_INTERRUPT_RECEIVE (1u << 4)
#define UART_INTERRUPT_SEND (1u << 5)
/* Bytes lie in the FIFO and none came for 32 bit times. */
#define UART_INTERRUPT_RECEIVE_TIMEOUT (1u << 6)

/* 4.4: SPI0, an ARM PL022. */
#define SPI_CONTROL_0 RP2040_REGISTER(0x4003c000u)
#define SPI_CONTROL_0_8_BITS 7u
#define SPI_CONTROL_1 RP2040_REGISTER(0x4003c004u)
#define SPI_CONTROL_1_ON (1u << 1)
#define SPI_DATA RP2040_REGISTER(0x4003c008u)
#define SPI_STATUS RP2040_REGISTER(0x4003c00cu)
#define SPI_STATUS_SEND_NOT_FULL (1u << 1)
#define SPI_STATUS_BUSY (1u << 4)
#define SPI_PRESCALER RP2040_REGISTER(0x4003c010u)

/* 4.5: PWM. */
#define PWM_CONTROL(slice) RP2040_REGISTER(0x40050000u + 0x14u * (slice))
#define PWM_DIVIDER(slice) RP2040_REGISTER(0x40050004u + 0x14u * (slice))
#define PWM_DIVIDER_BY(whole) ((whole) << 4)
#define PWM_COUNTER(slice) RP2040_REGISTER(0x40050008u + 0x14u * (slice))
#define PWM_COMPARE(slice) RP2040_REGISTER(0x4005000cu + 0x14u * (slice))
#define PWM_TOP(slice) RP2040_REGISTER(0x40050010u + 0x14u * (slice))
#define PWM_ENABLE RP2040_REGISTER(0x400500a0u)
#define PWM_INTERRUPT_RAW RP2040_REGISTER(0x400500a4u)
#define PWM_INTERRUPT_ENABLE RP2040_REGISTER(0x400500a8u)

/* 4.6: the timer, 64 bits of microseconds. */
#define TIMER_ALARM_0 RP2040_REGISTER(0x40054010u)
#define TIMER_ARMED RP2040_REGISTER(0x40054020u)
#define TIMER_RAW_HIGH RP2040_REGISTER(0x40054024u)
#define TIMER_RAW_LOW RP2040_REGISTER(0x40054028u)
#define TIMER_INTERRUPT_RAW RP2040_REGISTER(0x40054034u)
#define TIMER_INTERRUPT_ENABLE RP2040_REGISTER(0x40054038u)
#define TIMER_INTERRUPT_ALARM_0 (1u << 0)

/* 4.7.2: the watchdog's block divides clk_ref down to the timer's microseconds. */
#define WATCHDOG_TICK RP2040_REGISTER(0x4005802cu)
#define WATCHDOG_TICK_ENABLE (1u << 9)

/* 4.8: the real-time clock. */
#define RTC_DIVIDER_LESS_1 RP2040_REGISTER(0x4005c000u)
#define RTC_SETUP_DATE RP2040_REGISTER(0x4005c004u)
#define RTC_SETUP_TIME RP2040_REGISTER(0x4005c008u)
#define RTC_CONTROL RP2040_REGISTER(0x4005c00cu)
#define RTC_CONTROL_ENABLE (1u << 0)
#define RTC_CONTROL_ACTIVE (1u << 1)
#define RTC_CONTROL_LOAD (1u << 4)
/* Reading the time latches the date (4.8.4): it is read first. */
#define RTC_DATE RP2040_REGISTER(0x4005c018u)
#define RTC_TIME RP2040_REGISTER(0x4005c01cu)

/* 4.9: the analogue-to-digital converter. */
#define ADC_CONTROL RP2040_REGISTER(0x4004c000u)
#define ADC_CONTROL_ENABLE (1u << 0)
#define ADC_CONTROL_START (1u << 2)
#define ADC_CONTROL_READY (1u << 8)
#define ADC_CONTROL_INPUT(input) ((uint32_t)(input) << 12)
#define ADC_RESULT RP2040_REGISTER(0x4004c004u)

#endif
