/**
 * Runs a story on the core and on the model side by side and compares them after every step, and at every wake between.
 */
import { encodeFrame, type Frame } from '../../host-tools/link/framing.ts';
import { encodeRequest } from '../../host-tools/link/messages.ts';
import { MESSAGES, SETTINGS } from '../../host-tools/link/protocol.generated.ts';
import { readGlass } from '../../simulator/glass/reading.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import type { InputEvent } from '../../simulator/runner/events.ts';
import { Runner } from '../../simulator/runner/runner.ts';
import { Token } from '../../simulator/token/token.ts';
import { expectEqual } from '../support/expect-equal.ts';
import { SeededEntropy } from '../support/seeded-entropy.ts';
import type { Action, Story } from './actions.ts';
import { CORE, FIRMWARE_VERSION } from './core-under-test.ts';
import { LinkHost } from './link-host.ts';
import { TokenModel } from './token-model.ts';
import { WatchedClock } from './watched-clock.ts';

/** What was compared, so that a suite can see that its stories went everywhere. */
export interface Coverage {
  steps: number;
  wakes: number;
  screens: Record<string, number>;
  answers: Record<string, number>;
}

const FIRST_OTHER_SETTING = 2;
const OTHER_SETTINGS = Object.keys(SETTINGS).length - FIRST_OTHER_SETTING;

export class Comparison {
  readonly #clock: WatchedClock;
  readonly #storage = new MemoryStorage();
  readonly #entropy = new SeededEntropy();
  readonly #model: TokenModel;
  readonly #coverage: Coverage;
  /** A second core that is asked in the first one's place, so that asking changes nothing. */
  readonly #probe = new Token(CORE);
  #host = new LinkHost();
  #runner: Runner;
  #sequence = 0;
  #lastRequest: Frame | null = null;
  /** On its way to the core. */
  #asked: Frame | null = null;
  #expected: Frame | null = null;

  constructor(rtcUnixMs: number, coverage: Coverage) {
    this.#coverage = coverage;
    this.#clock = new WatchedClock(rtcUnixMs);
    this.#clock.beforeTask = () => this.#beforeWake();
    this.#clock.afterTask = () => this.#afterWake();
    this.#model = new TokenModel({ development: true, version: FIRMWARE_VERSION });
    this.#model.entropy = new SeededEntropy();
    this.#runner = this.#start(true);
  }

  static run(story: Story, coverage: Coverage): void {
    const comparison = new Comparison(story.rtcUnixMs, coverage);
    for (const action of story.actions) comparison.step(action);
  }

  #start(development: boolean): Runner {
    this.#host = new LinkHost();
    const runner = new Runner({
      module: CORE,
      model: 'code-display',
      development,
      clock: this.#clock,
      storage: this.#storage,
      link: this.#host.port,
      entropy: this.#entropy,
      observer: {
        input: (event) => this.#give(event),
        output: (event) => {
          if (event.output === 'trap') throw new Error(`the core trapped: ${event.message}`);
        },
      },
    });
    runner.onFrame((frame) => this.#checkCode(frame));
    return runner;
  }

  /** The model is given what the core is given, at the same moment. */
  #give(event: InputEvent): void {
    if (event.input === 'link' && this.#asked !== null) {
      this.#expected = this.#model.request(this.#asked);
      this.#asked = null;
    }
    if (event.input === 'clock') this.#model.tick(event.uptimeMs, event.unixMs);
    if (event.input === 'key') this.#model.contact(event.pressed);
    if (event.input === 'power') this.#model.millivolts = Math.min(9999, event.millivolts);
  }

  /** A code on the glass is the right one, also in a frame that the next one replaces at once. */
  #checkCode(frame: Uint8Array): void {
    const { code, bar } = readGlass(frame);
    if (code === null) return;
    const right = this.#model.rightCode();
    expectEqual<object>({ code, bar }, { code: right?.code, bar: right?.bar });
  }

  #beforeWake(): void {
    const wakeMs = this.#clock.uptimeMs();
    if (wakeMs <= this.#model.nowMs) return;
    // Until this very millisecond the glass was still right: the token has not asked to be woken too late.
    this.#model.advanceTo(wakeMs - 1);
    this.#compareGlass();
  }

  #afterWake(): void {
    this.#coverage.wakes++;
    this.#compareGlass();
  }

  #compareGlass(): void {
    const { text, bar, icons, code } = readGlass(this.#runner.frame());
    expectEqual<object>({ text, bar, icons, code }, this.#model.glass());
  }

  /** What the token says about itself, asked of a copy of it. */
  #compareRecord(): void {
    this.#probe.restore(this.#runner.snapshot());
    this.#compareAnswerOfProbe({ minimumVersion: 1, maximumVersion: 1 }, 'identify');
    this.#compareAnswerOfProbe({}, 'read-counters');
    // Those that the code display itself heeds, and in turn one of the others.
    const asked = [0, 1, FIRST_OTHER_SETTING + (this.#coverage.steps % OTHER_SETTINGS)];
    for (const setting of asked) this.#compareAnswerOfProbe({ setting }, 'read-setting');
  }

  #compareAnswerOfProbe(fields: object, name: 'identify' | 'read-counters' | 'read-setting'): void {
    const frame = {
      flags: 0,
      sequence: 0,
      type: MESSAGES[name].id,
      payload: encodeRequest(name, fields as never),
    };
    this.#probe.linkReceive(encodeFrame(frame));
    // A copy of the model answers, so that the real one does not take this for the last request.
    const expected = this.#model.answerApart(frame);
    expectEqual([name, toHex(this.#probe.linkTake())], [name, toHex(encodeFrame(expected))]);
  }

  step(action: Action): void {
    this.#carryOut(action);
    this.#coverage.steps++;
    this.#compareGlass();
    expectEqual([action.do, this.#runner.asleep], [action.do, this.#model.isAsleep]);
    this.#compareRecord();
    const { mode } = this.#model.screen;
    this.#coverage.screens[mode] = (this.#coverage.screens[mode] ?? 0) + 1;
  }

  #carryOut(action: Action): void {
    switch (action.do) {
      case 'contact':
        return this.#contact(action.closed, action.bounces);
      case 'wait':
        return this.#wait(action.ms);
      case 'wait-for-step':
        return this.#wait(Math.max(0, this.#untilNextStepMs() + action.ms));
      case 'battery':
        return this.#runner.setMillivolts(action.millivolts);
      case 'ask': {
        const { name, fields } = action.request;
        this.#sequence = (this.#sequence + 1) & 0xff;
        const payload = encodeRequest(name, fields as never);
        return this.#ask({ flags: 0, sequence: this.#sequence, type: MESSAGES[name].id, payload });
      }
      case 'ask-again':
        return this.#lastRequest === null ? undefined : this.#ask(this.#lastRequest);
      case 'noise':
        return this.#noise(action.bytes);
      case 'move-rtc':
        return this.#setRtc(Math.max(0, this.#clock.unixMs() + action.byMs));
      case 'set-rtc':
        return this.#setRtc(action.unixMs);
      case 'power-cycle':
        return this.#powerCycle(action.offMs, action.development);
    }
  }

  #contact(closed: boolean, bounces: readonly (readonly [number, number])[]): void {
    this.#edge(closed);
    for (const [awayMs, backMs] of bounces) {
      this.#wait(awayMs);
      this.#edge(!closed);
      this.#wait(backMs);
      this.#edge(closed);
    }
  }

  #edge(closed: boolean): void {
    if (closed) this.#runner.press('main');
    else this.#runner.release('main');
    this.#compareGlass();
  }

  #wait(ms: number): void {
    this.#clock.advance(ms);
    this.#model.advanceTo(this.#clock.uptimeMs());
    this.#compareGlass();
  }

  #untilNextStepMs(): number {
    const live = this.#model.rightCode();
    return live === null ? 1000 : live.endUnixMs - this.#model.unixMs()!;
  }

  #ask(frame: Frame): void {
    this.#lastRequest = frame;
    this.#asked = frame;
    const answers = this.#host.send(encodeFrame(frame));
    const expected = this.#expected;
    expectEqual(answers.map(summary), expected === null ? [] : [summary(expected)]);
    const outcome = `${frame.type}:${expected?.flags === 1 ? 'ok' : (expected?.payload[0] ?? 'none')}`;
    this.#coverage.answers[outcome] = (this.#coverage.answers[outcome] ?? 0) + 1;
  }

  /** Bytes that hold no frame, ended so that the next request is read from its start. */
  #noise(bytes: Uint8Array): void {
    expectEqual(this.#host.send(Uint8Array.of(...bytes, 0)), []);
  }

  #setRtc(unixMs: number): void {
    this.#clock.setUnixMs(unixMs);
    this.#tellTime();
  }

  /** No bytes at all still make the runner tell the token the time. */
  #tellTime(): void {
    this.#host.send(new Uint8Array(0));
  }

  #powerCycle(offMs: number, development: boolean): void {
    this.#runner.powerCut();
    this.#clock.advance(offMs);
    this.#model.restart(this.#clock.uptimeMs(), { development, version: FIRMWARE_VERSION });
    this.#runner = this.#start(development);
  }
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/** What is compared of a frame; readable when it differs. */
function summary({ flags, sequence, type, payload }: Frame): string {
  return `flags ${flags}, sequence ${sequence}, type ${type}, payload ${toHex(payload)}`;
}
