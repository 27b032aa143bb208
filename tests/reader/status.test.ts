/** Time left, battery, time of day and date, as the messages table and its rules for numbers have them. */
import { describe, expect, test } from 'vitest';
import { Reader, START } from './reader.ts';
import { voiceWith } from './voices.ts';

const DA = 0;
const EN = 1;
const NO_DATES = voiceWith(({ pack }) => pack !== 'dates');
const NO_COMFORT = voiceWith(({ pack }) => pack !== 'comfort');
const CORE_ONLY = voiceWith(({ pack }) => pack === 'core');

/** Its times are those of UTC. */
const GREENWICH = { rule: 'fixed', utcOffsetMinutes: 0 } as const;
const DENMARK = { rule: 'eu', utcOffsetMinutes: 60 } as const;

async function status(options: Parameters<typeof Reader.make>[0], millivolts?: number): Promise<string> {
  const reader = await Reader.make(options);
  if (millivolts !== undefined) reader.session.device.setMillivolts(millivolts);
  reader.press('fn', 300);
  reader.press('8');
  reader.untilSilent();
  return reader.text();
}

/** What is said between the two words. */
function between(text: string, from: string, to: string): string {
  return new RegExp(`(?:^| )${from} (.*?) ${to}(?: |$)`).exec(text)?.[1] ?? `no ${from} … ${to} in: ${text}`;
}

describe('the time', () => {
  test.each([
    ['00:00', '0 0 0 0', '0 0 0 0'],
    ['00:01', '0 0 0 1', '0 0 0 1'],
    ['01:10', '1 10', '1 10'],
    ['05:07', '5 0 7', '5 0 7'],
    ['09:00', '9 0 0', '9 0 0'],
    ['10:11', '10 11', '10 11'],
    ['12:20', '12 20', '12 20'],
    ['14:05', '14 0 5', '14 0 5'],
    ['19:30', '19 30', '19 30'],
    ['20:45', '20 5and 40', '20 40 5'],
    ['21:43', '1and 20 3and 40', '20 1 40 3'],
    ['23:59', '3and 20 9and 50', '20 3 50 9'],
  ])('%s', async (time, danish, english) => {
    const unixMs = Date.parse(`2026-11-24T${time}:01Z`);
    expect(
      between(await status({ unixMs, zone: GREENWICH, settings: { language: DA } }), 'clock', 'date'),
    ).toBe(danish);
    expect(
      between(await status({ unixMs, zone: GREENWICH, settings: { language: EN } }), 'clock', 'date'),
    ).toBe(english);
  });
});

describe('the date', () => {
  test.each([
    ['2026-11-01', 'day-1 november 20 6and 20', 'november day-1 20 20 6'],
    ['2026-02-02', 'day-2 february 20 6and 20', 'february day-2 20 20 6'],
    ['2027-03-13', 'day-13 march 20 7and 20', 'march day-13 20 20 7'],
    ['2026-12-20', 'day-20 december 20 6and 20', 'december day-20 20 20 6'],
    ['2026-11-21', '1and day-20 november 20 6and 20', 'november 20 day-1 20 20 6'],
    ['2026-01-29', '9and day-20 january 20 6and 20', 'january 20 day-9 20 20 6'],
    ['2026-11-30', 'day-30 november 20 6and 20', 'november day-30 20 20 6'],
    ['2026-10-31', '1and day-30 october 20 6and 20', 'october 30 day-1 20 20 6'],
    ['2030-05-05', 'day-5 may 20 30', 'may day-5 20 30'],
    ['2101-08-09', 'day-9 august 1and 20 0 1', 'august day-9 20 1 0 1'],
  ])('%s', async (date, danish, english) => {
    const unixMs = Date.parse(`${date}T10:00:01Z`);
    const tail = (text: string): string => text.replace(/^.*? date /, '');
    expect(tail(await status({ unixMs, zone: GREENWICH, settings: { language: DA } }))).toBe(danish);
    expect(tail(await status({ unixMs, zone: GREENWICH, settings: { language: EN } }))).toBe(english);
  });

  test('is said as numbers without the dates pack', async () => {
    const unixMs = Date.parse('2026-11-24T10:00:01Z');
    expect(await status({ unixMs, zone: GREENWICH, voice: NO_DATES })).toMatch(/date 4and 20 11 20 6and 20$/);
    expect(await status({ unixMs, zone: GREENWICH, voice: NO_DATES, settings: { language: EN } })).toMatch(
      /date 20 4 11 20 20 6$/,
    );
  });
});

describe('the time left', () => {
  const leftAt = async (leftMs: number, options = {}): Promise<string> => {
    const reader = await Reader.make({ unixMs: START, ...options });
    reader.press('fn', 200);
    reader.wait(25_000 - (reader.clock.unixMs() - START) - leftMs);
    reader.press('8');
    reader.untilSilent();
    return reader.text();
  };

  test('is what is left when it is said, in fives, rounded down', async () => {
    const reader = await Reader.make({ unixMs: START });
    reader.press('fn', 300);
    reader.press('8');
    reader.until(() => reader.words().includes('seconds-left'));
    const [tens, ...rest] = reader.words().slice(0, reader.words().indexOf('seconds-left'));
    expect(rest).toEqual([]);
    const number = reader.heard()[0]!;
    const leftMs = 30_000 - ((START + reader.atMs(number.startSample)) % 30_000);
    const told = { 20: 20, 15: 15, 10: 10, 5: 5 }[tens!]!;
    expect(told * 1000).toBeLessThanOrEqual(leftMs);
    expect(told * 1000).toBeGreaterThan(leftMs - 5300);
  });

  test('under five seconds is told as a new code soon', async () => {
    expect(await leftAt(6000)).toMatch(/^(new-code-soon|5 seconds-left) battery full/);
    expect(await leftAt(4900)).toMatch(/^new-code-soon battery full/);
  });

  test('from two minutes on is told in minutes', async () => {
    const reader = await Reader.make({ timeStepSeconds: 300, unixMs: Date.parse('2026-11-24T10:00:01Z') });
    reader.press('fn', 200);
    reader.press('8');
    reader.untilSilent();
    expect(reader.text()).toMatch(/^4 minutes left battery full/);
    reader.wait(130_000);
    reader.press('fn', 200);
    reader.press('8');
    reader.untilSilent();
    expect(reader.text()).toMatch(/^2 minutes left battery full/);
    reader.wait(60_000);
    reader.press('fn', 200);
    reader.press('8');
    reader.untilSilent();
    expect(reader.text()).toMatch(/^5and 50 seconds-left battery full/);
  });

  test('with core packs alone is told in tens, up to thirty', async () => {
    const options = { timeStepSeconds: 60, voice: CORE_ONLY, unixMs: Date.parse('2026-11-24T10:00:01Z') };
    expect(await status(options)).toBe('30 seconds left battery ready');
    expect(await status({ ...options, unixMs: options.unixMs + 33_000 })).toBe(
      '20 seconds left battery ready',
    );
  });
});

describe('the battery', () => {
  const cases: [number, string, string][] = [
    [3000, 'battery full', 'battery ready'],
    [2850, 'battery good', 'battery ready'],
    [2700, 'battery good', 'battery ready'],
    [2699, 'battery-low about 11 weeks left', 'battery low 10 weeks left'],
    [2500, 'battery-low about 4 weeks left', 'battery low 4 weeks left'],
    [2450, 'battery-low about 2 weeks left', 'battery low 2 weeks left'],
    [2449, 'tone-error replace-battery', 'tone-error battery low'],
    [2300, 'tone-error replace-battery', 'tone-error battery low'],
  ];
  test.each(cases)('at %i mV', async (millivolts, full, core) => {
    expect(await status({}, millivolts)).toBe(`20 seconds-left ${full}`);
    expect(await status({ voice: CORE_ONLY }, millivolts)).toBe(`20 seconds left ${core}`);
  });

  test('without the comfort pack is told in its parts', async () => {
    expect(await status({ voice: NO_COMFORT }, 2500)).toMatch(
      /^20 seconds left battery low about 4 weeks left$/,
    );
  });

  test('that is low is told after a code, once the code is said', async () => {
    const reader = await Reader.make();
    reader.session.device.setMillivolts(2500);
    reader.press('fn');
    reader.untilSilent();
    const digits = [...reader.code()].join(' ');
    expect(reader.text()).toBe(`code ${digits} again ${digits} battery-low about 4 weeks left`);
    expect(reader.glass().icons.filter((icon) => icon.startsWith('battery-'))).toEqual(['battery-1']);
  });

  test('is told to the end although the code dies meanwhile', async () => {
    const reader = await Reader.make({ unixMs: START + 16_800, settings: { 'auto-repeat': 0 } });
    reader.session.device.setMillivolts(2500);
    const code = reader.code();
    reader.press('fn');
    reader.until(() => reader.words().includes('battery-low'));
    reader.until(() => reader.code() !== code);
    expect(reader.glass().code).toBeNull();
    reader.untilSilent();
    expect(reader.text()).toBe(`code ${[...code].join(' ')} battery-low about 4 weeks left`);
  });
});

test('the glass goes with what is said: code, battery, time, date, and back to the code', async () => {
  const reader = await Reader.make({ unixMs: START - 4000, zone: DENMARK });
  reader.press('fn', 300);
  reader.press('8', 400);
  const shown: string[] = [];
  const look = (): void => {
    const { icons, code } = reader.glass();
    const page = code === null ? (icons.find((icon) => icon.startsWith('page-')) ?? 'nothing') : 'code';
    if (shown.at(-1) !== page) shown.push(page);
  };
  look();
  while (reader.session.device.audible) {
    reader.wait(10);
    look();
  }
  reader.wait(3500);
  look();
  expect(shown).toEqual(['code', 'page-battery', 'page-time', 'page-date', 'code']);
});

describe('the zone', () => {
  test.each([
    [
      'Danish winter',
      DENMARK,
      '2026-11-24T13:35:01Z',
      'clock 14 5and 30 date 4and day-20 november 20 6and 20',
    ],
    ['Danish summer', DENMARK, '2026-07-31T22:35:01Z', 'clock 0 0 5and 30 date day-1 august 20 6and 20'],
    ['the last second of winter', DENMARK, '2026-03-29T00:59:50Z', /clock 1 (9and 50|\S+ 50|50)/],
    [
      'half an hour west of a whole one',
      { rule: 'fixed', utcOffsetMinutes: -210 },
      '2026-01-01T02:00:01Z',
      'clock 2and 20 30 date 1and day-30 december 20 5and 20',
    ],
    [
      'the last hours of 9999',
      { rule: 'fixed', utcOffsetMinutes: 840 },
      '9999-12-31T23:00:01Z',
      'clock 3and 20 9and 50 date 1and day-30 december 9 9 9 9',
    ],
  ] as const)('%s', async (_, zone, time, said) => {
    const text = await status({ unixMs: Date.parse(time), zone });
    if (typeof said === 'string') expect(text.endsWith(` ${said}`), text).toBe(true);
    else expect(text).toMatch(said);
  });

  test('that is not known: no time of day and no date, and nothing of UTC in any', async () => {
    expect(await status({})).toBe('20 seconds-left battery full');
    expect(await status({ zone: DENMARK })).not.toContain('utc');
  });

  test('a clock that is not set is told in every one', async () => {
    const reader = await Reader.make({ asIs: true });
    reader.press('left', 300);
    reader.pressEach('8');
    expect(reader.text()).toBe('battery full clock-not-set');
  });

  test('is that of the glass as well', async () => {
    const reader = await Reader.make({ unixMs: Date.parse('2026-07-31T22:35:01Z'), zone: DENMARK });
    reader.press('fn', 300);
    reader.press('8');
    reader.until(() => reader.glass().icons.includes('page-time'));
    expect(reader.glass().digits.slice(0, 4)).toBe('0035');
    reader.until(() => reader.glass().icons.includes('page-date'));
    expect(reader.glass().digits).toBe('20260801');
  });
});
