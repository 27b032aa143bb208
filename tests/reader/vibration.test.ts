/** The code as pulses: which come at which key, that they give the code, and that two codes are never mixed unsaid. */
import { describe, expect, test } from 'vitest';
import { UNUSED_TOKEN_STATE, prepareCredential } from '../../host-tools/verifier/credential.ts';
import { nodeHmac } from '../../host-tools/verifier/hmac-node.ts';
import { verifyTotp } from '../../host-tools/verifier/totp-verifier.ts';
import { feltWords } from '../../simulator/haptics/felt-words.ts';
import { VirtualClock } from '../../simulator/ports/clock.ts';
import { FeltReader } from './felt-reader.ts';
import { codeAt, SECRET, START } from './reader.ts';

const STEP_MS = 30_000;
const NEW_STEP = START - (START % STEP_MS);

describe('a code in the hand', () => {
  test('is given a digit a press, and its end is told', async () => {
    const hand = await FeltReader.make();
    const code = hand.reader.code();
    expect(hand.press('fn')).toEqual(['ready']);
    const given = [...code].map(() => hand.press('5'));
    expect(given.map(([digit]) => digit).join('')).toBe(code);
    expect(given.map((each) => each.slice(1))).toEqual([[], [], [], [], [], ['end']]);
  });

  test('has all ten digits as their pulses, and the simulator reads them as a finger does', async () => {
    const all = new Set<string>();
    for (let unixMs = NEW_STEP; unixMs < NEW_STEP + 10 * STEP_MS; unixMs += STEP_MS) {
      const hand = await FeltReader.make({}, { unixMs });
      const { digits, pulses } = hand.wholeCode();
      expect(digits).toBe(codeAt(unixMs));
      expect(
        feltWords(pulses)
          .filter((word) => word !== 'end')
          .join(''),
      ).toBe(digits);
      for (const digit of digits) all.add(digit);
    }
    expect([...all].sort().join('')).toBe('0123456789');
  });

  test('0 gives the digit before once more', async () => {
    const hand = await FeltReader.make();
    const code = hand.reader.code();
    hand.press('fn');
    expect(hand.press('5')).toEqual([code[0]]);
    expect(hand.press('0')).toEqual([code[0]]);
    expect(hand.press('5')).toEqual([code[1]]);
  });

  test('a press within the pulses ends them, and what follows comes after a rest', async () => {
    const hand = await FeltReader.make();
    const code = hand.reader.code();
    hand.press('fn');
    hand.reader.press('5');
    expect(hand.reader.session.pulses.restingMs).toBe(0);
    expect(hand.press('5')).toEqual([code[1]]);
    const { pulses } = hand.reader.session.pulses;
    const first = pulses.findIndex(({ startMs }) => startMs === hand.pulses()[0]!.startMs);
    expect(pulses[first]!.startMs - pulses[first - 1]!.endMs!).toBeGreaterThanOrEqual(900);
  });
});

/** As on a board whose loop is busy, or a page in the background. */
class LateClock extends VirtualClock {
  override schedule(delayMs: number, task: () => void): () => void {
    return super.schedule(delayMs + 100, task);
  }
}

test('a clock that comes late makes pulses longer, and loses none', async () => {
  const hand = await FeltReader.make({}, { clock: new LateClock(NEW_STEP) });
  const code = hand.reader.code();
  hand.press('fn');
  for (const digit of code.slice(0, 3)) {
    expect(hand.press('5')).toEqual([digit]);
    const pulses = hand.pulses();
    const lengths = pulses.map(({ startMs, endMs }) => endMs - startMs);
    const gaps = pulses.slice(1).map(({ startMs }, index) => startMs - pulses[index]!.endMs);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(250);
    expect(Math.min(Infinity, ...gaps)).toBeGreaterThanOrEqual(300);
  }
});

describe('what is not a digit', () => {
  test('a sleeping reader tells that 5 brings nothing, and the red key wakes it', async () => {
    const hand = await FeltReader.make();
    expect(hand.press('5')).toEqual(['none']);
    expect(hand.reader.session.device.asleep).toBe(true);
    expect(hand.press('fn')).toEqual(['ready']);
  });

  test('another key than 5 is felt as a key and loses no digit', async () => {
    const hand = await FeltReader.make();
    const code = hand.reader.code();
    hand.press('fn');
    hand.press('5');
    expect(hand.press('8')).toEqual(['key']);
    expect(hand.press('5')).toEqual([code[1]]);
  });

  test('a reader that has lost its time has no code', async () => {
    const hand = await FeltReader.make();
    hand.reader.untilStored();
    hand.reader.powerCycle();
    hand.reader.clock.setUnixMs(0);
    hand.reader.powerCycle();
    expect(hand.press('fn')).toEqual(['none']);
  });

  test('the first question can be answered by hand: 2, and nothing is heard from then on', async () => {
    const hand = await FeltReader.make({ 'audio-output': 0 }, { unixMs: NEW_STEP - 2000 });
    expect(hand.press('fn')).toEqual(['question']);
    expect(hand.press('4')).toEqual(['question']);
    expect(hand.press('2')).toEqual(['key']);
    expect(hand.press('fn')).toEqual(['ready']);
    expect(hand.reader.heard()).toEqual([]);
  });

  test('the settings menu turns it on, and the motor says so', async () => {
    const hand = await FeltReader.make({ 'audio-output': 1, vibration: 0 });
    hand.reader.press('fn', 500);
    while ((hand.reader.text().match(/vibration/) ?? null) === null) hand.reader.press('right', 1500);
    expect(hand.pulses()).toEqual([]);
    expect(hand.press('3')).toEqual(['key']);
    expect(await hand.reader.setting('vibration')).toBe(1);
    expect(hand.press('1')).toEqual([]);
  });
});

describe('two codes', () => {
  test('are never mixed unsaid: the next digit of a code that has ended is a signal', async () => {
    const hand = await FeltReader.make();
    hand.press('fn');
    hand.press('5');
    hand.press('5');
    hand.forget();
    hand.reader.wait(26_000);
    expect(hand.felt()).toEqual(['changed']);
    expect(hand.press('5')).toEqual([hand.reader.code()[0]]);
  });

  test('nor when the last digit is cut short by its end', async () => {
    const hand = await FeltReader.make({}, { unixMs: START });
    hand.press('fn');
    for (let digit = 0; digit < 5; digit++) hand.reader.press('5', 300);
    hand.reader.until(() => hand.reader.clock.unixMs() % STEP_MS >= STEP_MS - 200);
    hand.reader.press('5');
    hand.forget();
    hand.reader.wait(5000);
    expect(hand.felt()).toEqual(['changed']);
  });

  test('one that lives too short is not begun: the next comes by itself', async () => {
    const hand = await FeltReader.make({}, { unixMs: START + 10_000 });
    expect(hand.press('fn')).toEqual(['wait']);
    hand.forget();
    hand.reader.wait(17_000);
    expect(hand.felt()).toEqual(['ready']);
    expect(hand.wholeCode().digits).toBe(hand.reader.code());
  });

  test('headphones pulled out in the middle: begin again', async () => {
    const hand = await FeltReader.make();
    hand.reader.session.device.setHeadphones(true);
    hand.press('fn');
    hand.press('5');
    hand.forget();
    hand.reader.session.device.setHeadphones(false);
    hand.reader.wait(5000);
    expect(hand.felt()).toEqual(['changed']);
    expect(hand.press('5')).toEqual([hand.reader.code()[0]]);
  });
});

describe('with sound and without', () => {
  test('headphones only, none there: of a code nothing at all is heard', async () => {
    const hand = await FeltReader.make();
    hand.press('fn');
    hand.wholeCode();
    expect(hand.reader.blocks).toEqual([]);
  });

  test('the loudspeaker says the digit that is felt', async () => {
    const hand = await FeltReader.make({ 'audio-output': 1 });
    hand.press('fn');
    const [digit] = hand.press('5');
    expect(hand.reader.digitsHeard()).toBe(digit);
  });

  test('a device without a voice gives the same pulses', async () => {
    const hand = await FeltReader.make({ 'audio-output': 1 }, { voice: null });
    expect(hand.press('fn')).toEqual(['ready']);
    expect(hand.wholeCode().digits).toBe(hand.reader.code());
  });

  test('switched off the motor never runs', async () => {
    const hand = await FeltReader.make({ 'audio-output': 1, vibration: 0 });
    for (const key of ['fn', '5', '8', '0', 'right']) hand.press(key);
    expect(hand.reader.session.pulses.pulses).toEqual([]);
  });
});

describe('sleep', () => {
  test('waits for the motor: it stands still first', async () => {
    const hand = await FeltReader.make();
    hand.reader.press('5');
    expect(hand.reader.session.device.asleep).toBe(false);
    hand.reader.until(() => hand.reader.session.device.asleep);
    expect(hand.reader.session.pulses.restingMs).toBeGreaterThanOrEqual(900);
  });

  test('a power cut within a pulse leaves the motor still', async () => {
    const hand = await FeltReader.make();
    hand.reader.press('fn');
    expect(hand.reader.session.pulses.restingMs).toBe(0);
    hand.reader.session.powerCut();
    hand.reader.wait(10);
    expect(hand.reader.session.pulses.restingMs).toBe(10);
  });
});

describe('a deafblind person logs on alone', () => {
  test('by pulses and keys, with no sound and no look at the glass: the server takes the code', async () => {
    const hand = await FeltReader.make({}, { unixMs: START + 12_000 });
    // Too late in the time step for all digits.
    let said = hand.press('fn');
    while (!said.includes('ready')) {
      hand.reader.wait(1000);
      said = hand.felt();
    }
    let typed = '';
    do {
      said = hand.press('5');
      if (said.includes('changed')) typed = '';
      else typed += said[0];
    } while (!said.includes('end'));
    const parameters = { algorithm: 'SHA1', digits: 6, timeStepSeconds: 30, t0UnixSeconds: 0 } as const;
    const verdict = verifyTotp({
      credential: prepareCredential(SECRET, parameters, nodeHmac),
      state: UNUSED_TOKEN_STATE,
      code: typed,
      unixSeconds: Math.floor(hand.reader.clock.unixMs() / 1000),
    });
    expect(verdict.outcome).toBe('accepted');
    expect(hand.reader.blocks).toEqual([]);
  });
});
