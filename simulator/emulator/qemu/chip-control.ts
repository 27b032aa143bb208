/**
 * When the emulated chip runs and when it stands still. Whoever wants to look at it holds it; it goes on when nobody holds
 * it any longer. A breakpoint holds it for as long as its handlers work. Breakpoints outlast power cuts.
 */
import type { Eventually } from '../board.ts';
import type { GdbClient } from './gdb-client.ts';

export type BreakpointHandler = () => Eventually<void>;

interface Waiter {
  resolve: () => void;
  reject: (error: Error) => void;
}

function withoutPower(): Error {
  return new Error('the chip: expected the power to be on, got a board without');
}

export class ChipControl {
  readonly #programCounter: number;
  readonly #onFailure: (error: unknown) => void;
  readonly #handlers = new Map<number, Set<BreakpointHandler>>();
  /** Null without power. */
  #gdb: GdbClient | null = null;
  #holders = 0;
  #isRunning = false;
  /** The handlers of the breakpoint at which the chip stands have had their turn. */
  #isHandled = false;
  #untilStop: Waiter | null = null;
  /** One holder's work after the other's. */
  #queue: Promise<unknown> = Promise.resolve();
  #startedAtMs = 0;
  #ranMs = 0;

  /**
   * @param programCounter its register's number in the debugger's protocol
   * @param onFailure hears what a breakpoint's handler threw: it has no caller to go to
   */
  constructor(programCounter: number, onFailure: (error: unknown) => void) {
    this.#programCounter = programCounter;
    this.#onFailure = onFailure;
  }

  /** How long the chip has run since it was made, in real milliseconds. */
  get ranMs(): number {
    return this.#ranMs + (this.#startedAtMs > 0 ? performance.now() - this.#startedAtMs : 0);
  }

  get hasPower(): boolean {
    return this.#gdb !== null;
  }

  /** The chip stands at its reset; it starts when `prepare` is done. */
  async powerOn(gdb: GdbClient, prepare: () => Promise<void>): Promise<void> {
    this.#gdb = gdb;
    gdb.onStop = () => this.#stopped();
    await this.hold(async () => {
      await gdb.begin();
      for (const [address, handlers] of this.#handlers)
        if (handlers.size > 0) await gdb.setBreakpoint(address);
      await prepare();
    });
  }

  powerOff(): void {
    this.#countTime();
    this.#gdb = null;
    this.#isRunning = false;
    this.#isHandled = false;
    this.#untilStop?.reject(withoutPower());
    this.#untilStop = null;
  }

  /** Does something while the chip stands still, after what others do. Rejects without power. */
  async hold<T>(work: (gdb: GdbClient) => Promise<T>): Promise<T> {
    this.#holders++;
    try {
      return await this.#inTurn(async () => {
        const gdb = this.#gdb;
        if (gdb === null) throw withoutPower();
        if (this.#isRunning) await this.#untilStopped(() => gdb.interrupt());
        return await work(gdb);
      });
    } finally {
      this.#release();
    }
  }

  /** Called at each arrival at the address, before its instruction. Gives a function that ends it. */
  async addBreakpoint(address: number, handler: BreakpointHandler): Promise<() => Promise<void>> {
    const handlers = this.#handlers.get(address) ?? new Set();
    this.#handlers.set(address, handlers);
    handlers.add(handler);
    if (handlers.size === 1 && this.hasPower) await this.hold((gdb) => gdb.setBreakpoint(address));
    return async () => {
      if (!handlers.delete(handler) || handlers.size > 0 || !this.hasPower) return;
      await this.hold((gdb) => gdb.clearBreakpoint(address));
    };
  }

  /**
   * Within hold(): lets the chip run to an address and stops it there, past all breakpoints. False when it does not come
   * there within so many milliseconds.
   */
  async runTo(gdb: GdbClient, address: number, mostMs: number): Promise<boolean> {
    const isHandled = this.#isHandled;
    const isNew = !this.#isBreakpoint(address);
    if (isNew) await gdb.setBreakpoint(address);
    const untilMs = performance.now() + mostMs;
    let hasArrived = false;
    while (!hasArrived && performance.now() < untilMs) {
      await this.#stepOverBreakpoint(gdb);
      const timer = setTimeout(() => gdb.interrupt(), untilMs - performance.now());
      await this.#untilStopped(() => this.#start(gdb)).finally(() => clearTimeout(timer));
      hasArrived = (await gdb.register(this.#programCounter)) === address;
    }
    if (isNew) await gdb.clearBreakpoint(address);
    this.#isHandled = isHandled;
    return hasArrived;
  }

  /**
   * Within hold(): goes on instruction by instruction until the chip comes to an address, past all breakpoints; gives how
   * many that took. Slow: some thousand a second. Rejects after `mostSteps`.
   */
  async stepTo(gdb: GdbClient, address: number, mostSteps: number): Promise<number> {
    const isHandled = this.#isHandled;
    for (let steps = 1; steps <= mostSteps; steps++) {
      await this.#step(gdb);
      if ((await gdb.register(this.#programCounter)) !== address) continue;
      this.#isHandled = isHandled;
      return steps;
    }
    throw new Error(`the chip: expected it at 0x${address.toString(16)} within ${mostSteps} instructions`);
  }

  #step(gdb: GdbClient): Promise<void> {
    return this.#untilStopped(() => {
      this.#isRunning = true;
      gdb.step();
    });
  }

  #release(): void {
    this.#holders--;
    if (this.#holders === 0 && this.#gdb !== null) this.#goOn(this.#gdb);
  }

  /** Runs the handlers of where the chip stands, then lets it go, unless somebody came to hold it meanwhile. */
  #goOn(gdb: GdbClient): void {
    if (this.#isRunning) return;
    const finished = this.#passHandlers(gdb).then(() =>
      this.#inTurn(async () => {
        if (this.#holders > 0 || this.#isRunning || this.#gdb === null) return;
        // A handler that cut the power may end when it is on again: it held that chip too.
        if (this.#gdb !== gdb) return this.#goOn(this.#gdb);
        await this.#stepOverBreakpoint(gdb);
        if (this.#holders === 0) this.#start(gdb);
      }),
    );
    finished.catch((error: unknown) => {
      if (this.#gdb === gdb) this.#onFailure(error);
    });
  }

  async #passHandlers(gdb: GdbClient): Promise<void> {
    this.#holders++;
    try {
      const address = await this.#inTurn(async () =>
        this.#isRunning ? null : await gdb.register(this.#programCounter),
      );
      if (address === null || this.#isHandled) return;
      this.#isHandled = true;
      for (const handler of this.#handlers.get(address) ?? []) await handler();
    } catch (error) {
      if (this.#gdb === gdb) this.#onFailure(error);
    } finally {
      this.#holders--;
    }
  }

  /** Else the chip would stop again without having moved. */
  async #stepOverBreakpoint(gdb: GdbClient): Promise<void> {
    if (!this.#isBreakpoint(await gdb.register(this.#programCounter))) return;
    await this.#step(gdb);
    this.#isHandled = false;
  }

  #isBreakpoint(address: number): boolean {
    return (this.#handlers.get(address)?.size ?? 0) > 0;
  }

  #start(gdb: GdbClient): void {
    this.#isRunning = true;
    this.#isHandled = false;
    this.#startedAtMs = performance.now();
    gdb.goOn();
  }

  #untilStopped(begin: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#untilStop = { resolve, reject };
      begin();
    });
  }

  /** A stop that nobody asked for is a breakpoint. One that somebody asked for may be one too: see #goOn. */
  #stopped(): void {
    this.#countTime();
    this.#isRunning = false;
    const waiter = this.#untilStop;
    this.#untilStop = null;
    if (waiter !== null) waiter.resolve();
    else if (this.#holders === 0 && this.#gdb !== null) this.#goOn(this.#gdb);
  }

  #countTime(): void {
    if (this.#startedAtMs > 0) this.#ranMs += performance.now() - this.#startedAtMs;
    this.#startedAtMs = 0;
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => {});
    return await turn;
  }
}
