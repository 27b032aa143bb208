/** One token on a tester's desk: a device with its clock, and an in-process host on its link. */
import { LinkClient } from '../../host-tools/link/client.ts';
import { identityOf, type Identity } from '../../host-tools/link/identity.ts';
import { LINK_VERSION, type MessageName, type Messages } from '../../host-tools/link/protocol.generated.ts';
import { readGlass, type GlassReading } from '../glass/reading.ts';
import type { AudioPort } from '../ports/audio.ts';
import { AudioRecorder, type HeardClip } from '../ports/audio-recorder.ts';
import type { Clock } from '../ports/clock.ts';
import { LinkSwitch } from '../ports/link-switch.ts';
import { PulseRecorder, type Pulse } from '../ports/motor.ts';
import { linkPair, type LinkPort } from '../ports/link.ts';
import type { TraceWriter } from '../trace/writer.ts';
import type { ModelName } from '../token/contract.generated.ts';
import { AskedCode } from './asked-code.ts';
import type { Device, DeviceMaker } from './device.ts';
import type { Stroke } from './key-strokes.ts';
import { promisesCode, type MissingCodeReason } from './missing-code.ts';

/** How long a finger rests on a key that it just presses. */
export const TAP_MS = 100;
/** Between the key that is held and the one that is tapped with it. */
const HELD_BEFORE_MS = 100;
/** Between two strokes of a sequence. */
const STROKE_PAUSE_MS = 300;
/** How finely time passes until a code that was promised is there; and the longest time step, for which it may be awaited. */
const PROMISE_STEP_MS = 10;
const MAXIMUM_PROMISE_MS = 300_000;

/** A clock that a tester can move on without waiting. */
export interface TesterClock extends Clock {
  advance(ms: number): void;
}

export interface SessionOptions {
  model: ModelName;
  clock: TesterClock;
  device: DeviceMaker;
  /** Hears the token too, besides the recorder. */
  audio?: AudioPort;
  trace?: TraceWriter;
}

/** Traces and their replays must not differ by chance. */
const FIRST_SEQUENCE = 1;
/** How finely simulated time passes while a request waits for a token that is silent. */
const SILENCE_STEP_MS = 10;

export class Session {
  readonly model: ModelName;
  readonly device: Device;
  readonly clock: TesterClock;
  /** Null when nobody asked for one. */
  readonly trace: TraceWriter | null;
  /** All that the token has said. */
  readonly recorder: AudioRecorder;
  /** All that the token has given to feel. */
  readonly pulses: PulseRecorder;
  readonly #link = new LinkSwitch();
  #client: LinkClient | undefined;
  /** How much had been heard when a key was last pressed. */
  #heardBeforeKey = 0;
  /** The same of what had been felt. */
  #feltBeforeKey = 0;
  readonly #askedCode: AskedCode;

  /** Boots the token; throws what the maker of its device throws. */
  constructor({ model, clock, device, audio, trace }: SessionOptions) {
    this.model = model;
    this.clock = clock;
    this.trace = trace ?? null;
    this.recorder = new AudioRecorder(audio);
    this.pulses = new PulseRecorder(clock);
    this.#askedCode = new AskedCode(model);
    this.device = device({ link: this.#link, audio: this.recorder, motor: this.pulses });
  }

  /** Presses a key and leaves it down. Throws RangeError for a key that the model has not. */
  press(key: string): void {
    this.#heardBeforeKey = this.recorder.heard.length;
    this.#feltBeforeKey = this.pulses.pulses.length;
    const before = this.glass();
    this.device.press(key);
    this.#askedCode.keyDown(key, before, this.clock.uptimeMs());
  }

  /** Lets a key go. */
  release(key: string): void {
    const releasedMs = this.clock.uptimeMs();
    this.device.release(key);
    this.#askedCode.keyUp(key, this.glass(), releasedMs);
  }

  /** Presses a key, lets `heldMs` pass, and lets the key go. Throws RangeError for a key that the model has not. */
  hold(key: string, heldMs: number): void {
    this.press(key);
    this.advance(heldMs);
    this.release(key);
  }

  /** Lets time pass; a code that was asked for and shows on the way has been seen. */
  advance(ms: number): void {
    let leftMs = ms;
    for (let stepMs = this.#nextLookMs(leftMs); stepMs < leftMs; stepMs = this.#nextLookMs(leftMs)) {
      this.clock.advance(stepMs);
      leftMs -= stepMs;
    }
    this.clock.advance(leftMs);
    this.glass();
  }

  /** Looks at the glass, and gives how long to wait before the next look. */
  #nextLookMs(limitMs: number): number {
    this.glass();
    return this.#askedCode.nextLookMs(this.clock.uptimeMs()) ?? limitMs;
  }

  /** Why there is no code that the key pressed last asked for; null when it was seen, or none was asked for. */
  get missingCode(): MissingCodeReason | null {
    return this.#askedCode.missing;
  }

  /** The uptime at which it was missed. */
  get missedAtMs(): number {
    return this.#askedCode.missedAtMs;
  }

  /** A press has settled when what it promises has come: a code reader's "new code soon" stands for a code that it shows by itself. */
  settle(): void {
    const endMs = this.clock.uptimeMs() + MAXIMUM_PROMISE_MS;
    while (
      this.missingCode === 'new-code-soon' &&
      promisesCode(this.glass()) &&
      this.clock.uptimeMs() < endMs
    )
      this.clock.advance(PROMISE_STEP_MS);
  }

  /** Taps each stroke's last key while its others are held; the last tap of all lasts `lastMs`. */
  strike(strokes: readonly Stroke[], lastMs = TAP_MS): void {
    const heardBefore = this.recorder.heard.length;
    const feltBefore = this.pulses.pulses.length;
    for (const [index, stroke] of strokes.entries()) {
      if (index > 0) this.clock.advance(STROKE_PAUSE_MS);
      this.#strikeOne(stroke, index + 1 === strokes.length ? lastMs : TAP_MS);
    }
    this.#heardBeforeKey = heardBefore;
    this.#feltBeforeKey = feltBefore;
  }

  #strikeOne(stroke: Stroke, tapMs: number): void {
    const held = stroke.slice(0, -1);
    for (const key of held) {
      this.press(key);
      this.clock.advance(HELD_BEFORE_MS);
    }
    this.hold(stroke.at(-1)!, tapMs);
    for (const key of held.toReversed()) this.release(key);
  }

  /** What has been heard since the last key or sequence of keys was pressed. */
  heardSinceKey(): readonly HeardClip[] {
    return this.recorder.heard.slice(this.#heardBeforeKey);
  }

  /** Runs of the motor since the last key or sequence of keys was pressed. */
  pulsesSinceKey(): readonly Pulse[] {
    return this.pulses.pulses.slice(this.#feltBeforeKey);
  }

  /** Takes the power away; `device.powerOn` gives it back. */
  powerCut(): void {
    this.trace?.powerCut();
    this.device.powerCut();
    this.#askedCode.forget();
  }

  /** What is on the glass; whoever looks has seen it. */
  glass(): GlassReading {
    const glass = readGlass(this.device.frame());
    this.#askedCode.see(glass);
    return glass;
  }

  /**
   * Asks the token over its link from within this process; takes the link over from an earlier `plug`. While the token
   * is silent, simulated time passes. Rejects as LinkClient does.
   */
  async request<N extends MessageName>(
    name: N,
    fields: Messages[N]['request'],
  ): Promise<Messages[N]['response']> {
    const answer = this.#hostClient().request(name, fields);
    let settled = false;
    const settle = (): void => {
      settled = true;
    };
    answer.then(settle, settle);
    for (;;) {
      await new Promise(setImmediate);
      if (settled) return answer;
      this.clock.advance(SILENCE_STEP_MS);
    }
  }

  async identify(): Promise<Identity> {
    return identityOf(
      await this.request('identify', { minimumVersion: LINK_VERSION, maximumVersion: LINK_VERSION }),
    );
  }

  /** Connects a link from outside, in place of the host in this process. */
  plug(port: LinkPort): void {
    this.#client = undefined;
    this.#link.plug(port);
  }

  #hostClient(): LinkClient {
    if (this.#client) return this.#client;
    const pair = linkPair();
    this.#link.plug(pair.token);
    this.#client = new LinkClient(pair.host, { timers: this.clock, firstSequence: FIRST_SEQUENCE });
    return this.#client;
  }
}
