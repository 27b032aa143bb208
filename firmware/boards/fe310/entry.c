/* The first instructions: the stack, then as on every board. */

/* Interrupts are off after a reset (privileged ISA 3.4); there is no stack yet. */
__attribute__((naked, section(".vectors"), used)) void reset_entry(void);
void reset_entry(void) { __asm volatile("la sp, link_stack_top\n j reset"); }
