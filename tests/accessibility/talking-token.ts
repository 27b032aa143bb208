/** A code reader in use: provisioned, its clock set, its voice in place, and everything that it says written down. */
import { SETTINGS } from '../../host-tools/link/protocol.generated.ts';
import { ALGORITHMS } from '../../host-tools/token/limits.generated.ts';
import { zoneRequest } from '../../host-tools/token/time-zone.ts';
import type { AudioMark } from '../../simulator/token/sound-buffers.ts';
import type { HeardClip } from '../../simulator/ports/audio-recorder.ts';
import { VirtualClock } from '../../simulator/ports/clock.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import { prepareSound } from '../../simulator/session/prepare-sound.ts';
import { simulatedDevice } from '../../simulator/session/device.ts';
import { Session } from '../../simulator/session/session.ts';
import { loadCore } from '../../simulator/token/load.ts';
import { clipName } from '../../simulator/voice/clip-names.ts';
import type { VoiceLanguage } from '../../simulator/voice/languages.generated.ts';
import { loadVoice } from '../../simulator/voice/load.ts';

export const SAMPLES_A_MS = 16;
/** The published secret of RFC 6238. */
const SECRET = new TextEncoder().encode('12345678901234567890');
/** A code has just begun, and lives a full time step. */
const START = Date.parse('2026-11-22T12:00:00Z');
const TAP_MS = 100;
const STEP_MS = 30_000;
/** Longer than any announcement and any time that the glass stays lit. */
const UNTIL_DARK_MS = 300_000;

export interface TalkingTokenOptions {
  language?: VoiceLanguage;
  headphones?: boolean;
  /** The output is not chosen yet. */
  firstUse?: boolean;
  provisioned?: boolean;
  clockSet?: boolean;
  timeStepSeconds?: number;
  storage?: MemoryStorage;
}

/** A clip's or tone's beginning or end, at the uptime in milliseconds at which it is heard. */
export interface HeardMark {
  atMs: number;
  kind: AudioMark['kind'];
  clip: number;
}

export class TalkingToken {
  readonly clock = new VirtualClock(START);
  readonly session: Session;
  readonly marks: HeardMark[] = [];
  readonly storage: MemoryStorage;

  private constructor(storage: MemoryStorage) {
    this.storage = storage;
    const { clock } = this;
    const model = 'code-reader';
    this.session = new Session({
      model,
      clock,
      device: simulatedDevice({ module: loadCore(), model, clock, storage, voice: loadVoice() }),
      audio: { play: (_, marks) => this.#note(marks), ended: () => undefined },
    });
  }

  /** A block is pulled at the moment from which on it is heard. */
  #note(marks: readonly AudioMark[]): void {
    const blockMs = this.clock.uptimeMs();
    for (const { sample, kind, clip } of marks)
      this.marks.push({ atMs: blockMs + sample / SAMPLES_A_MS, kind, clip });
  }

  static async open(options: TalkingTokenOptions = {}): Promise<TalkingToken> {
    const { provisioned = true, clockSet = true, timeStepSeconds = 30 } = options;
    const { storage = new MemoryStorage(), language = null } = options;
    const token = new TalkingToken(storage);
    if (clockSet) {
      const unixSeconds = BigInt(Math.floor(token.clock.unixMs() / 1000));
      await token.session.request('set-clock', { unixSeconds, millisecond: 0, trimPartsPerBillion: 0 });
    }
    if (provisioned) {
      await token.session.request('provision', {
        serialNumber: '900010000014',
        algorithm: ALGORITHMS.SHA1,
        digits: 6,
        timeStepSeconds,
        t0UnixSeconds: 0n,
        secret: SECRET,
      });
      await token.session.request('set-zone', zoneRequest({ rule: 'eu', utcOffsetMinutes: 60 }));
    }
    const { headphones = false, firstUse = false } = options;
    await prepareSound(token.session, { headphones, firstUse, language });
    // Normal speed, whose times are the round ones.
    await token.session.request('change-setting', { setting: SETTINGS.speed.id, value: 4 });
    token.clock.setUnixMs(START);
    return token;
  }

  /** Taps a key, then lets `ms` pass, the tap included. */
  tap(key: string, ms = TAP_MS): void {
    this.session.hold(key, TAP_MS);
    this.clock.advance(ms - TAP_MS);
  }

  /** As after a new battery: dark and silent, with the settings that it keeps. */
  powerCycle(): void {
    this.session.powerCut();
    this.session.device.powerOn();
  }

  /** Lets time pass until a new time step of 30 s begins. */
  waitForNewStep(): void {
    this.clock.advance(STEP_MS - (this.clock.unixMs() % STEP_MS));
  }

  waitUntilDark(): void {
    this.clock.advance(UNTIL_DARK_MS);
    if (!this.session.device.asleep) throw new Error(`still awake: "${this.session.glass().text}"`);
  }

  /** Samples heard so far. */
  get position(): number {
    return this.session.recorder.length;
  }

  /** Clips and tones that began at `from` or later, in samples. */
  heardSince(from: number): readonly HeardClip[] {
    return this.session.recorder.heard.filter(({ startSample }) => startSample >= from);
  }

  /** The same by their ids in firmware/voice/clips.json; tones as `tone-…`. */
  idsSince(from: number): string[] {
    return this.heardSince(from).map(({ clip }) => clipName(clip).id);
  }

  /** Does something, lets `ms` pass and gives the ids of what began meanwhile. */
  idsDuring(act: () => void, ms: number): string[] {
    const from = this.position;
    act();
    this.clock.advance(ms);
    return this.idsSince(from);
  }
}
