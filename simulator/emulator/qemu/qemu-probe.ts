/** The debugger's view of a chip in QEMU, over the stub for GDB: the firmware cannot tell that it is looked at. */
import type { CallResult, Eventually, Probe } from '../board.ts';
import type { ChipControl } from './chip-control.ts';
import type { GdbClient } from './gdb-client.ts';
import type { Processor } from './processor.ts';

/** Two minutes: no function of the firmware takes as long, on a busy host neither. A net for one that never returns. */
const MAXIMUM_CALL_MS = 120_000;
/** Ten times what a code takes. */
const MAXIMUM_INSTRUCTIONS = 500_000;
const WORD_BYTES = 4;
/** Both calling conventions keep the stack a multiple of at most 16 bytes. */
const STACK_ALIGNMENT = 16;

export class QemuProbe implements Probe {
  readonly #symbols: ReadonlyMap<string, number>;
  readonly #control: ChipControl;
  readonly #processor: Processor;
  readonly #wake: () => Promise<() => Promise<void>>;

  /** @param wake ends a sleep of the chip when it goes on; what it gives undoes it */
  constructor(
    symbols: ReadonlyMap<string, number>,
    control: ChipControl,
    processor: Processor,
    wake: () => Promise<() => Promise<void>>,
  ) {
    this.#symbols = symbols;
    this.#control = control;
    this.#processor = processor;
    this.#wake = wake;
  }

  has(symbol: string): boolean {
    return this.#symbols.has(symbol);
  }

  address(symbol: string): number {
    const address = this.#symbols.get(symbol);
    if (address === undefined)
      throw new RangeError(`symbol: expected one of the firmware's, got "${symbol}"`);
    return address;
  }

  async read(address: number, length: number): Promise<Uint8Array> {
    return await this.#control.hold((gdb) => gdb.read(address, length));
  }

  async write(address: number, bytes: Uint8Array): Promise<void> {
    await this.#control.hold((gdb) => gdb.write(address, bytes));
  }

  async onEntry(
    symbol: string,
    argumentCount: number,
    handler: (args: readonly number[]) => Eventually<void>,
  ): Promise<() => Promise<void>> {
    return await this.#control.addBreakpoint(this.#code(symbol), async () => {
      await handler(await this.#control.hold((gdb) => this.#arguments(gdb, argumentCount)));
    });
  }

  /** Stops where the function has just returned to its caller, each time, and hands over its result. */
  async onReturn(
    symbol: string,
    handler: (result: number) => Eventually<void>,
  ): Promise<() => Promise<void>> {
    const { returnAddress, stackPointer, resultRegister, thumbBit } = this.#processor;
    return await this.#control.addBreakpoint(this.#code(symbol), async () => {
      const [back, stack] = await this.#control.hold(async (gdb) => [
        (await gdb.register(returnAddress)) & ~thumbBit,
        await gdb.register(stackPointer),
      ]);
      let end = async (): Promise<void> => {};
      end = await this.#control.addBreakpoint(back >>> 0, async () => {
        const [nowStack, result] = await this.#control.hold(async (gdb) => [
          await gdb.register(stackPointer),
          await gdb.register(resultRegister),
        ]);
        // The same place may be reached by another call first.
        if (nowStack !== stack) return;
        await end();
        await handler(result);
      });
    });
  }

  /** Gives the function's result in its place, each time, without running it. Gives a function that ends it. */
  async answer(
    symbol: string,
    argumentCount: number,
    handler: (args: readonly number[]) => Eventually<number>,
  ): Promise<() => Promise<void>> {
    const { resultRegister, returnAddress, programCounter, thumbBit } = this.#processor;
    return await this.onEntry(symbol, argumentCount, async (args) => {
      const result = await handler(args);
      await this.#control.hold(async (gdb) => {
        await gdb.setRegister(resultRegister, result);
        await gdb.setRegister(programCounter, (await gdb.register(returnAddress)) & ~thumbBit);
      });
    });
  }

  /** The next instruction is at this address, wherever the chip is just now. */
  async jump(address: number): Promise<void> {
    await this.#control.hold((gdb) => gdb.setRegister(this.#processor.programCounter, address));
  }

  /** QEMU counts no cycles here; `mostCycles` is therefore a bound in time alone. */
  async call(symbol: string, args: readonly number[]): Promise<CallResult> {
    const result = await this.#aside((gdb) =>
      this.#callFrom(gdb, symbol, args, (end) => this.#runTo(gdb, symbol, end)),
    );
    return { result, cycles: null };
  }

  /** Instructions that a call takes, counted one by one, with those three that call it. Takes some seconds. */
  async countInstructions(
    symbol: string,
    args: readonly number[],
  ): Promise<{ result: number; instructions: number }> {
    let instructions = 0;
    const result = await this.#aside((gdb) =>
      this.#callFrom(gdb, symbol, args, async (end) => {
        instructions = await this.#control.stepTo(gdb, end, MAXIMUM_INSTRUCTIONS);
      }),
    );
    return { result, instructions };
  }

  /** Puts all registers back afterwards. */
  async #aside(call: (gdb: GdbClient) => Promise<number>): Promise<number> {
    return await this.#control.hold(async (gdb) => {
      const { savedRegisters } = this.#processor;
      const saved: number[] = [];
      for (const number of savedRegisters) saved.push(await gdb.register(number));
      const result = await call(gdb);
      for (const [index, number] of savedRegisters.entries()) await gdb.setRegister(number, saved[index]!);
      return result;
    });
  }

  async #runTo(gdb: GdbClient, symbol: string, address: number): Promise<void> {
    const undoWake = await this.#wake();
    const hasReturned = await this.#control.runTo(gdb, address, MAXIMUM_CALL_MS);
    await undoWake();
    if (!hasReturned) throw new Error(`${symbol} did not return within ${MAXIMUM_CALL_MS} ms`);
  }

  /** Uses the stack below what is in use, for the calling instructions too. */
  async #callFrom(
    gdb: GdbClient,
    symbol: string,
    args: readonly number[],
    runTo: (end: number) => Promise<void>,
  ): Promise<number> {
    const target = this.#code(symbol) | this.#processor.thumbBit;
    const { argumentRegisters, stackPointer, programCounter, callStub } = this.#processor;
    const onStack = args.slice(argumentRegisters.length);
    const top = (await gdb.register(stackPointer)) & -STACK_ALIGNMENT;
    const stub = (top - 2 * STACK_ALIGNMENT) >>> 0;
    const stack = (stub - Math.ceil((onStack.length * WORD_BYTES) / STACK_ALIGNMENT) * STACK_ALIGNMENT) >>> 0;
    await gdb.write(stub, Uint8Array.from(callStub));
    await gdb.write(stack, new Uint8Array(Uint32Array.from(onStack).buffer));
    for (const [index, value] of args.slice(0, argumentRegisters.length).entries())
      await gdb.setRegister(argumentRegisters[index]!, value);
    await gdb.setRegister(stackPointer, stack);
    await gdb.setRegister(this.#processor.functionRegister, target);
    const { statusForCall } = this.#processor;
    if (statusForCall !== null) await gdb.setRegister(statusForCall.register, statusForCall.value);
    await gdb.setRegister(programCounter, stub);
    await runTo(stub + this.#processor.callStubEnd);
    return await gdb.register(this.#processor.resultRegister);
  }

  #code(symbol: string): number {
    return (this.address(symbol) & ~this.#processor.thumbBit) >>> 0;
  }

  async #arguments(gdb: GdbClient, count: number): Promise<number[]> {
    const { argumentRegisters, stackPointer } = this.#processor;
    const args: number[] = [];
    for (const number of argumentRegisters.slice(0, count)) args.push(await gdb.register(number));
    if (count > args.length) {
      const bytes = await gdb.read(await gdb.register(stackPointer), (count - args.length) * WORD_BYTES);
      args.push(...new Uint32Array(bytes.slice().buffer));
    }
    return args;
  }
}
