/** A code reader on the desk, as a person meets it: keys in; sound, its words and the glass out. */
import { createHmac } from 'node:crypto';
import { SETTINGS, type SettingName } from '../../host-tools/link/protocol.generated.ts';
import { ALGORITHMS } from '../../host-tools/token/limits.generated.ts';
import { zoneRequest, type TimeZone } from '../../host-tools/token/time-zone.ts';
import { readGlass, type GlassReading } from '../../simulator/glass/reading.ts';
import type { AudioPort } from '../../simulator/ports/audio.ts';
import type { VoiceSource } from '../../simulator/token/sources.ts';
import type { AudioMark } from '../../simulator/token/sound-buffers.ts';
import type { HeardClip } from '../../simulator/ports/audio-recorder.ts';
import { VirtualClock } from '../../simulator/ports/clock.ts';
import { MemoryStorage, type Storage } from '../../simulator/ports/storage.ts';
import { simulatedDevice } from '../../simulator/session/device.ts';
import { Session } from '../../simulator/session/session.ts';
import { loadCore } from '../../simulator/token/load.ts';
import { clipName } from '../../simulator/voice/clip-names.ts';
import { LANGUAGES } from '../../simulator/voice/languages.generated.ts';
import { loadVoice } from '../../simulator/voice/load.ts';

export const SECRET = new TextEncoder().encode('12345678901234567890');
export const SERIAL_NUMBER = '900010000014';
export const SAMPLES_A_MS = 16;
export const MODULE = loadCore();
export const WHOLE_VOICE = loadVoice();

/** 5 s into a time step: 25 s are left, enough for a code at normal speed. */
export const START = Date.parse('2026-11-24T10:00:05Z');

/** RFC 6238 with SHA-1, T0 = 0, from node's own HMAC. */
export function codeAt(unixMs: number, digits = 6, timeStepSeconds = 30): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(unixMs / 1000 / timeStepSeconds)));
  const mac = createHmac('sha1', SECRET).update(counter).digest();
  const offset = mac.at(-1)! & 15;
  const value = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(value % 10 ** digits).padStart(digits, '0');
}

/** One block of samples, the time at which its first is heard, and the glass meanwhile. */
export class HeardBlock {
  readonly atMs: number;
  readonly startSample: number;
  readonly samples: number;
  readonly #frame: Uint8Array;

  constructor(atMs: number, startSample: number, samples: number, frame: Uint8Array) {
    this.atMs = atMs;
    this.startSample = startSample;
    this.samples = samples;
    this.#frame = frame;
  }

  get glass(): GlassReading {
    return readGlass(this.#frame);
  }
}

export interface ReaderOptions {
  unixMs?: number;
  /** Default: one that begins at `unixMs` and is never late. */
  clock?: VirtualClock;
  digits?: number;
  timeStepSeconds?: number;
  /** Left out: none is known, as in a token made before there were any. */
  zone?: TimeZone;
  /** null: a device without a voice. */
  voice?: VoiceSource | null;
  storage?: Storage;
  settings?: Partial<Record<SettingName, number>>;
  /** Nothing is set up over the link: as it comes from the factory, or as its storage says. */
  asIs?: boolean;
}

class Ear implements AudioPort {
  readonly blocks: HeardBlock[] = [];
  #samples = 0;
  readonly #now: () => number;
  readonly #frame: () => Uint8Array;

  constructor(now: () => number, frame: () => Uint8Array) {
    this.#now = now;
    this.#frame = frame;
  }

  play(samples: Int16Array, _marks: readonly AudioMark[]): void {
    this.blocks.push(new HeardBlock(this.#now(), this.#samples, samples.length, this.#frame().slice()));
    this.#samples += samples.length;
  }

  ended(): void {}
}

export class Reader {
  readonly clock: VirtualClock;
  readonly session: Session;
  readonly #ear: Ear;
  #heardBefore = 0;

  private constructor({
    unixMs = START,
    clock: given = new VirtualClock(unixMs),
    voice = WHOLE_VOICE,
    storage = new MemoryStorage(),
  }: ReaderOptions) {
    this.clock = given;
    this.#ear = new Ear(
      () => this.clock.uptimeMs(),
      () => this.session.device.frame(),
    );
    const { clock } = this;
    this.session = new Session({
      model: 'code-reader',
      clock,
      device: simulatedDevice({
        module: MODULE,
        model: 'code-reader',
        clock,
        storage,
        ...(voice && { voice }),
      }),
      audio: this.#ear,
    });
  }

  /** A reader in use: clock set, secret in it, the loudspeaker and normal speed chosen; unless `settings` or `asIs` say otherwise. */
  static async make(options: ReaderOptions = {}): Promise<Reader> {
    const reader = new Reader(options);
    if (options.asIs === true) return reader;
    await reader.setClock();
    await reader.provision(options);
    // Normal speed, whose times are the round ones.
    const settings = { 'audio-output': 1, speed: 4, ...options.settings };
    for (const [name, value] of Object.entries(settings)) await reader.change(name as SettingName, value);
    return reader;
  }

  async setClock(): Promise<void> {
    const unixMs = this.clock.unixMs();
    await this.session.request('set-clock', {
      unixSeconds: BigInt(Math.floor(unixMs / 1000)),
      millisecond: unixMs % 1000,
      trimPartsPerBillion: 0,
    });
  }

  async provision({ digits = 6, timeStepSeconds = 30, zone }: ReaderOptions): Promise<void> {
    await this.session.request('provision', {
      serialNumber: SERIAL_NUMBER,
      algorithm: ALGORITHMS.SHA1,
      digits,
      timeStepSeconds,
      t0UnixSeconds: 0n,
      secret: SECRET,
    });
    if (zone) await this.session.request('set-zone', zoneRequest(zone));
  }

  async change(setting: SettingName, value: number): Promise<void> {
    await this.session.request('change-setting', { setting: SETTINGS[setting].id, value });
  }

  /** The value in force. */
  async setting(setting: SettingName): Promise<number> {
    return (await this.session.request('read-setting', { setting: SETTINGS[setting].id })).value;
  }

  /** Presses a key for 100 ms; what was heard before is forgotten. Gives the uptime of the edge. */
  press(key: string, thenMs = 0): number {
    this.forget();
    const atMs = this.clock.uptimeMs();
    this.session.press(key);
    this.clock.advance(100);
    this.session.device.release(key);
    this.clock.advance(Math.max(0, thenMs - 100));
    return atMs;
  }

  /** Presses one key after the other, each until it is silent. */
  pressEach(...keys: string[]): void {
    for (const key of keys) {
      this.press(key);
      this.untilSilent();
    }
  }

  wait(ms: number): void {
    this.clock.advance(ms);
  }

  /** Until what keys have changed is stored: that waits for silence. */
  untilStored(): void {
    this.untilSilent();
    this.wait(200);
  }

  /** A new battery. */
  powerCycle(): void {
    this.session.powerCut();
    this.wait(1000);
    this.session.device.powerOn();
  }

  /** Lets time pass until nothing is audible, at most 200 s. */
  untilSilent(): void {
    const endMs = this.clock.uptimeMs() + 200_000;
    do this.clock.advance(20);
    while (this.session.device.audible && this.clock.uptimeMs() < endMs);
  }

  /** Lets time pass until `condition` holds, in steps of 5 ms. Throws when it never does within 200 s. */
  until(condition: () => boolean): void {
    const endMs = this.clock.uptimeMs() + 200_000;
    while (!condition()) {
      if (this.clock.uptimeMs() > endMs) throw new Error(`expected within 200 s: ${condition.toString()}`);
      this.clock.advance(5);
    }
  }

  glass(): GlassReading {
    return readGlass(this.session.device.frame());
  }

  /** The code of this moment, by node:crypto. */
  code(digits = 6, timeStepSeconds = 30): string {
    return codeAt(this.clock.unixMs(), digits, timeStepSeconds);
  }

  forget(): void {
    this.#heardBefore = this.session.recorder.heard.length;
  }

  /** Clips and tones heard since the last press. */
  heard(): readonly HeardClip[] {
    return this.session.recorder.heard.slice(this.#heardBefore);
  }

  /** The digits among them, those cut short too. */
  digitsHeard(): string {
    return this.heard()
      .filter(({ clip }) => clip < 10)
      .map(({ clip }) => clipName(clip).id)
      .join('');
  }

  /** Their ids, in order; `!` after what was cut short. */
  words(): string[] {
    return this.heard().map(({ clip, cut }) => clipName(clip).id + (cut ? '!' : ''));
  }

  text(): string {
    return this.words().join(' ');
  }

  /** The language tags of what was spoken. */
  languages(): string[] {
    return this.heard()
      .filter(({ clip }) => clipName(clip).kind === 'clip')
      .map(({ language }) => LANGUAGES[language]!.tag);
  }

  get blocks(): readonly HeardBlock[] {
    return this.#ear.blocks;
  }

  /** When a sample is heard, in milliseconds of uptime. */
  atMs(sample: number): number {
    const block = this.blocks.findLast(({ startSample }) => startSample <= sample);
    if (block === undefined) throw new Error(`sample: expected one that was heard, got ${sample}`);
    return block.atMs + (sample - block.startSample) / SAMPLES_A_MS;
  }

  samplesOf({ startSample, endSample }: HeardClip): Int16Array {
    return this.session.recorder.samples().slice(startSample, endSample ?? undefined);
  }
}
