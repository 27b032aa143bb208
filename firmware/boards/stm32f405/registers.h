/* Registers of the STM32F405 as used here; sections are those of its reference manual, RM0090. */
#ifndef TALKODE_STM32F405_REGISTERS_H
#define TALKODE_STM32F405_REGISTERS_H

#include <stdint.h>

#define STM32_REGISTER(address) (*(volatile uint32_t *)(address))

/* 12.2: the vector table's order. */
#define IRQ_USART1 37u
#define IRQ_EXTI10_15 40u
#define INTERRUPTS 82u

/* 7.3: RCC. */
#define RCC_CONTROL STM32_REGISTER(0x40023800u)
#define RCC_CRYSTAL_ON (1u << 16)
#define RCC_CRYSTAL_READY (1u << 17)
#define RCC_PLL_ON (1u << 24)
#define RCC_PLL_READY (1u << 25)
#define RCC_PLL STM32_REGISTER(0x40023804u)
/* From the crystal; its output P, which nothing uses, by 2. */
#define RCC_PLL_SETTINGS(m, n, q) ((m) | (n) << 6 | 1u << 22 | (q) << 24)
#define RCC_CONFIG STM32_REGISTER(0x40023808u)
#define RCC_CONFIG_CRYSTAL 1u
#define RCC_CONFIG_IN_USE_MASK (3u << 2)
#define RCC_CONFIG_IN_USE_CRYSTAL (1u << 2)
#define RCC_AHB1_ENABLE STM32_REGISTER(0x40023830u)
#define RCC_AHB1_GPIO_A_AND_B (3u << 0)
#define RCC_AHB2_ENABLE STM32_REGISTER(0x40023834u)
#define RCC_AHB2_RNG (1u << 6)
#define RCC_APB1_ENABLE STM32_REGISTER(0x40023840u)
#define RCC_APB1_TIMER2 (1u << 0)
#define RCC_APB2_ENABLE STM32_REGISTER(0x40023844u)
#define RCC_APB2_USART1 (1u << 4)
#define RCC_APB2_SYSCFG (1u << 14)

/* 8.4: GPIO, a block for each port. */
#define GPIO_MODE(port) STM32_REGISTER(0x40020000u + 0x400u * (port))
#define GPIO_MODE_OUTPUT 1u
#define GPIO_MODE_FUNCTION 2u
#define GPIO_PULL(port) STM32_REGISTER(0x4002000cu + 0x400u * (port))
#define GPIO_PULL_UP 1u
#define GPIO_PULL_DOWN 2u
#define GPIO_IN(port) STM32_REGISTER(0x40020010u + 0x400u * (port))
#define GPIO_SET_CLEAR(port) STM32_REGISTER(0x40020018u + 0x400u * (port))
#define GPIO_FUNCTION(port, half) STM32_REGISTER(0x40020020u + 0x400u * (port) + 4u * (half))

/* 9.2.3 to 9.2.6: which port an EXTI line listens to, four bits a line. */
#define SYSCFG_EXTI_PORT(line) STM32_REGISTER(0x40013808u + 4u * ((line) / 4u))
#define SYSCFG_EXTI_SHIFT(line) (4u * ((line) % 4u))

/* 12.3: EXTI. */
#define EXTI_INTERRUPT_MASK STM32_REGISTER(0x40013c00u)
#define EXTI_RISING STM32_REGISTER(0x40013c08u)
#define EXTI_FALLING STM32_REGISTER(0x40013c0cu)
#define EXTI_PENDING STM32_REGISTER(0x40013c14u)

/* A block takes some cycles to answer after its clock was turned on (errata ES0182, 2.1): the reading waits for it. */
static inline void rcc_enable(volatile uint32_t *place, uint32_t bits) {
  *place |= bits;
  (void)*place;
}

/* 18.4: TIM2, 32 bits. */
#define TIMER_CONTROL STM32_REGISTER(0x40000000u)
#define TIMER_CONTROL_ON (1u << 0)
#define TIMER_EVENT STM32_REGISTER(0x40000014u)
#define TIMER_EVENT_UPDATE (1u << 0)
#define TIMER_COUNT STM32_REGISTER(0x40000024u)
#define TIMER_PRESCALER STM32_REGISTER(0x40000028u)
#define TIMER_RELOAD STM32_REGISTER(0x4000002cu)

/* 24.4: RNG. */
#define RNG_CONTROL STM32_REGISTER(0x50060800u)
#define RNG_CONTROL_ON (1u << 2)
#define RNG_STATUS STM32_REGISTER(0x50060804u)
#define RNG_STATUS_READY (1u << 0)
/* Clock or seed at fault, now or since last looked at. */
#define RNG_STATUS_FAULTS (3u << 1 | 3u << 5)
#define RNG_DATA STM32_REGISTER(0x50060808u)

/* 30.6: USART1. */
#define USART_STATUS STM32_REGISTER(0x40011000u)
#define USART_STATUS_RECEIVED (1u << 5)
#define USART_STATUS_CAN_SEND (1u << 7)
#define USART_DATA STM32_REGISTER(0x40011004u)
#define USART_BAUD STM32_REGISTER(0x40011008u)
#define USART_CONTROL STM32_REGISTER(0x4001100cu)
#define USART_CONTROL_RECEIVER (1u << 2)
#define USART_CONTROL_SENDER (1u << 3)
#define USART_CONTROL_RECEIVED_INTERRUPT (1u << 5)
#define USART_CONTROL_CAN_SEND_INTERRUPT (1u << 7)
#define USART_CONTROL_ON (1u << 13)

/* 3.8: the flash interface. */
#define FLASH_OPTION_KEY STM32_REGISTER(0x40023c08u)
#define FLASH_OPTION_KEY_1 0x08192a3bu
#define FLASH_OPTION_KEY_2 0x4c5d6e7fu
#define FLASH_STATUS STM32_REGISTER(0x40023c0cu)
#define FLASH_STATUS_BUSY (1u << 16)
#define FLASH_OPTIONS STM32_REGISTER(0x40023c14u)
#define FLASH_OPTIONS_LOCK (1u << 0)
#define FLASH_OPTIONS_START (1u << 1)
/* 3.6.1: the option bytes themselves, the lower half as FLASH_OPTIONS has it. */
#define FLASH_OPTION_BYTES STM32_REGISTER(0x1fffc000u)
/* 0xaa is level 0, 0xcc level 2, all else level 1. */
#define FLASH_OPTIONS_LEVEL (0xffu << 8)
#define FLASH_OPTIONS_LEVEL_0 (0xaau << 8)
#define FLASH_OPTIONS_LEVEL_1 (0x55u << 8)

#endif
