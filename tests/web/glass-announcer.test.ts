/** What the announcer says of readings of the glass, with time that passes only when told to; no browser needed. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { GlassReading } from '../../simulator/glass/reading.ts';
import { VirtualClock } from '../../simulator/ports/clock.ts';
import { GlassAnnouncer } from '../../simulator/web/src/device/glass-announcer.ts';
import { Language } from '../../simulator/web/src/words/language.ts';
import { CODE_DISPLAY_WORDS } from '../../simulator/web/src/pages/page-words.ts';

const START_UNIX_MS = Date.parse('2026-11-22T12:00:00Z');
const STEP_MS = 30_000;
const OFF: GlassReading = {
  text: '',
  digits: '',
  bar: 0,
  icons: [],
  mark: null,
  code: null,
  giant: null,
  inverse: false,
};

const VOLUME: GlassReading = { ...OFF, text: '5', digits: '5', icons: ['orientation', 'page-volume'] };

function codeReading(code: string): GlassReading {
  const text = `${code.slice(0, 3)} ${code.slice(3)}`;
  return { ...OFF, text, digits: code, bar: 6, icons: ['battery', 'battery-4', 'orientation'], code };
}

describe('a key that leaves the glass dark', () => {
  async function saidOn(inTheDark?: string): Promise<string[]> {
    const said: string[] = [];
    const announcer = new GlassAnnouncer({
      clock: new VirtualClock(START_UNIX_MS),
      status: { say: (message) => said.push(message) },
      language: await Language.open('en', CODE_DISPLAY_WORDS),
      codeEndUnixMs: () => START_UNIX_MS + STEP_MS,
      noticeWanted: () => false,
      ...(inTheDark !== undefined && { inTheDark }),
    });
    announcer.press(() => undefined);
    announcer.press(() => announcer.show(codeReading('492039')));
    return said;
  }

  test('is answered with the way to a code, where there is one', async () => {
    expect(await saidOn('Press the red key.')).toEqual(['Press the red key.', 'Code: 4 9 2 0 3 9']);
    expect(await saidOn()).toEqual(['Code: 4 9 2 0 3 9']);
  });
});

describe('the notice at ten seconds', () => {
  let clock: VirtualClock;
  let said: string[];
  let announcer: GlassAnnouncer;

  beforeEach(async () => {
    clock = new VirtualClock(START_UNIX_MS);
    said = [];
    announcer = new GlassAnnouncer({
      clock,
      status: { say: (message) => said.push(message) },
      language: await Language.open('en', CODE_DISPLAY_WORDS),
      codeEndUnixMs: () => (Math.floor(clock.unixMs() / STEP_MS) + 1) * STEP_MS,
      noticeWanted: () => true,
    });
  });

  test('is said once for a code that left the glass and came back within its time step', () => {
    announcer.show(codeReading('492039'));
    clock.advance(5000);
    announcer.show(OFF);
    clock.advance(5000);
    announcer.show(codeReading('492039'));
    clock.advance(19_000);
    expect(said).toEqual(['Code: 4 9 2 0 3 9', 'The glass is off.', 'Code: 4 9 2 0 3 9', '10 seconds left']);
  });

  test('and the code before it are not said again when the glass comes back from a page', () => {
    announcer.show(codeReading('492039'));
    clock.advance(22_000);
    announcer.show(VOLUME);
    clock.advance(3000);
    announcer.show(codeReading('492039'));
    announcer.show(VOLUME);
    announcer.show(codeReading('371113'));
    expect(said).toEqual([
      'Code: 4 9 2 0 3 9',
      '10 seconds left',
      'Volume: 5 of 6',
      'Volume: 5 of 6',
      'Code: 3 7 1 1 1 3. Only 5 seconds left',
    ]);
  });

  test('that fell into the time of a page comes with the code', () => {
    announcer.show(codeReading('492039'));
    clock.advance(19_000);
    announcer.show(VOLUME);
    clock.advance(3000);
    announcer.show(codeReading('492039'));
    expect(said).toEqual(['Code: 4 9 2 0 3 9', 'Volume: 5 of 6', 'Only 8 seconds left']);
  });

  test('is not said of a code that has gone', () => {
    announcer.show(codeReading('492039'));
    announcer.show(OFF);
    clock.advance(29_000);
    expect(said).toEqual(['Code: 4 9 2 0 3 9', 'The glass is off.']);
  });

  test('comes once, and so does the code, when the bar alone has changed', () => {
    const six = codeReading('492039');
    announcer.show(six);
    clock.advance(5000);
    announcer.show({ ...six, bar: 5 });
    clock.advance(16_000);
    announcer.show({ ...six, bar: 2 });
    expect(said).toEqual(['Code: 4 9 2 0 3 9', '10 seconds left']);
  });

  test('a press that changes nothing is answered again where the device itself would say it again', () => {
    announcer.show(VOLUME);
    announcer.press(() => undefined);
    announcer.press(() => undefined, true);
    expect(said).toEqual(['Volume: 5 of 6', 'Volume: 5 of 6']);
  });
});
