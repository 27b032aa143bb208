/**
 * One RP2040 from power-on to power-off: rp2040js's core and peripherals under a run loop of our own, which keeps the
 * chip's real clock (rp2040js counts on 125 MHz), skips sleep, and takes interrupts as ARMv6-M says.
 */
import type { RP2040 } from 'rp2040js';
import { BootRom, RETURN_ADDRESS } from './boot-rom.ts';
import { Breakpoints } from './breakpoints.ts';
import { Bus } from './bus.ts';
import { ChipClock } from './chip-clock.ts';
import { fault } from './chip-fault.ts';
import { FLASH_BYTES } from './memory-map.ts';
import type { NorFlash } from './nor-flash.ts';
import { RealTimeClock, type KeptTime } from './rtc.ts';
import { RingOscillator } from './rosc.ts';
import type { Rp2040js } from './rp2040js.ts';

/** Cycles that rp2040js does not count: to stack and to unstack eight registers (Cortex-M0+ TRM: latency of 15 cycles). */
const EXCEPTION_ENTRY_CYCLES = 15;
/** No source gives it; the return pops what the entry pushed. */
const EXCEPTION_RETURN_CYCLES = 13;

/** Places of rp2040js's peripheral table: address bits 31 to 14, shifted. */
const SSI = 0x18000;
const RTC = 0x4005c;
const ROSC = 0x40060;
/** SSI register SSIENR (RP2040 datasheet section 4.10.13). */
const SSI_ENABLE = 0x08;

export interface ChipOptions {
  rp2040js: Rp2040js;
  flash: NorFlash;
  keptTime: KeptTime;
  /** The ring oscillator's jitter. */
  randomBit: () => number;
  breakpoints: Breakpoints;
}

/** rp2040js fills 16 MB of flash at every reset, which takes longer than a boot; the flash here is another one. */
function withoutFlash({ RP2040 }: Rp2040js): new (clock: ChipClock) => RP2040 {
  return class extends RP2040 {
    override reset(): void {
      this.core.reset();
      this.pwm.reset();
    }
  };
}

export class Chip {
  readonly clock = new ChipClock();
  readonly rp2040: RP2040;
  readonly #breakpoints: Breakpoints;
  /** Cycles in which the core slept. */
  #sleptCycles = 0;
  #nanosPerCycle: number;

  /** Powers the chip on: its boot ROM has found the image and entered boot2. Throws ChipFault for a bad checksum. */
  constructor({ rp2040js, flash, keptTime, randomBit, breakpoints }: ChipOptions) {
    const rp2040 = new (withoutFlash(rp2040js))(this.clock);
    this.rp2040 = rp2040;
    this.#breakpoints = breakpoints;
    // rp2040js tells of registers that it does not have, and goes on; here that is an error of firmware or emulator.
    const refuse = (part: string, message: string): void => {
      throw fault(rp2040.core.PC - 2, 'what rp2040js can do', `${part}: ${message}`);
    };
    rp2040.logger = { debug: () => {}, info: () => {}, warn: refuse, error: refuse };
    rp2040.peripherals[RTC] = new RealTimeClock(keptTime);
    rp2040.peripherals[ROSC] = new RingOscillator(randomBit);
    this.#nanosPerCycle = 1e9 / rp2040.clkSys;
    rp2040.addClockListener((hertz) => {
      this.#nanosPerCycle = 1e9 / hertz;
    });
    const bus = new Bus(rp2040, flash.bytes.subarray(0, FLASH_BYTES));
    this.#countExceptions();
    this.#mendInterrupts();
    const rom = new BootRom(rp2040, bus, flash);
    this.#watchFlashInterface(rom);
    rom.start();
  }

  /** Cycles since power-on, and how many of these the core slept. */
  get cycles(): { all: number; slept: number } {
    return { all: this.rp2040.core.cycles, slept: this.#sleptCycles };
  }

  #countExceptions(): void {
    const { core } = this.rp2040;
    const enter = core.exceptionEntry.bind(core);
    const leave = core.exceptionReturn.bind(core);
    core.exceptionEntry = (number) => {
      core.cycles += EXCEPTION_ENTRY_CYCLES;
      enter(number);
    };
    core.exceptionReturn = (code) => {
      core.cycles += EXCEPTION_RETURN_CYCLES;
      leave(code);
    };
  }

  /**
   * rp2040js enters a handler out of WFI even with PRIMASK set, and sleeps through an interrupt that was pending before
   * WFI. By ARMv6-M (B1.5.13, WFI wake-up events) a pending enabled interrupt wakes, and PRIMASK decides about entry.
   */
  #mendInterrupts(): void {
    const { core } = this.rp2040;
    core.setInterrupt = (irq, isRaised) => {
      const bit = 1 << irq;
      if (!isRaised) {
        core.pendingInterrupts &= ~bit;
      } else if ((core.pendingInterrupts & bit) === 0) {
        core.pendingInterrupts |= bit;
        core.interruptsUpdated = true;
      }
    };
  }

  #watchFlashInterface(rom: BootRom): void {
    const ssi = this.rp2040.peripherals[SSI]!;
    const write = ssi.writeUint32.bind(ssi);
    ssi.writeUint32 = (offset, value) => {
      write(offset, value);
      if (offset === SSI_ENABLE && value === 1) rom.xipRestored();
    };
  }

  #isWoken(): boolean {
    const { core } = this.rp2040;
    return (
      (core.pendingInterrupts & core.enabledInterrupts) !== 0 || core.pendingSystick || core.pendingPendSV
    );
  }

  /**
   * Lets the chip run until `endNanos` of its own time or a little later (the last instruction is finished). Throws
   * ChipFault, and what handlers and storage throw.
   */
  runUntil(endNanos: number): void {
    const { clock } = this;
    const { core } = this.rp2040;
    const { registers } = core;
    const { marks } = this.#breakpoints;
    while (clock.nanos < endNanos) {
      if (core.waiting) {
        if (!this.#isWoken()) {
          this.#sleepUntil(Math.min(clock.nextNanos, endNanos));
          continue;
        }
        core.waiting = false;
      }
      const before = core.cycles;
      // Here and not within executeInstruction: a breakpoint is for the instruction that comes next, once.
      while (core.interruptsUpdated && core.checkForInterrupts());
      // rp2040js leaves the Thumb bit of a handler's vector in the program counter.
      const pc = registers[15]! & ~1;
      if (marks[Breakpoints.place(pc)] !== 0) this.#breakpoints.stopAt(pc);
      core.executeInstruction();
      const nanos = clock.nanos + (core.cycles - before) * this.#nanosPerCycle;
      if (nanos >= clock.nextNanos) clock.advanceTo(nanos);
      else clock.nanos = nanos;
    }
  }

  #sleepUntil(nanos: number): void {
    const cycles = Math.max(0, Math.round((nanos - this.clock.nanos) / this.#nanosPerCycle));
    this.rp2040.core.cycles += cycles;
    this.#sleptCycles += cycles;
    this.clock.advanceTo(nanos);
  }

  /**
   * Runs the function at `address` with the chip's clock standing still: no interrupt, no alarm. Registers and stack
   * pointer are as before afterwards.
   */
  call(address: number, args: readonly number[], mostCycles: number): { result: number; cycles: number } {
    const { core } = this.rp2040;
    const kept = {
      registers: core.registers.slice(),
      apsr: core.APSR,
      primask: core.PM,
      cycles: core.cycles,
    };
    const { waiting, interruptsUpdated } = core;
    const onStack = args.slice(4);
    // AAPCS: the stack is aligned to 8 bytes at a public interface; arguments beyond four lie on it.
    const sp = ((core.SP - 4 * onStack.length) & ~7) >>> 0;
    onStack.forEach((word, index) => core.writeUint32(sp + 4 * index, word));
    args.slice(0, 4).forEach((word, index) => (core.registers[index] = word));
    core.SP = sp;
    core.LR = RETURN_ADDRESS | 1;
    core.PC = address & ~1;
    core.PM = true;
    core.waiting = false;
    try {
      while (core.PC !== RETURN_ADDRESS) {
        if (core.cycles - kept.cycles > mostCycles)
          throw fault(core.PC, `the function to return within ${mostCycles} cycles`, 'no return');
        core.executeInstruction();
      }
      return { result: core.registers[0]!, cycles: core.cycles - kept.cycles };
    } finally {
      core.registers.set(kept.registers);
      core.APSR = kept.apsr;
      core.PM = kept.primask;
      core.cycles = kept.cycles;
      core.waiting = waiting;
      core.interruptsUpdated = interruptsUpdated;
    }
  }
}
