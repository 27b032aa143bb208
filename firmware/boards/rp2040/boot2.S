/*
 * The second stage of the boot: the ROM copies the first 256 bytes of flash to the end of RAM, checks their CRC (the last
 * word, put in by make/boot2.ts) and enters them (RP2040 datasheet section 2.8.1.3.1). Sets the flash interface up for
 * execution in place (section 4.10) with the plain read command 03h, which every serial flash knows. Entered with LR = 0
 * it starts the firmware; else, after a write to flash, it returns.
 */
    .syntax unified
    .cpu cortex-m0plus
    .thumb

    .equ XIP_SSI_BASE, 0x18000000
    .equ SSI_CTRLR0, 0x00
    .equ SSI_CTRLR1, 0x04
    .equ SSI_SSIENR, 0x08
    .equ SSI_BAUDR, 0x14
    .equ SSI_SPI_CTRLR0, 0xf4

    /* clk_sys / 2: 6 MHz, on USB 30, of the 33 MHz that the slowest flash allows for 03h. */
    .equ CLOCK_DIVIDER, 2
    /* Frames of 32 bits (DFS_32 = 31); TMOD = 3: "EEPROM read", a command, then data. */
    .equ CTRLR0_VALUE, (31 << 16) | (3 << 8)
    /* XIP_CMD = 03h, INST_L = 2 (8 bits), ADDR_L = 6 (24 bits). */
    .equ SPI_CTRLR0_VALUE, (0x03 << 24) | (2 << 8) | (6 << 2)

    .equ SCB_VTOR, 0xe000ed08

    .section .boot2, "ax"
    .global boot2
    .thumb_func
boot2:
    push {lr}
    ldr r3, =XIP_SSI_BASE
    movs r1, #0
    str r1, [r3, #SSI_SSIENR]
    movs r1, #CLOCK_DIVIDER
    str r1, [r3, #SSI_BAUDR]
    ldr r1, =CTRLR0_VALUE
    str r1, [r3, #SSI_CTRLR0]
    ldr r1, =SPI_CTRLR0_VALUE
    ldr r0, =XIP_SSI_BASE + SSI_SPI_CTRLR0
    str r1, [r0]
    movs r1, #0
    str r1, [r3, #SSI_CTRLR1]
    movs r1, #1
    str r1, [r3, #SSI_SSIENR]
    pop {r0}
    cmp r0, #0
    beq start
    bx r0
start:
    ldr r0, =link_vectors
    ldr r1, =SCB_VTOR
    str r0, [r1]
    ldmia r0!, {r2, r3}
    msr msp, r2
    bx r3
    .pool
    .org boot2 + 252
    .word 0
