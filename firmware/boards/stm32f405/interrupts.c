/* The vector table: the processor's exceptions, then RM0090's table 62. */
#include "handlers.h"

#include "parts/cortex-m-vectors.h"
#include "registers.h"

__attribute__((section(".vectors"), used)) static const interrupt_vector VECTORS[CORTEX_M_EXCEPTIONS + INTERRUPTS] = {
    CORTEX_M_VECTORS(systick_interrupt),
    [CORTEX_M_EXCEPTIONS + IRQ_EXTI10_15] = exti10_15_interrupt,
    [CORTEX_M_EXCEPTIONS + IRQ_USART1] = usart1_interrupt,
};
