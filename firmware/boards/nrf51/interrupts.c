/* The vector table: the processor's exceptions, then one entry per peripheral identifier (RM 12). */
#include "handlers.h"

#include "parts/cortex-m-vectors.h"
#include "registers.h"

__attribute__((section(".vectors"), used)) static const interrupt_vector VECTORS[CORTEX_M_EXCEPTIONS + INTERRUPTS] = {
    CORTEX_M_VECTORS(cortex_m_unexpected),
    [CORTEX_M_EXCEPTIONS + IRQ_UART] = uart_interrupt,
    [CORTEX_M_EXCEPTIONS + IRQ_GPIOTE] = gpiote_interrupt,
    [CORTEX_M_EXCEPTIONS + IRQ_TIMER0] = timer0_interrupt,
};
