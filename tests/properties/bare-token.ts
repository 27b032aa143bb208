/** A core without a runner: every input is given by hand, also those at odd times, and every output is kept. */
import { encodeFrame } from '../../host-tools/link/framing.ts';
import { eraseSector, erasedImage, programPage } from '../../simulator/ports/storage.ts';
import { PAGE_BYTES, SECTOR_BYTES, STORAGE_SLOTS } from '../../simulator/token/contract.generated.ts';
import { RECORD_PAGES_BYTES, Token, type StorageRequest } from '../../simulator/token/token.ts';

export type Input =
  | { give: 'key'; pressed: boolean; uptimeMs: number }
  | { give: 'clock'; unixMs: number; uptimeMs: number }
  | { give: 'power'; millivolts: number }
  | { give: 'link'; bytes: Uint8Array }
  /** Sends on what waits, as much as fits a slow line. */
  | { give: 'line-free' }
  /** Carries out the storage request, if one waits; or refuses it. */
  | { give: 'storage'; ok: boolean }
  /** Answers the wish for random bytes, if there is one; or says that there are none. */
  | { give: 'entropy'; ok: boolean };

/** Everything outside the core that belongs to the token's state. */
interface Surroundings {
  image: Uint8Array;
  waitingBytes: Uint8Array;
  request: StorageRequest | null;
  isEntropyWanted: boolean;
}

export interface Kept extends Surroundings {
  memory: Uint8Array;
}

/** What can be seen after an input. */
export interface Output {
  effects: string;
  frame: string;
  link: string;
  nextWakeMs: number;
}

/** A life given the same inputs once more is given the same bytes. */
const SAME_BYTES = { read: (length: number) => Uint8Array.from({ length }, (_, index) => 7 * index + 1) };

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

export class BareToken {
  readonly #token: Token;
  #around: Surroundings = {
    image: erasedImage(),
    waitingBytes: new Uint8Array(0),
    request: null,
    isEntropyWanted: false,
  };

  constructor(core: WebAssembly.Module) {
    this.#token = new Token(core);
  }

  boot(development: boolean): Output {
    const recordPages = new Uint8Array(RECORD_PAGES_BYTES);
    for (let slot = 0; slot < STORAGE_SLOTS; slot++) {
      const page = this.#around.image.subarray(slot * SECTOR_BYTES, slot * SECTOR_BYTES + PAGE_BYTES);
      recordPages.set(page, slot * PAGE_BYTES);
    }
    this.#token.boot({ model: 'code-display', recordPages, development, afterTrap: false });
    return this.#output('');
  }

  keep(): Kept {
    const { image, waitingBytes, request, isEntropyWanted } = this.#around;
    return {
      memory: this.#token.snapshot(),
      image: image.slice(),
      waitingBytes: waitingBytes.slice(),
      request,
      isEntropyWanted,
    };
  }

  restore(kept: Kept): void {
    this.#token.restore(kept.memory);
    this.#around = {
      image: kept.image.slice(),
      waitingBytes: kept.waitingBytes.slice(),
      request: kept.request,
      isEntropyWanted: kept.isEntropyWanted,
    };
  }

  give(input: Input): Output {
    let link = '';
    switch (input.give) {
      case 'key':
        this.#token.key('code-display', 'main', input.pressed, input.uptimeMs);
        break;
      case 'clock':
        this.#token.clock(input.unixMs, input.uptimeMs);
        break;
      case 'power':
        this.#token.power(input.millivolts);
        break;
      case 'link':
        this.#around.waitingBytes = Uint8Array.of(...this.#around.waitingBytes, ...input.bytes);
        this.#offerBytes();
        break;
      case 'line-free':
        link = toHex(this.#token.linkTake());
        this.#offerBytes();
        break;
      case 'storage':
        this.#store(input.ok);
        break;
      case 'entropy':
        if (this.#around.isEntropyWanted) this.#token.giveEntropy(input.ok ? SAME_BYTES : undefined);
        break;
    }
    return this.#output(link);
  }

  #offerBytes(): void {
    const offered = this.#around.waitingBytes.slice(0, 128);
    const taken = this.#token.linkReceive(offered);
    this.#around.waitingBytes = this.#around.waitingBytes.slice(taken);
  }

  #store(ok: boolean): void {
    const { request, image } = this.#around;
    if (request === null) return;
    this.#around.request = null;
    if (ok && request.operation === 'erase') eraseSector(image, request.offset);
    if (ok && request.operation === 'program') programPage(image, request.offset, request.bytes);
    this.#token.storageDone(ok);
  }

  #output(link: string): Output {
    const effects = this.#token.takeEffects();
    if (effects.storage) this.#around.request = this.#token.storageRequest();
    this.#around.isEntropyWanted = effects.entropy;
    return {
      effects: JSON.stringify(effects),
      frame: toHex(this.#token.frame()),
      link,
      nextWakeMs: this.#token.nextWakeMs(),
    };
  }
}

export function requestBytes(sequence: number, type: number, payload: Uint8Array): Uint8Array {
  return encodeFrame({ flags: 0, sequence, type, payload });
}
