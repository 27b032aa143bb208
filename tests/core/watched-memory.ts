/** Reaches the linear memory of simulated tokens, which the simulator keeps to itself. */

type Instance = WebAssembly.Instance;

/** Notes every instance made while `make` runs, and later ones until `stop` is called. */
export class MemoryWatch {
  readonly #original = WebAssembly.Instance;
  #latest: Instance | undefined;

  constructor() {
    const note = (instance: Instance): void => void (this.#latest = instance);
    WebAssembly.Instance = class extends this.#original {
      constructor(module: WebAssembly.Module, imports?: WebAssembly.Imports) {
        super(module, imports);
        note(this);
      }
    };
  }

  /** All pages of the instance made last: after a power cycle, the new one. */
  memory(): Uint8Array {
    if (this.#latest === undefined) throw new Error('no instance was made while the watch was on');
    return new Uint8Array((this.#latest.exports['memory'] as WebAssembly.Memory).buffer);
  }

  stop(): void {
    WebAssembly.Instance = this.#original;
  }
}
