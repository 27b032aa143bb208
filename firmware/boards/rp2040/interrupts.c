/* The vector table: the processor's exceptions, then table 80 of the datasheet (section 2.3.2). */
#include "handlers.h"

#include "parts/cortex-m-vectors.h"
#include "registers.h"

__attribute__((section(".vectors"), used)) static const interrupt_vector VECTORS[CORTEX_M_EXCEPTIONS + INTERRUPTS] = {
    CORTEX_M_VECTORS(cortex_m_unexpected),
    [CORTEX_M_EXCEPTIONS + IRQ_TIMER_0] = timer_0_interrupt,
    [CORTEX_M_EXCEPTIONS + IRQ_PWM_WRAP] = pwm_wrap_interrupt,
    [CORTEX_M_EXCEPTIONS + IRQ_USB] = usb_interrupt,
    [CORTEX_M_EXCEPTIONS + IRQ_IO_BANK0] = io_bank0_interrupt,
    [CORTEX_M_EXCEPTIONS + IRQ_UART0] = uart0_interrupt,
};
