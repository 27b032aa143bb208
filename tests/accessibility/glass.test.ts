/**
 * EN 301 549, 5.1.5, 5.6.2 and 8.1.3: who does not hear finds on the glass what is said, in forms and never in colours.
 */
import { describe, expect, test } from 'vitest';
import { TalkingToken } from './talking-token.ts';

/** Keys, one after the other, and what is on the glass while the last is being answered. */
const SHOWN: [string, string[], RegExp, string][] = [
  ['a code', [], /^738 534$/, 'sound-loudspeaker'],
  ['the volume', ['3'], /^5$/, 'page-volume'],
  ['the speed', ['4'], /^3$/, 'page-speed'],
  ['the language', ['9'], /^2$/, 'page-language'],
  ['the key pause', ['right'], /^0$/, 'page-pause'],
  ['automatic repeat', ['right', 'right'], /^1$/, 'page-repeat'],
  ['automatic repeat, switched off', ['right', 'right', '1'], /^0$/, 'page-repeat'],
  ['the output', ['right', 'right', 'right'], /^1$/, 'page-output'],
  ['louder sound', Array<string>(4).fill('right'), /^0$/, 'page-boosted'],
  ['one large digit', Array<string>(5).fill('right'), /^0$/, 'page-giant'],
  ['the inverted glass', Array<string>(6).fill('right'), /^0$/, 'page-inverse'],
  ['vibration, switched on', [...Array<string>(7).fill('right'), '3'], /^1$/, 'page-vibration'],
  ['the serial number', ['2'], /^9000 1000\.$/, 'page-serial'],
  ['that help is being said', ['left'], /^$/, 'page-help'],
];

describe('the glass shows in forms, not in colours, what is said', () => {
  test.each(SHOWN)('%s', async (_, keys, text, sign) => {
    const token = await TalkingToken.open();
    token.tap('fn', 400);
    for (const key of keys) token.tap(key, 400);
    const glass = token.session.glass();
    expect(glass.text).toMatch(text);
    expect(glass.icons).toContain(sign);
    // Segments are lit or not: there is no bit for a colour.
    expect(token.session.device.frame()).toHaveLength(16);
  });
});
