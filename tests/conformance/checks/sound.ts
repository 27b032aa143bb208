/** What is heard: the samples that leave the device are those that the core renders, in order and whole. */
import type { Check } from '../check.ts';
import type { DeviceUnderTest } from '../device.ts';
import { Host } from '../host.ts';
import { need, NotApplicable } from '../part.ts';
import { requireTrue } from '../require.ts';
import { startSession } from '../targets/session.ts';
import { makeTestToken } from '../test-token.ts';

const TAP_MS = 100;
/** Longer than any pause within an utterance. */
const SILENCE_MS = 1500;
/** A code is said within its time step, and what follows it soon after. */
const MAXIMUM_MS = 45_000;

async function speakCode(device: DeviceUnderTest, host: Host): Promise<Int16Array> {
  const keys = need(device.keys);
  const sound = need(device.sound);
  const time = need(device.virtual);
  await makeTestToken(host, device.model);
  const before = sound.heard().length;
  await keys.press('fn');
  await time.pass(TAP_MS);
  await keys.release('fn');
  for (let heard = 0, passedMs = 0; passedMs < MAXIMUM_MS; passedMs += SILENCE_MS) {
    await time.pass(SILENCE_MS);
    const { length } = sound.heard();
    if (length === heard) break;
    heard = length;
  }
  return sound.heard().subarray(before);
}

async function reference(): Promise<Int16Array> {
  const device = startSession('release', 'code-reader');
  const host = new Host(device);
  try {
    return await speakCode(device, host);
  } finally {
    await host.close();
    await device.close();
  }
}

function firstDifference(heard: Int16Array, expected: Int16Array): number {
  return expected.findIndex((sample, index) => sample !== heard[index]);
}

export const SPOKEN_CODE: Check = {
  name: 'spoken-code',
  title: 'code-reader: a spoken code, sample for sample as the core in Node renders it',
  model: 'code-reader',
  run: async ({ device, host, target }) => {
    if (target.name === 'release') throw new NotApplicable('the reference: the others are compared with it');
    const sound = need(device.sound);
    const heard = await speakCode(device, host);
    const expected = sound.asHeard(await reference());
    requireTrue('the code: expected to be spoken', expected.length > 0, expected.length);
    requireTrue(`samples: expected ${expected.length}`, heard.length === expected.length, heard.length);
    const at = firstDifference(heard, expected);
    requireTrue('samples: expected no difference', at === -1, `one at sample ${at}`);
    return { value: heard.length, unit: 'samples' };
  },
};
