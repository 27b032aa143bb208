/*
 * What every Cortex-M has: interrupt controller, SysTick, sleep. Sections are those of the ARMv7-M Architecture
 * Reference Manual (DDI 0403); ARMv6-M (DDI 0419) has the same registers at the same places.
 */
#ifndef TALKODE_CORTEX_M_H
#define TALKODE_CORTEX_M_H

#include <stdbool.h>
#include <stdint.h>

/* B3.3: SysTick. */
#define SYSTICK_CONTROL (*(volatile uint32_t *)0xe000e010u)
#define SYSTICK_RELOAD (*(volatile uint32_t *)0xe000e014u)
#define SYSTICK_CURRENT (*(volatile uint32_t *)0xe000e018u)
#define SYSTICK_ENABLE (1u << 0)
#define SYSTICK_INTERRUPT (1u << 1)
#define SYSTICK_WRAPPED (1u << 16)

/* B3.4: the interrupt controller's first 32 sources; further words follow, 4 bytes apart. */
#define NVIC_ENABLE ((volatile uint32_t *)0xe000e100u)
#define NVIC_DISABLE ((volatile uint32_t *)0xe000e180u)
#define NVIC_SET_PENDING ((volatile uint32_t *)0xe000e200u)
#define NVIC_CLEAR_PENDING ((volatile uint32_t *)0xe000e280u)

/* B3.2.4: the pending bit of SysTick can be cleared. */
#define SCB_INTERRUPT_CONTROL (*(volatile uint32_t *)0xe000ed04u)
#define SCB_CLEAR_SYSTICK (1u << 25)
/* B3.2.6: the reset request, with its key. */
#define SCB_RESET_CONTROL (*(volatile uint32_t *)0xe000ed0cu)
#define SCB_RESET_REQUEST (0x05fa0000u | 1u << 2)

static inline void cortex_m_interrupts(bool on) {
  if (on) __asm volatile("cpsie i" ::: "memory");
  else __asm volatile("cpsid i" ::: "memory");
}

/* Wakes at a pending interrupt, masked by PRIMASK or not (B1.5.19). */
static inline void cortex_m_wait(void) { __asm volatile("dsb\n wfi" ::: "memory"); }

static inline void cortex_m_enable(uint32_t interrupt) { NVIC_ENABLE[interrupt / 32] = 1u << interrupt % 32; }

/* It has taken effect when this is over (B3.4.6 leaves that to barriers). */
static inline void cortex_m_disable(uint32_t interrupt) {
  NVIC_DISABLE[interrupt / 32] = 1u << interrupt % 32;
  __asm volatile("dsb\n isb" ::: "memory");
}

static inline void cortex_m_pend(uint32_t interrupt) { NVIC_SET_PENDING[interrupt / 32] = 1u << interrupt % 32; }

#endif
