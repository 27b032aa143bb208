/**
 * EN 301 549, 5.1.3.4 and 5.1.3.5: every key stops what is being said and acts, at every moment; all can be said again.
 */
import { describe, expect, test } from 'vitest';
import { keyLatencies, READER_KEYS } from './latencies.ts';
import { TalkingToken } from './talking-token.ts';

const CODE = ['7', '3', '8', '5', '3', '4'];
/** A prime, so that the moments fall anywhere in words, pauses and blocks. */
const STEP_MS = 613;
const MOMENTS_MS = Array.from({ length: 12 }, (_, n) => n * STEP_MS);

describe('speech', () => {
  test('is stopped by every key within 30 ms, and the key is answered within 100 ms', async () => {
    const latencies = await keyLatencies(MOMENTS_MS);
    const stopped = latencies.filter(({ toSilenceMs }) => toSilenceMs !== null);
    // Half of the moments or so fall into words.
    expect(stopped.length).toBeGreaterThan(READER_KEYS.length * 4);
    expect(new Set(stopped.map(({ key }) => key))).toEqual(new Set(READER_KEYS));
    expect(latencies.filter(({ toSoundMs }) => toSoundMs > 100)).toEqual([]);
    expect(stopped.filter(({ toSilenceMs }) => toSilenceMs! > 30)).toEqual([]);
  });

  test.each(READER_KEYS)(
    'key %s: nothing of the code follows it but what it asks for itself',
    async (key) => {
      const token = await TalkingToken.open();
      token.tap('fn', 2000);
      const asked = token.idsDuring(() => token.tap(key), 4500);
      const fresh = await TalkingToken.open();
      // The same key in the silence after the code gives the same words.
      fresh.tap('fn', 18_000);
      const again = fresh.idsDuring(() => fresh.tap(key), 4500);
      const times = key === '8' ? /^(new-code|again|\d+|\dand|seconds-left)/ : /^(new-code|again)/;
      const withoutTimes = (ids: string[]): string[] => ids.filter((id) => !times.test(id));
      expect(withoutTimes(asked).slice(0, 2)).toEqual(
        ['fn', '0'].includes(key) ? CODE.slice(0, 2) : withoutTimes(again).slice(0, 2),
      );
    },
  );
});

describe('what was said can be heard again', () => {
  test.each(['fn', '0'])('the whole code, by key %s', async (key) => {
    const token = await TalkingToken.open({ timeStepSeconds: 60 });
    token.tap('fn', 20_000);
    const code = [...token.session.glass().digits];
    expect(code).toHaveLength(6);
    expect(token.idsDuring(() => token.tap(key), 8000).slice(0, 7)).toEqual(['again', ...code]);
  });

  test('digit by digit, a tone after the last, and then from the first', async () => {
    const token = await TalkingToken.open();
    token.tap('fn', 500);
    const from = token.position;
    for (let i = 0; i < 7; i++) token.tap('5', 1500);
    expect(token.idsSince(from)).toEqual([...CODE, 'tone-end', CODE[0]]);
  });
});
