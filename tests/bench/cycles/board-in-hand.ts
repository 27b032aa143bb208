/** A token on the emulated RP2040 board, provisioned, its clock set: the real firmware, in the chip's own time. */
import { ALGORITHMS } from '../../../host-tools/token/limits.generated.ts';
import type { HashAlgorithm } from '../../../host-tools/verifier/hmac.ts';
import { BoardClock } from '../../../simulator/emulator/device/board-clock.ts';
import { EmulatedDevice } from '../../../simulator/emulator/device/emulated-device.ts';
import { loadImage, type BoardImage } from '../../../simulator/emulator/image.ts';
import { Rp2040Board } from '../../../simulator/emulator/rp2040/rp2040-board.ts';
import { loadRp2040js, type Rp2040js } from '../../../simulator/emulator/rp2040/rp2040js.ts';
import { seededBits } from '../../../simulator/emulator/rp2040/rosc.ts';
import type { AudioMark } from '../../../simulator/token/sound-buffers.ts';
import { MemoryStorage } from '../../../simulator/ports/storage.ts';
import { prepareSound } from '../../../simulator/session/prepare-sound.ts';
import { Session } from '../../../simulator/session/session.ts';
import type { ModelName } from '../../../simulator/token/contract.generated.ts';

/** A code has just begun, and lives a full time step. */
const START_MS = Date.parse('2026-11-22T12:00:00Z');
const START_SECOND_MS = 1000;
/** As long as the longest hash. */
const SECRET = new TextEncoder().encode('1234567890'.repeat(7).slice(0, 64));
const JITTER_SEED = 0x7a1c0de;
/** How finely the chip's time is told. */
const STEP_MS = 0.1;
/** firmware/boards/common/stack.h: what unused stack holds. */
const STACK_PAINT = 0xc0deface;

export interface HeardMark {
  readonly kind: AudioMark['kind'];
  readonly atMs: number;
}

/** Tells when flash begins to be erased: the emulated chip takes that as one step, in which no key can be pressed. */
class WatchedStorage extends MemoryStorage {
  atNextErase: () => void = () => undefined;

  override erase(offset: number): void {
    const told = this.atNextErase;
    this.atNextErase = (): void => undefined;
    told();
    super.erase(offset);
  }
}

export class BoardInHand {
  readonly board: Rp2040Board;
  readonly session: Session;
  readonly #clock = new BoardClock(START_MS);
  readonly #storage = new WatchedStorage();
  readonly #device: EmulatedDevice;
  /** What began, ended or was cut, and when it was heard, to a step of the chip's time. */
  readonly marks: HeardMark[] = [];

  private constructor(rp2040js: Rp2040js, image: BoardImage, model: ModelName) {
    this.board = new Rp2040Board({
      rp2040js,
      image,
      storage: this.#storage,
      unixMs: START_MS,
      randomBit: seededBits(JITTER_SEED),
    });
    let device: EmulatedDevice | undefined;
    this.session = new Session({
      model,
      clock: this.#clock,
      device: (wires) => {
        device = new EmulatedDevice(this.board, image.entry, wires);
        this.#clock.drive(device);
        device.powerOn();
        return device;
      },
      audio: { play: (_, marks) => this.#note(marks), ended: () => undefined },
    });
    this.#device = device!;
  }

  #note(marks: readonly AudioMark[]): void {
    for (const { kind } of marks) this.marks.push({ kind, atMs: this.nowMs });
  }

  static async open(model: ModelName, algorithm: HashAlgorithm = 'SHA1'): Promise<BoardInHand> {
    const token = new BoardInHand(await loadRp2040js(), loadImage('rp2040', model), model);
    const { session } = token;
    const unixSeconds = BigInt(Math.floor(token.#clock.unixMs() / 1000));
    await session.request('set-clock', { unixSeconds, millisecond: 0, trimPartsPerBillion: 0 });
    await session.request('provision', {
      serialNumber: '900010000014',
      algorithm: ALGORITHMS[algorithm],
      digits: 6,
      timeStepSeconds: 30,
      t0UnixSeconds: 0n,
      secret: SECRET,
    });
    if (model === 'code-reader')
      await prepareSound(session, { headphones: false, firstUse: false, language: null });
    // A chip that starts reads whole seconds: within the one in which it was set, its clock would seem to run backwards.
    token.run(START_SECOND_MS);
    return token;
  }

  get nowMs(): number {
    return this.board.uptimeMs();
  }

  /** Cycles since power-on, and how many of these the chip slept. */
  get cycles(): { all: number; slept: number } {
    return { ...this.board.chip.cycles };
  }

  /** Does something once, when the next erase of flash begins. */
  atNextErase(action: () => void): void {
    this.#storage.atNextErase = action;
  }

  /** Lets time pass in fine steps until something is so; gives how long it took. */
  runUntil(isSo: () => boolean, atMostMs: number, what: string): number {
    const startMs = this.nowMs;
    while (!isSo()) {
      if (this.nowMs - startMs > atMostMs) throw new Error(`expected ${what} within ${atMostMs} ms`);
      this.#device.run(STEP_MS);
    }
    return this.nowMs - startMs;
  }

  run(ms: number): void {
    this.#clock.advance(ms);
  }

  press(key: string): void {
    this.session.device.press(key);
  }

  release(key: string): void {
    this.session.device.release(key);
  }

  /** As after a new battery: dark and silent, with the settings that it keeps. */
  powerCycle(): void {
    this.session.powerCut();
    this.session.device.powerOn();
  }

  /** The deepest use of the stack since power-on, and its size. */
  stack(): { deepestBytes: number; bytes: number } {
    const { probe } = this.board;
    const bottom = probe.address('link_stack_bottom');
    const bytes = probe.address('link_stack_top') - bottom;
    const words = new Uint32Array(probe.read(bottom, bytes).slice().buffer);
    const untouched = words.findIndex((word) => word !== STACK_PAINT);
    return { deepestBytes: bytes - 4 * untouched, bytes };
  }
}
