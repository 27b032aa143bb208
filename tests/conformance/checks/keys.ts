/**
 * Key journeys of a person, and what the glass shows on the way: as computed apart, and as the core in Node shows it.
 */
import { readGlass } from '../../../simulator/glass/reading.ts';
import type { ModelName } from '../../../simulator/token/contract.generated.ts';
import type { Bench, Check } from '../check.ts';
import type { DeviceUnderTest } from '../device.ts';
import { Host } from '../host.ts';
import { isMissing, need, NotApplicable } from '../part.ts';
import { requireEqual, requireTrue } from '../require.ts';
import { startSession } from '../targets/session.ts';
import { codeAt, makeTestToken, SET_UNIX_SECONDS, TEST_TOKEN } from '../test-token.ts';
import { WAIT_LIMIT_MS } from '../../support/time-limits.ts';

const TAP_MS = 100;

const MAIN_KEY: Record<ModelName, string> = { 'code-display': 'main', 'code-reader': 'fn' };

async function codeOf(device: DeviceUnderTest): Promise<string | null> {
  return readGlass(await need(device.glass).frame()).code;
}

/** Waits for a code; the message says what the glass shows in its place. */
async function awaitCode(device: DeviceUnderTest): Promise<string> {
  const came = await device.time.until(async () => (await codeOf(device)) !== null, WAIT_LIMIT_MS);
  const { text } = readGlass(await need(device.glass).frame());
  requireTrue('the glass: expected a code after a press', came, text);
  return (await codeOf(device))!;
}

/** The codes of the time that the token may have, so many seconds after its clock may have been set. */
function codesDuring(passedSeconds: number): string[] {
  const codes = new Set<string>();
  for (let second = 0; second <= passedSeconds + 1; second++)
    codes.add(codeAt(SET_UNIX_SECONDS + BigInt(second)));
  return [...codes];
}

function codeCheck(model: ModelName): Check {
  return {
    name: `code-on-glass-${model}`,
    title: `${model}: a press shows the code that node:crypto computes, and it goes again`,
    model,
    run: async ({ device, host }) => {
      const keys = need(device.keys);
      need(device.glass);
      const startedAtMs = performance.now();
      await makeTestToken(host, device.model);
      await keys.press(MAIN_KEY[model]);
      const code = await awaitCode(device);
      const passedSeconds = isMissing(device.virtual) ? (performance.now() - startedAtMs) / 1000 : 0;
      await keys.release(MAIN_KEY[model]);
      requireTrue('the code', codesDuring(passedSeconds).includes(code), code);
    },
  };
}

/** A tap, a held key, or time that passes. */
type Move = { tap: string } | { hold: string; ms: number } | { passMs: number };

const JOURNEYS: Record<ModelName, readonly Move[]> = {
  'code-display': [
    { tap: 'main' },
    { passMs: 2350 },
    { passMs: 20_350 },
    { passMs: 15_450 },
    { hold: 'main', ms: 3150 },
    { hold: 'main', ms: 12_250 },
    { passMs: 40_350 },
    { tap: 'main' },
    { passMs: 100 },
  ],
  'code-reader': [
    { tap: 'fn' },
    { passMs: 3350 },
    { tap: '3' },
    { passMs: 1450 },
    { tap: '2' },
    { passMs: 4150 },
    { tap: 'right' },
    { passMs: 2550 },
    { tap: 'fn' },
    { passMs: 60_450 },
  ],
};

/** Carries a journey out in virtual time; gives the frame after each move. */
async function walk(device: DeviceUnderTest, host: Host): Promise<string[]> {
  const keys = need(device.keys);
  const glass = need(device.glass);
  const time = need(device.virtual);
  await makeTestToken(host, device.model);
  const frames: string[] = [];
  const look = async (): Promise<void> => {
    frames.push(Buffer.from(await glass.frame()).toString('hex'));
  };
  for (const move of JOURNEYS[device.model]) {
    if ('passMs' in move) await time.pass(move.passMs);
    else {
      const [key, heldMs] = 'tap' in move ? [move.tap, TAP_MS] : [move.hold, move.ms];
      await keys.press(key);
      await time.pass(heldMs);
      await look();
      await keys.release(key);
      // Lets the bounce of the contact pass.
      await time.pass(TAP_MS);
    }
    await look();
  }
  return frames;
}

function journeyCheck(model: ModelName): Check {
  return {
    name: `key-journey-${model}`,
    title: `${model}: every frame of a journey over the keys equals the core's in Node`,
    model,
    run: async ({ device, host, target }) => {
      if (target.name === 'release')
        throw new NotApplicable('the reference: the others are compared with it');
      const frames = await walk(device, host);
      requireEqual('frames', frames, await referenceFrames(model));
      return { value: frames.length, unit: 'frames' };
    },
  };
}

async function referenceFrames(model: ModelName): Promise<string[]> {
  const device = startSession('release', model);
  const host = new Host(device);
  try {
    return await walk(device, host);
  } finally {
    await host.close();
    await device.close();
  }
}

export const KEY_CHECKS: readonly Check[] = (['code-display', 'code-reader'] as const).flatMap((model) => [
  codeCheck(model),
  journeyCheck(model),
]);

/** For devices in real time: the pages of a long hold come one after the other. */
export const HELD_KEY: Check = {
  name: 'held-key',
  title: 'code-display: held for six seconds, the key brings the serial number',
  model: 'code-display',
  run: async ({ device, host }: Bench) => {
    const keys = need(device.keys);
    const glass = need(device.glass);
    await makeTestToken(host, device.model);
    await keys.press('main');
    const shown: string[] = [];
    const seen = await device.time.until(async () => {
      const { text } = readGlass(await glass.frame());
      if (text !== shown.at(-1)) shown.push(text);
      return TEST_TOKEN.serialNumber.startsWith(text.replaceAll(/\D/g, '') || 'none');
    }, WAIT_LIMIT_MS);
    await keys.release('main');
    requireTrue(`the glass: expected a part of ${TEST_TOKEN.serialNumber}`, seen, shown);
  },
};
