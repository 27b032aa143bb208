/** What a debugger must know of a processor: registers by number, how arguments are passed, and how to call a function. */

export interface Processor {
  programCounter: number;
  stackPointer: number;
  /** Registers that hold the first arguments; the rest is on the stack. */
  argumentRegisters: readonly number[];
  resultRegister: number;
  returnAddress: number;
  /** All that a call may change. */
  savedRegisters: readonly number[];
  /** Holds the function's address for `callStub`. */
  functionRegister: number;
  /** The bit that marks an address to jump to as Thumb code; 0 where there is no such thing. */
  thumbBit: number;
  /** What the status register must hold at a call, whatever instruction the chip stands at; null: it matters not. */
  statusForCall: { register: number; value: number } | null;
  /** Turns interrupts off, calls, restores them; it is done where the last instruction begins. */
  callStub: readonly number[];
  callStubEnd: number;
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Registers r0 to r15 and xPSR (25); AAPCS32 section 6; encodings of the ARMv6-M manual, A6.7. */
export const CORTEX_M: Processor = {
  programCounter: 15,
  stackPointer: 13,
  argumentRegisters: range(0, 3),
  resultRegister: 0,
  returnAddress: 14,
  savedRegisters: [...range(0, 15), 25],
  functionRegister: 4,
  thumbBit: 1,
  // No conditional block under way, Thumb (ARMv7-M B1.4.2).
  statusForCall: { register: 25, value: 1 << 24 },
  callStub: [
    ...[0xf3ef, 0x8510], // mrs r5, primask
    0xb672, // cpsid i
    0x47a0, // blx r4
    ...[0xf385, 0x8810], // msr primask, r5
    0xbf00, // nop
    0xe7fe, // b to itself
  ].flatMap((half) => [half & 0xff, half >> 8]),
  callStubEnd: 12,
};

/** Registers x0 to x31 and pc (32); the RISC-V calling convention; encodings of the unprivileged ISA, chapter 24. */
export const RV32: Processor = {
  programCounter: 32,
  stackPointer: 2,
  argumentRegisters: range(10, 17),
  resultRegister: 10,
  returnAddress: 1,
  savedRegisters: range(1, 32),
  functionRegister: 8,
  thumbBit: 0,
  statusForCall: null,
  callStub: [
    0x300474f3, // csrrci s1, mstatus, 8
    0x000400e7, // jalr ra, 0(s0)
    0x30049073, // csrw mstatus, s1
    0x0000006f, // j to itself
  ].flatMap((word) => [word & 0xff, (word >> 8) & 0xff, (word >> 16) & 0xff, (word >> 24) & 0xff]),
  callStubEnd: 12,
};
