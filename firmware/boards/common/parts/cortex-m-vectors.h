/* The first entries of a Cortex-M's vector table: the stack and the processor's own exceptions (ARMv7-M B1.5.2). */
#ifndef TALKODE_CORTEX_M_VECTORS_H
#define TALKODE_CORTEX_M_VECTORS_H

#include "reset.h"
#include "stack.h"

typedef void (*interrupt_vector)(void);

/* For exceptions and interrupts that are never on. */
void cortex_m_unexpected(void);
void cortex_m_fault(void);

#define CORTEX_M_EXCEPTIONS 16u
#define CORTEX_M_VECTORS(systick)                                                                                \
  (interrupt_vector) link_stack_top, reset, cortex_m_unexpected, cortex_m_fault, cortex_m_fault, cortex_m_fault, \
      cortex_m_fault, 0, 0, 0, 0, cortex_m_unexpected, cortex_m_unexpected, 0, cortex_m_unexpected, systick

#endif
