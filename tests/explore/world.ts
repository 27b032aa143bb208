/**
 * The core and all that surrounds it, as one state: time, contacts, flash, headphones, battery, loudspeaker. It behaves
 * as the contract asks of a host (hardware-docs/core-contract.md) and watches glass, ear and hand at every moment.
 */
import {
  BOOT_FLAGS,
  EFFECTS,
  PAGE_BYTES,
  SECTOR_BYTES,
  STORAGE_OPERATIONS,
} from '../../simulator/token/contract.generated.ts';
import type { GlassReading } from '../../simulator/glass/reading.ts';
import { NEVER_MS, RECORD_PAGES_BYTES } from '../../simulator/token/token.ts';
import type { CoreInstance } from './core-instance.ts';
import { Ear } from './ear.ts';
import { Finding } from './finding.ts';
import { GlassReader } from './glass-reader.ts';
import { Hand } from './hand.ts';
import type { Oracle } from './oracle.ts';

/** What the explorer knows about the token beside what the token says: never read from the core. */
export interface TokenTruth {
  /** null: blank */
  oracle: Oracle | null;
  clockSet: boolean;
  /** Bytes of the voice image; empty: the host has none. */
  voice: Uint8Array;
}

/** 16 kHz: a block of 256 samples, the most that one call renders, lasts 16 ms. */
export const BLOCK_SAMPLES = 256;
export const BLOCK_MS = 16;
/** More deadlines at the same moment than this: the core would keep its chip awake for ever. */
const MAXIMUM_WAKES_AT_ONCE = 16;
const MAXIMUM_VOICE_REQUESTS = 64;

const NUMBERS = 9;
const HAND_AT = NUMBERS + Ear.BYTES / 8;
export const WORLD_BYTES = NUMBERS * 8 + Ear.BYTES + Hand.BYTES;

export class World {
  readonly core: CoreInstance;
  readonly flash = new Uint8Array(RECORD_PAGES_BYTES);
  readonly flashWords = new Uint32Array(this.flash.buffer);
  readonly glass: GlassReader;
  readonly ear = new Ear();
  readonly hand = new Hand();
  truth: TokenTruth;
  /** Uptime at power-on: a twin's differs (time-fields.ts). */
  bootUptimeMs = 0;
  uptimeMs = 0;
  rtcMs = 0;
  /** The token's time minus what its real-time clock reads. */
  tokenOffsetMs = 0;
  /** One bit per key whose contact is closed. */
  contacts = 0;
  headphones = 0;
  millivolts = 3000;
  /** 1: the core has asked for its audio to be pulled. */
  pumping = 0;
  /** 1: a storage request has not been carried out yet. */
  storing = 0;
  /** 0: the real-time clock has begun anew with a changed battery. */
  rtcKept = 1;

  /** false: what is wrong is not told; time-fields.ts only compares lives. */
  isWatched = true;
  /** Storage requests stay where they are until `stepStorage`: a flash that takes its time. */
  slowStorage = false;
  /** Storage operations carried out since it was last set to 0. */
  storageOperations = 0;
  /** The token was told something that started sound since it was last set to false. */
  audioAsked = false;
  #linkAnswer: Uint8Array = new Uint8Array(0);
  readonly #pages: Uint8Array;
  readonly #request: Uint32Array;
  readonly #requestBytes: Uint8Array;
  readonly #linkRx: Uint8Array;
  readonly #linkTx: Uint8Array;
  readonly #voiceWanted: Uint32Array;
  readonly #voiceWindow: Uint8Array;

  constructor(core: CoreInstance, truth: TokenTruth) {
    this.core = core;
    this.truth = truth;
    this.flash.fill(0xff);
    this.glass = new GlassReader(core.view('frame'));
    this.ear.listenTo(core);
    this.#pages = core.view('storageImage');
    const request = core.view('storageRequest');
    this.#request = new Uint32Array(request.buffer, request.byteOffset, 4);
    this.#requestBytes = request.subarray(16);
    this.#linkRx = core.view('linkRx');
    this.#linkTx = core.view('linkTx');
    const wanted = core.view('voiceWanted');
    this.#voiceWanted = new Uint32Array(wanted.buffer, wanted.byteOffset, 2);
    this.#voiceWindow = core.view('voiceWindow');
  }

  /** The token's time; null while it cannot be known. */
  get tokenMs(): number | null {
    return this.truth.clockSet && this.rtcKept === 1 ? this.rtcMs + this.tokenOffsetMs : null;
  }

  /** Lays everything beside the core's memory in `to`, which `WORLD_BYTES` and the flash fit in. */
  save(numbers: Float64Array): void {
    numbers[0] = this.uptimeMs;
    numbers[1] = this.rtcMs;
    numbers[2] = this.tokenOffsetMs;
    numbers[3] = this.contacts;
    numbers[4] = this.headphones;
    numbers[5] = this.millivolts;
    numbers[6] = this.pumping;
    numbers[7] = this.storing;
    numbers[8] = this.rtcKept;
    this.ear.save(numbers, NUMBERS);
    this.hand.save(numbers, HAND_AT);
  }

  load(numbers: Float64Array): void {
    this.uptimeMs = numbers[0]!;
    this.rtcMs = numbers[1]!;
    this.tokenOffsetMs = numbers[2]!;
    this.contacts = numbers[3]!;
    this.headphones = numbers[4]!;
    this.millivolts = numbers[5]!;
    this.pumping = numbers[6]!;
    this.storing = numbers[7]!;
    this.rtcKept = numbers[8]!;
    this.ear.load(numbers, NUMBERS);
    this.hand.load(numbers, HAND_AT);
  }

  boot(flags: number): void {
    const { core } = this;
    // As on a chip: nothing of the life before is left in RAM but what the core's image lays there.
    core.memory.set(core.image);
    this.uptimeMs = this.bootUptimeMs;
    this.pumping = 0;
    this.storing = 0;
    this.ear.fallSilent();
    this.hand.forget(this.contacts !== 0);
    this.#pages.set(this.flash);
    core.calls.boot(core.modelId, RECORD_PAGES_BYTES, flags);
    this.#settle();
    this.tick();
    core.calls.power(this.millivolts);
    this.#settle();
    core.calls.headphones(this.headphones);
    this.#settle();
    // A person who keeps a key down does so through a power cut: the host sees the contact closed from the start.
    for (let id = 0; this.contacts >> id !== 0; id++) {
      if (((this.contacts >> id) & 1) === 1) this.#key(id, 1);
    }
  }

  powerCut(): void {
    this.boot(BOOT_FLAGS.development);
  }

  /** Tells the time, as before every input and when a deadline has come. */
  tick(): void {
    const seconds = Math.floor(this.rtcMs / 1000);
    this.core.calls.clock(
      seconds >>> 0,
      Math.floor(seconds / 0x1_0000_0000),
      this.rtcMs - seconds * 1000,
      this.uptimeMs >>> 0,
    );
    this.#settle();
  }

  setContact(id: number, closed: boolean): void {
    this.contacts = closed ? this.contacts | (1 << id) : this.contacts & ~(1 << id);
    this.tick();
    if (closed) this.hand.press(id);
    this.#key(id, closed ? 1 : 0);
  }

  #key(id: number, pressed: number): void {
    this.core.calls.key(id, pressed, this.uptimeMs >>> 0);
    this.#settle();
  }

  setMillivolts(millivolts: number): void {
    this.millivolts = millivolts;
    this.tick();
    this.core.calls.power(millivolts);
    this.#settle();
  }

  setHeadphones(present: boolean): void {
    this.headphones = present ? 1 : 0;
    this.tick();
    this.hand.disturb();
    this.core.calls.headphones(this.headphones);
    this.#settle();
  }

  /** Milliseconds from now at which the clock is due; Infinity when nothing is. */
  nextWakeMs(): number {
    const wakeMs = this.core.calls.nextWakeMs() >>> 0;
    return wakeMs === NEVER_MS ? Infinity : wakeMs;
  }

  /**
   * Lets time pass with an honest host: told of every deadline, its loudspeaker pulling a block every 16 ms while there
   * is sound. Ends early when `until` says so after a step.
   */
  pass(ms: number, until?: () => boolean): void {
    const endMs = this.uptimeMs + ms;
    let wakesAtOnce = 0;
    while (this.uptimeMs < endMs) {
      const dueMs = Math.min(this.nextWakeMs(), this.pumping === 1 ? BLOCK_MS : Infinity);
      const stepMs = Math.min(dueMs, endMs - this.uptimeMs);
      wakesAtOnce = stepMs === 0 ? wakesAtOnce + 1 : 0;
      if (wakesAtOnce > MAXIMUM_WAKES_AT_ONCE)
        throw new Finding(
          'wake',
          `a deadline of 0 ms comes again after ${MAXIMUM_WAKES_AT_ONCE} clock readings`,
        );
      this.uptimeMs += stepMs;
      this.rtcMs += stepMs;
      this.tick();
      if (this.pumping === 1) this.pull(Math.min(BLOCK_SAMPLES, stepMs * 16));
      if (until?.() === true) return;
    }
  }

  /** Pulls samples at this moment; gives how many came. */
  pull(samples: number): number {
    const { calls } = this.core;
    let got = 0;
    for (let asked = 0; asked < MAXIMUM_VOICE_REQUESTS; asked++) {
      const now = calls.renderAudio(samples - got);
      this.ear.hear(this);
      got += now;
      if (got >= samples) return got;
      if (!this.#settle()) {
        this.pumping = 0;
        this.ear.fallSilent();
        return got;
      }
    }
    throw new Finding('silence', `${MAXIMUM_VOICE_REQUESTS} voice requests for ${samples} samples`);
  }

  /** Carries out one storage request that has waited, or refuses it. */
  stepStorage(succeeds: boolean): void {
    this.storing = 0;
    if (succeeds) this.#carryOutStorage();
    this.core.calls.storageDone(succeeds ? 0 : 1);
    this.#settle();
  }

  /** Sends bytes on the serial line and gives what came back. */
  exchange(bytes: Uint8Array): Uint8Array {
    this.tick();
    this.#linkAnswer = new Uint8Array(0);
    let sent = 0;
    while (sent < bytes.length) {
      const part = bytes.subarray(sent, sent + this.#linkRx.length);
      this.#linkRx.set(part);
      const taken = this.core.calls.linkReceive(part.length);
      this.#settle();
      if (taken === 0) break;
      sent += taken;
    }
    return this.#linkAnswer;
  }

  /** Carries out what the core asks for; tells whether voice bytes were given. */
  #settle(): boolean {
    const { calls } = this.core;
    let gaveVoice = false;
    let isMotorOn = this.hand.isRunning;
    for (;;) {
      const effects = calls.takeEffects();
      if ((effects & EFFECTS.motor) !== 0) isMotorOn = calls.motor() !== 0;
      if ((effects & EFFECTS.audio) !== 0) {
        this.pumping = 1;
        this.audioAsked = true;
        this.ear.expectSomethingNew();
      }
      if ((effects & EFFECTS.voice) !== 0) gaveVoice = this.#giveVoice();
      if ((effects & EFFECTS.link) !== 0) this.#takeLink();
      if ((effects & EFFECTS.storage) !== 0) this.#store();
      // A board without a source says so.
      if ((effects & EFFECTS.entropy) !== 0) calls.entropy(0);
      const more = EFFECTS.link | EFFECTS.storage | EFFECTS.voice | EFFECTS.entropy;
      if ((effects & more) === 0 || this.storing === 1) break;
    }
    this.#look();
    this.hand.feel(isMotorOn, this);
    return gaveVoice;
  }

  #giveVoice(): boolean {
    const [offset, length] = [this.#voiceWanted[0]!, this.#voiceWanted[1]!];
    const { voice } = this.truth;
    const fits = length > 0 && length <= this.#voiceWindow.length && offset + length <= voice.length;
    if (fits) this.#voiceWindow.set(voice.subarray(offset, offset + length));
    this.core.calls.voiceGiven(fits ? length : 0);
    return true;
  }

  #takeLink(): void {
    const length = this.core.calls.linkPending();
    this.#linkAnswer = this.#linkTx.slice(0, length);
    this.core.calls.linkTaken(length);
  }

  #store(): void {
    if (this.slowStorage) {
      this.storing = 1;
      return;
    }
    this.#carryOutStorage();
    this.core.calls.storageDone(0);
  }

  /** NOR flash: an erase sets a sector, a program clears bits. Only the record pages are kept. */
  #carryOutStorage(): void {
    this.storageOperations++;
    const [operation, offset, length] = [this.#request[0]!, this.#request[1]!, this.#request[2]!];
    const at = Math.floor(offset / SECTOR_BYTES) * PAGE_BYTES + (offset % SECTOR_BYTES);
    if (operation === STORAGE_OPERATIONS.erase) this.flash.fill(0xff, at, at + PAGE_BYTES);
    else for (let i = 0; i < length; i++) this.flash[at + i]! &= this.#requestBytes[i]!;
  }

  /** No code may stand on the glass that is not the right one for this moment. */
  #look(): void {
    const { code, giant } = this.glass.read();
    if ((code === null && giant === null) || !this.isWatched) return;
    const shown = code ?? giant!.digit;
    const { tokenMs } = this;
    const { oracle } = this.truth;
    if (oracle === null || tokenMs === null)
      throw new Finding(
        'code-on-glass',
        `${shown} is on the glass of a token that ${oracle ? 'has no time' : 'is blank'}`,
      );
    const right = oracle.codeAt(tokenMs);
    const wanted = giant === null ? right : right[giant.place - 1];
    if (shown !== wanted) throw new Finding('code-on-glass', `expected ${wanted} or none, got ${shown}`);
    if (this.nextWakeMs() > oracle.leftMs(tokenMs))
      throw new Finding(
        'code-on-glass',
        `the code dies in ${oracle.leftMs(tokenMs)} ms, nextWakeMs says ${this.nextWakeMs()}`,
      );
  }

  /** The glass is off: the device sleeps. */
  get isDark(): boolean {
    return this.glass.words.every((word) => word === 0);
  }

  reading(): GlassReading {
    return this.glass.read();
  }
}
