/** The whole code reader saying its codes: the shipped core, its keys and its clock; what is heard is recorded. */
import { SETTINGS, type SettingName } from '../../host-tools/link/protocol.generated.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import { VirtualClock } from '../../simulator/ports/clock.ts';
import { openSession } from '../../simulator/session/open-session.ts';
import type { Session } from '../../simulator/session/session.ts';
import { loadCore } from '../../simulator/token/load.ts';
import type { LANGUAGES } from '../../simulator/voice/languages.generated.ts';
import { clipName } from '../../simulator/voice/clip-names.ts';
import { loadVoice } from '../../simulator/voice/load.ts';
import { SAMPLE_RATE } from './mfcc.ts';

const START_UNIX_MS = Date.UTC(2026, 10, 22, 12);
const TIME_STEP_MS = 30_000;
const CODE_DIGITS = 6;
const MAXIMUM_VOLUME = 6;
/** A code in the slowest language takes 12 s. */
const MAXIMUM_MS = 20_000;
const STEP_MS = 50;
/** Silence left before and after the code, which a recogniser needs to hear the noise alone. */
const MARGIN_SAMPLES = 0.3 * SAMPLE_RATE;

export interface SaidCode {
  /** As shown on the glass. */
  code: string;
  /** From shortly before the first digit to shortly after the last, without the word before them. */
  samples: Int16Array;
  /** Each digit alone, as it was heard. */
  digits: Int16Array[];
}

export class Reader {
  readonly #session: Session;
  readonly #clock: VirtualClock;

  private constructor(session: Session, clock: VirtualClock) {
    this.#session = session;
    this.#clock = clock;
  }

  /** A token with this secret that speaks this language as loud as it can, and else as new or as `settings` say. */
  static async open(
    tag: (typeof LANGUAGES)[number]['tag'],
    secret: Uint8Array,
    settings: Partial<Record<SettingName, number>> = {},
  ): Promise<Reader> {
    const clock = new VirtualClock(START_UNIX_MS);
    const { session } = await openSession({
      module: loadCore(),
      model: 'code-reader',
      clock,
      storage: new MemoryStorage(),
      wish: { parameters: { secret }, erase: false, blank: false, clockUnset: false },
      millivolts: null,
      sound: { voice: loadVoice(), port: null, headphones: false, firstUse: false, language: tag },
      trace: null,
      onStorageFailure: (reason) => {
        throw reason;
      },
    });
    for (const [name, value] of Object.entries({ volume: MAXIMUM_VOLUME, ...settings }))
      await session.request('change-setting', { setting: SETTINGS[name as SettingName].id, value });
    return new Reader(session, clock);
  }

  /** Waits for the next time step, presses the function key and hears the code once. */
  sayNextCode(): SaidCode {
    const { recorder } = this.#session;
    this.#clock.advance(TIME_STEP_MS - (this.#clock.unixMs() % TIME_STEP_MS));
    recorder.reset();
    this.#session.hold('fn', 100);
    const digits = this.#waitForDigits();
    const samples = recorder.samples();
    const start = Math.max(0, (digits[0]?.startSample ?? 0) - MARGIN_SAMPLES);
    const cut = new Int16Array((digits.at(-1)?.endSample ?? 0) + MARGIN_SAMPLES - start);
    cut.set(samples.subarray(start, digits.at(-1)?.endSample ?? 0));
    // The word before the code may end there.
    cut.fill(0, 0, (digits[0]?.startSample ?? 0) - start);
    const { code } = this.#session.glass();
    if (code === null) throw new Error('expected a code on the glass, got none');
    const alone = digits.map(({ startSample, endSample }) => samples.slice(startSample, endSample));
    return { code, samples: cut, digits: alone };
  }

  #waitForDigits(): { id: string; startSample: number; endSample: number }[] {
    for (let waitedMs = 0; waitedMs < MAXIMUM_MS; waitedMs += STEP_MS) {
      this.#clock.advance(STEP_MS);
      const digits = this.#session.recorder.heard.flatMap(({ clip, startSample, endSample }) => {
        const { id } = clipName(clip);
        return /^\d$/.test(id) && endSample !== null ? [{ id, startSample, endSample }] : [];
      });
      if (digits.length >= CODE_DIGITS) return digits.slice(0, CODE_DIGITS);
    }
    throw new Error(`expected ${CODE_DIGITS} digits within ${MAXIMUM_MS} ms, heard fewer`);
  }
}
