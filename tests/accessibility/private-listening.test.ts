/**
 * EN 301 549, 5.1.3.9: a code is heard by others only where the person has chosen so, and never moves to the
 * loudspeaker.
 */
import { describe, expect, test } from 'vitest';
import { SETTINGS } from '../../host-tools/link/protocol.generated.ts';
import { READER_KEYS } from './latencies.ts';
import { TalkingToken } from './talking-token.ts';

const HEADPHONES_ONLY = 2;
const PAUSE_OFFER = ['key-pause', 'between-presses'];
const SILENCE_WITHIN_MS = 30;

/** Codes are spoken digit by digit; what else has digits (levels, keys in a question) is not the code. */
async function headphonesOnly(): Promise<TalkingToken> {
  const token = await TalkingToken.open();
  const setting = SETTINGS['audio-output'].id;
  await token.session.request('change-setting', { setting, value: HEADPHONES_ONLY });
  return token;
}

describe('before the output was chosen', () => {
  test.each(READER_KEYS)('key %s: no digit of a code is said or shown', async (key) => {
    const token = await TalkingToken.open({ firstUse: true });
    token.tap('fn', 9000);
    const from = token.position;
    token.tap(key, 200);
    // 1 and 2 choose; every other key hears the question again.
    expect(token.session.glass().code).toBeNull();
    token.clock.advance(8000);
    const ids = token.idsSince(from);
    if (key === '1') expect(ids.slice(0, 5)).toEqual(['speaker', 'selected', 'ready', ...PAUSE_OFFER]);
    else if (key === '2') expect(ids).toEqual(['headphones', 'selected', 'press', '1', 'for', 'speaker']);
    else expect(ids.slice(-7)).toEqual(['press', '1', 'for', 'speaker', '2', 'for', 'headphones']);
  });
});

describe('with headphones only', () => {
  test.each(['fn', '0', '5'])(
    'key %s says "no headphones" while none are plugged in, and no digit',
    async (key) => {
      const token = await headphonesOnly();
      token.tap('fn', 1000);
      const from = token.position;
      token.tap(key, 10_000);
      expect(token.idsSince(from)).toEqual(['tone-error', 'no', 'headphones']);
      // What is shown is for the eyes of the person alone.
      expect(token.session.glass().code).toHaveLength(6);
    },
  );

  test('the code is said once they are plugged in', async () => {
    const token = await headphonesOnly();
    token.tap('fn', 2000);
    const code = [...token.session.glass().digits];
    expect(token.idsDuring(() => token.session.device.setHeadphones(true), 8000).slice(0, 7)).toEqual([
      'code',
      ...code,
    ]);
    expect(token.session.glass().icons).toContain('sound-headphones');
  });
});

describe('plugged out while a code is being said', () => {
  test.each([200, 900, 2100, 3300, 6050])(
    'after %i ms: silent within 30 ms, no digit after it',
    async (ms) => {
      const token = await TalkingToken.open({ headphones: true });
      token.tap('fn', 100 + ms);
      const { device } = token.session;
      const outMs = token.clock.uptimeMs();
      const from = token.position;
      const before = token.marks.length;
      const wasSounding = token.marks.at(-1)?.kind === 'begins';
      device.setHeadphones(false);
      token.clock.advance(9000);
      const over = token.marks.slice(before).find(({ kind }) => kind !== 'begins');
      if (wasSounding) expect(over!.atMs - outMs).toBeLessThanOrEqual(SILENCE_WITHIN_MS);
      expect(token.idsSince(from)).toEqual(['headphones', 'removed']);
    },
  );
});
