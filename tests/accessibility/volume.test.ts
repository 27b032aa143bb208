/**
 * EN 301 549, 8.2.1 and 5.1.3.11: volume by keys and by ear, its range and its step measured in the device's own
 * samples.
 */
import { describe, expect, test } from 'vitest';
import { decibels, peak, rms } from '../audio/sounds.ts';
import { TalkingToken } from './talking-token.ts';

const LEVELS = 6;
const AWAKE_MS = 300;

/** A reader at its lowest volume, the code on its glass. */
async function lowest(): Promise<TalkingToken> {
  const token = await TalkingToken.open({ timeStepSeconds: 300 });
  token.tap('fn', AWAKE_MS);
  for (let i = 0; i < LEVELS; i++) token.tap('1', AWAKE_MS);
  return token;
}

/** The samples of the first digit at each volume, one press of the right-hand key apart. */
async function digitAtEachLevel(): Promise<Int16Array[]> {
  const token = await lowest();
  const heard: Int16Array[] = [];
  for (let level = 1; level <= LEVELS; level++) {
    // A repeat of the code begins its digits anew, so the first of them is the same clip each time.
    token.tap('fn');
    const from = token.position;
    token.tap('5', 2000);
    const { startSample, endSample } = token.heardSince(from)[0]!;
    heard.push(token.session.recorder.samples().subarray(startSample, endSample!));
    token.tap('3', AWAKE_MS);
  }
  return heard;
}

describe('the volume', () => {
  test('ranges over 18 dB or more, with a step 12 dB above the lowest, and nothing is clipped', async () => {
    const levels = await digitAtEachLevel();
    expect(new Set(levels.map(({ length }) => length)).size).toBe(1);
    const above = levels.map((samples) => decibels(rms(samples) / rms(levels[0]!)));
    expect(above.at(-1)).toBeGreaterThanOrEqual(18);
    // 4 dB a step: the fourth level is the one at 12 dB.
    above.forEach((value, step) => expect(value).toBeCloseTo(4 * step, 0));
    expect(above[3]).toBeGreaterThanOrEqual(12);
    expect(Math.max(...levels.map(peak))).toBeLessThan(32_767);
  });

  test('says each step, the lowest and the highest as such, and a tone that it goes no further', async () => {
    const token = await lowest();
    expect(token.idsDuring(() => token.tap('1'), 3000)).toEqual(['volume', '1', 'lowest', 'tone-limit']);
    const from = token.position;
    for (let i = 1; i < LEVELS; i++) token.tap('3', 2500);
    token.tap('3', 3000);
    expect(token.idsSince(from).join(' ')).toBe(
      'volume 2 volume 3 volume 4 volume 5 volume 6 highest volume 6 highest tone-limit',
    );
  });

  test('is heard at the lowest step too, and in headphones', async () => {
    const token = await lowest();
    token.session.device.setHeadphones(true);
    const from = token.position;
    token.tap('1', 3000);
    expect(token.idsSince(from)).toContain('volume');
    expect(rms(token.session.recorder.samples().subarray(from))).toBeGreaterThan(50);
  });
});
