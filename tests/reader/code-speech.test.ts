/**
 * How a code is said: its words, groups and pace, the repeat, the highlight, and what happens when it dies meanwhile.
 */
import { describe, expect, test } from 'vitest';
import { SETTINGS } from '../../host-tools/link/protocol.generated.ts';
import { clipName } from '../../simulator/voice/clip-names.ts';
import { codeAt, Reader, SAMPLES_A_MS, START, type ReaderOptions } from './reader.ts';

const spaced = (code: string): string => [...code].join(' ');

interface SpokenDigit {
  digit: string;
  startMs: number;
  endMs: number;
}

function spokenDigits(reader: Reader): SpokenDigit[] {
  return reader
    .heard()
    .filter(({ clip, endSample }) => clip < 10 && endSample !== null)
    .map(({ clip, startSample, endSample }) => ({
      digit: clipName(clip).id,
      startMs: startSample / SAMPLES_A_MS,
      endMs: endSample! / SAMPLES_A_MS,
    }));
}

/** From the start of each digit to the start of the next. */
function pitchesMs(digits: SpokenDigit[]): number[] {
  return digits.slice(1).map(({ startMs }, index) => startMs - digits[index]!.startMs);
}

describe.each([
  { digits: 6, groups: [3, 3] },
  { digits: 7, groups: [3, 4] },
  { digits: 8, groups: [4, 4] },
])('a code of $digits digits', ({ digits, groups }) => {
  test('is said twice, in its groups, about a second a digit', async () => {
    const reader = await Reader.make({ digits, settings: { speed: 5 } });
    const code = reader.code(digits);
    reader.press('fn');
    expect(reader.glass().digits).toBe(code);
    reader.untilSilent();
    expect(reader.text()).toBe(`code ${spaced(code)} again ${spaced(code)}`);
    expect(
      reader
        .glass()
        .text.split(' ')
        .map(({ length }) => length),
    ).toEqual(groups);
    // At speed 5 a second is 800 ms.
    for (const half of [spokenDigits(reader).slice(0, digits), spokenDigits(reader).slice(digits)]) {
      pitchesMs(half).forEach((pitch, index) => {
        const isGroupEnd = index + 1 === groups[0];
        expect(pitch).toBeGreaterThanOrEqual(isGroupEnd ? 940 / 1.25 + 350 : 940 / 1.25 - 1);
        expect(pitch).toBeLessThanOrEqual(isGroupEnd ? 1000 / 1.25 + 500 : 1000 / 1.25);
      });
    }
  });

  test('is marked on the glass digit for digit as it is said', async () => {
    const reader = await Reader.make({ digits });
    const code = reader.code(digits);
    reader.press('fn');
    reader.untilSilent();
    const firstPlace = digits === 8 ? 1 : 2;
    const said = reader.heard().filter(({ clip }) => clip < 10);
    expect(said).toHaveLength(said.length === digits ? digits : 2 * digits);
    said.forEach(({ startSample, endSample }, index) => {
      const within = reader.blocks.filter(
        (block) =>
          block.startSample >= startSample && block.startSample + block.samples < (endSample ?? 0) - 256,
      );
      expect(within.length).toBeGreaterThan(0);
      for (const { glass } of within) {
        expect(glass.code).toBe(code);
        expect(glass.mark).toBe(firstPlace + (index % digits));
      }
    });
    expect(reader.glass().mark).toBeNull();
  });
});

test('at the speed of a new device a digit comes each 1.18 s, and a fresh code is still said twice', async () => {
  const reader = await Reader.make({ unixMs: START - 5000, settings: { speed: SETTINGS.speed.default } });
  reader.press('fn');
  reader.untilSilent();
  expect(reader.text()).toBe(`code ${spaced(reader.code())} again ${spaced(reader.code())}`);
  const [first, second] = pitchesMs(spokenDigits(reader));
  expect([first, second].map((pitch) => Math.round(pitch! / 5) * 5)).toEqual([1175, 1175]);
});

describe('the repeat', () => {
  test('follows a pause in which a key can come', async () => {
    const reader = await Reader.make();
    reader.press('fn');
    reader.untilSilent();
    const again = reader.heard().findIndex(({ clip }) => clipName(clip).id === 'again');
    const pauseMs =
      (reader.heard()[again]!.startSample - reader.heard()[again - 1]!.endSample!) / SAMPLES_A_MS;
    expect(pauseMs).toBeGreaterThanOrEqual(1200);
    expect(pauseMs).toBeLessThanOrEqual(2000);
  });

  test('does not come after a key in that pause', async () => {
    const reader = await Reader.make();
    reader.press('fn');
    reader.until(() => spokenDigits(reader).length === 6);
    reader.wait(300);
    reader.press('3');
    reader.untilSilent();
    reader.wait(8000);
    expect(reader.text()).toBe('volume 5');
  });

  test('does not come with automatic repeat off', async () => {
    const reader = await Reader.make({ settings: { 'auto-repeat': 0 } });
    reader.press('fn');
    reader.untilSilent();
    expect(reader.text()).toBe(`code ${spaced(reader.code())}`);
  });

  test('does not begin in time that the code no longer has', async () => {
    const reader = await Reader.make({ unixMs: START + 10_000 });
    const code = reader.code();
    reader.press('fn');
    reader.untilSilent();
    expect(reader.text()).toBe(`code ${spaced(code)}`);
    expect(reader.code()).toBe(code);
  });

  test('is asked about at the slowest speed, which has no time for it', async () => {
    const said = async (settings: object): Promise<string> => {
      const reader = await Reader.make({ unixMs: START - 5000, settings });
      reader.press('fn');
      reader.untilSilent();
      return reader.text().replace(/\d/g, 'd');
    };
    expect(await said({ speed: 1 })).toBe('code d d d d d d again-question');
    expect(await said({ speed: 1, 'auto-repeat': 0 })).toBe('code d d d d d d');
  });

  test.each(['fn', '0'])('is said at once with %s', async (key) => {
    const reader = await Reader.make();
    reader.press('fn', 3000);
    reader.press(key);
    reader.wait(6800);
    expect(reader.text()).toBe(`again ${spaced(reader.code())}`);
  });
});

describe('a code that is about to die', () => {
  test('is not begun: the next one is announced, waited for and said by itself', async () => {
    const reader = await Reader.make({ unixMs: START + 19_000 });
    const dying = reader.code();
    reader.press('fn', 2000);
    expect(reader.text()).toBe('new-code in 6 seconds');
    expect(reader.glass()).toMatchObject({ text: '--- ---', code: null });
    reader.until(() => reader.code() !== dying);
    reader.wait(1500);
    const fresh = reader.code();
    expect(reader.glass().code).toBe(fresh);
    reader.untilSilent();
    expect(reader.text()).toBe(
      `new-code in 6 seconds tone-tick tone-tick new-code ${spaced(fresh)} again ${spaced(fresh)}`,
    );
  });

  /** A wait of up to 15.8 s: a code takes that long at speed 1. */
  async function waiting(
    leftMs: number,
    settings: ReaderOptions['settings'] = { speed: 1 },
  ): Promise<Reader> {
    const reader = await Reader.make({ unixMs: START + 25_000 - leftMs, settings });
    reader.press('fn');
    expect(reader.glass().icons).toContain('wait');
    return reader;
  }

  const untilCode = (reader: Reader): void => reader.until(() => reader.glass().code !== null);

  test.each([
    [15_500, 1, /^new-code in 15 seconds tone-tick/],
    [12_500, 1, /^new-code in 12 seconds tone-tick/],
    [7500, 4, /^new-code in 7 seconds tone-tick/],
    [3100, 4, /^new-code in 3 seconds?!?/],
    [2900, 4, /^new-code-soon/],
  ])(
    'with %i ms left, at speed %i, it is said in how many seconds the next comes',
    async (leftMs, speed, words) => {
      const reader = await waiting(leftMs, { speed });
      untilCode(reader);
      expect(reader.text()).toMatch(words);
    },
  );

  test.each([
    [15_500, 1],
    [7500, 4],
  ])('with %i ms left, at speed %i, a tick is heard each two seconds', async (leftMs, speed) => {
    const reader = await waiting(leftMs, { speed });
    untilCode(reader);
    const starts = reader
      .heard()
      .filter(({ clip }) => clipName(clip).id === 'tone-tick')
      .map(({ startSample }) => startSample / SAMPLES_A_MS);
    expect(starts.length).toBeGreaterThanOrEqual(2);
    const pauses = starts.slice(1).map((start, index) => start - starts[index]!);
    expect(pauses.filter((pause) => Math.abs(pause - 2000) > 20)).toEqual([]);
    reader.untilSilent();
    expect(reader.words().lastIndexOf('tone-tick')).toBeLessThan(reader.words().lastIndexOf('new-code'));
  });

  test('is waited for also where the glass stays lit for less', async () => {
    const reader = await waiting(15_500, { speed: 1, 'glass-seconds': 10 });
    reader.wait(15_500);
    expect(reader.glass().code).toBe(reader.code());
  });

  test('is waited for beyond another answer: after it the ticks and the sign come back', async () => {
    const reader = await waiting(15_500);
    reader.press('3', 6500);
    expect(reader.words().slice(0, 2)).toEqual(['volume', '5']);
    expect(reader.glass().icons).toContain('wait');
    untilCode(reader);
    expect(reader.words().filter((word) => word === 'tone-tick').length).toBeGreaterThanOrEqual(3);
  });

  test.each([
    ['fn', 'code'],
    ['0', 'code'],
  ])('is said when it is asked for again with %s', async (key, lead) => {
    const reader = await Reader.make({ unixMs: START + 18_500 });
    reader.press('fn', 500);
    const code = reader.code();
    reader.press(key, 1500);
    expect(reader.glass().code).toBe(code);
    expect(reader.words().slice(0, 2)).toEqual([lead, code[0]]);
  });

  test('is said digit by digit when it is asked for again that way', async () => {
    const reader = await Reader.make({ unixMs: START + 18_500 });
    reader.press('fn', 500);
    const code = reader.code();
    reader.press('5', 900);
    reader.press('5', 800);
    expect(reader.text()).toBe(code[1]);
  });

  test('may be followed by the next one while something else was asked for', async () => {
    const reader = await Reader.make({ unixMs: START + 19_000 });
    const dying = reader.code();
    reader.press('fn', 1500);
    reader.press('3');
    reader.until(() => reader.code() !== dying);
    reader.untilSilent();
    const words = reader.words().filter((word) => word !== 'tone-tick');
    expect(words.slice(0, 3)).toEqual(['volume', '5', 'new-code']);
    expect(reader.glass().code).toBe(reader.code());
  });

  test('is followed at its very end also while a setting is being chosen', async () => {
    const reader = await Reader.make({ unixMs: START + 18_500 });
    reader.press('fn', 1500);
    reader.press('right', 2500);
    reader.wait(30_000 - ((reader.clock.unixMs() % 30_000) + 1));
    expect(reader.glass().code).toBeNull();
    reader.wait(1);
    expect(reader.glass().code).toBe(reader.code());
  });

  test('is never left standing on the glass', async () => {
    const reader = await Reader.make({ settings: { 'auto-repeat': 0 } });
    const code = reader.code();
    reader.press('fn');
    reader.until(() => spokenDigits(reader).length === 6);
    reader.wait(30_000 - ((reader.clock.unixMs() % 30_000) + 1));
    expect(reader.glass().code).toBe(code);
    reader.wait(1);
    expect(reader.glass().code).toBeNull();
  });
});

describe('a code that changes while it is said', () => {
  test.each([0, 150, 300, 450, 600, 750])(
    'stops, begun %i ms later; the listener is told and hears the new one',
    async (laterMs) => {
      const reader = await Reader.make({ unixMs: START + 18_500 });
      const old = reader.code();
      const deathMs = reader.clock.uptimeMs() + 30_000 - (reader.clock.unixMs() % 30_000);
      reader.press('fn', 800 + laterMs);
      reader.press('fn');
      reader.untilSilent();
      const fresh = reader.code();
      expect(fresh).not.toBe(old);
      expect(reader.text()).toMatch(
        new RegExp(`^code ${old[0]}.* tone-changed code-changed ${spaced(fresh)} again ${spaced(fresh)}$`),
      );
      // A fade of 8 ms, begun within a block of 16, is all that may be left of the old one.
      const told = reader.words().indexOf('tone-changed');
      expect(reader.atMs(reader.heard()[told - 1]!.endSample!)).toBeLessThanOrEqual(deathMs + 30);
    },
  );

  test('digit by digit: the rest of another code is never said as if it were the same', async () => {
    const reader = await Reader.make({ unixMs: START + 10_000 });
    const old = reader.code();
    reader.press('fn', 300);
    reader.press('5', 1000);
    reader.press('5', 1000);
    expect(reader.text()).toBe(old[1]);
    // A setting is on the glass while the code dies.
    reader.press('right');
    reader.until(() => reader.code() !== old);
    reader.wait(100);
    reader.press('5');
    reader.untilSilent();
    expect(reader.text()).toContain(`tone-changed code-changed ${spaced(reader.code())}`);
  });

  test('on a slow device with a short time step a code is said faster rather than never', async () => {
    const reader = await Reader.make({ digits: 8, settings: { speed: 1 }, unixMs: START - 5000 });
    const code = reader.code(8);
    reader.press('fn');
    reader.until(() => spokenDigits(reader).length === 8);
    expect(reader.text()).toBe(`code ${spaced(code)}`);
    expect(reader.code(8)).toBe(code);
  });

  test('a waking press on the clock tick shows and says the code of its own time', async () => {
    for (const offsetMs of [-1, 0, 1]) {
      const reader = await Reader.make({ unixMs: START });
      reader.wait(25_000 - (reader.clock.unixMs() - START) + offsetMs);
      const atPress = codeAt(reader.clock.unixMs());
      reader.session.press('fn');
      const { code, text } = reader.glass();
      expect(code ?? text).toBe(offsetMs < 0 ? '--- ---' : atPress);
    }
  });
});

describe('digit by digit', () => {
  test('each press says the next digit; a tone follows the last', async () => {
    const reader = await Reader.make({ unixMs: START - 5000 });
    const code = reader.code();
    reader.press('fn', 300);
    for (const [index, digit] of [...code].entries()) {
      reader.press('5', 900);
      expect(reader.text()).toBe(index === 5 ? `${digit} tone-end` : digit);
      expect(reader.glass().code).toBe(code);
    }
    reader.press('5', 900);
    expect(reader.text()).toBe(code[0]);
  });
});
