/* Registers of the FE310-G000 as used here; sections are those of its manual, v3p2, or of the RISC-V privileged ISA. */
#ifndef TALKODE_FE310_REGISTERS_H
#define TALKODE_FE310_REGISTERS_H

#include <stdint.h>

#define FE310_REGISTER(address) (*(volatile uint32_t *)(address))

/* Privileged ISA 3.1: bits of mstatus, mie and mcause. */
#define MSTATUS_INTERRUPTS (1u << 3)
#define MSTATUS_INTERRUPTS_BEFORE (1u << 7)
#define MIE_TIMER (1u << 7)
#define MIE_EXTERNAL (1u << 11)
#define MCAUSE_TIMER (1u << 31 | 7u)
#define MCAUSE_EXTERNAL (1u << 31 | 11u)

/* 9: CLINT. The timer's two halves and what it is compared with. */
#define TIMER_COMPARE_LOW FE310_REGISTER(0x02004000u)
#define TIMER_COMPARE_HIGH FE310_REGISTER(0x02004004u)
#define TIMER_LOW FE310_REGISTER(0x0200bff8u)
#define TIMER_HIGH FE310_REGISTER(0x0200bffcu)

/* 10: PLIC. */
#define PLIC_PRIORITY(interrupt) FE310_REGISTER(0x0c000000u + 4u * (interrupt))
#define PLIC_ENABLE(interrupt) FE310_REGISTER(0x0c002000u + 4u * ((interrupt) / 32u))
#define PLIC_THRESHOLD FE310_REGISTER(0x0c200000u)
#define PLIC_CLAIM FE310_REGISTER(0x0c200004u)
#define IRQ_UART0 3u
#define IRQ_GPIO(pin) (8u + (pin))

/* 13.5: AON's backup registers keep what is written to them. */
#define AON_BACKUP FE310_REGISTER(0x10000080u)

/* 6.4, 6.5: PRCI. The crystal, and the PLL as a switch between oscillators. */
#define PRCI_CRYSTAL FE310_REGISTER(0x10008004u)
#define PRCI_CRYSTAL_ON (1u << 30)
#define PRCI_CRYSTAL_READY (1u << 31)
#define PRCI_PLL FE310_REGISTER(0x10008008u)
#define PRCI_PLL_SELECTED (1u << 16)
#define PRCI_PLL_FROM_CRYSTAL (1u << 17)
#define PRCI_PLL_BYPASSED (1u << 18)

/* 17: GPIO. */
#define GPIO_IN FE310_REGISTER(0x10012000u)
#define GPIO_IN_ENABLE FE310_REGISTER(0x10012004u)
#define GPIO_OUT_ENABLE FE310_REGISTER(0x10012008u)
#define GPIO_OUT FE310_REGISTER(0x1001200cu)
#define GPIO_PULL_UP FE310_REGISTER(0x10012010u)
#define GPIO_RISE_INTERRUPT FE310_REGISTER(0x10012018u)
#define GPIO_RISE_PENDING FE310_REGISTER(0x1001201cu)
#define GPIO_FALL_INTERRUPT FE310_REGISTER(0x10012020u)
#define GPIO_FALL_PENDING FE310_REGISTER(0x10012024u)
#define GPIO_FUNCTION_ENABLE FE310_REGISTER(0x10012038u)
#define GPIO_FUNCTION_SELECT FE310_REGISTER(0x1001203cu)

/* 18: UART0. */
#define UART_SEND_DATA FE310_REGISTER(0x10013000u)
#define UART_SEND_FULL (1u << 31)
#define UART_RECEIVE_DATA FE310_REGISTER(0x10013004u)
#define UART_RECEIVE_EMPTY (1u << 31)
#define UART_SEND_CONTROL FE310_REGISTER(0x10013008u)
/* On, and asking for bytes when fewer than one wait. */
#define UART_SEND_ON (1u | 1u << 16)
#define UART_RECEIVE_CONTROL FE310_REGISTER(0x1001300cu)
#define UART_RECEIVE_ON 1u
#define UART_INTERRUPTS FE310_REGISTER(0x10013010u)
#define UART_INTERRUPT_SEND (1u << 0)
#define UART_INTERRUPT_RECEIVE (1u << 1)
#define UART_DIVISOR FE310_REGISTER(0x10013018u)

#endif
