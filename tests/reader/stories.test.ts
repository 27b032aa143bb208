/**
 * Random stories of keys, waits, headphones and power cuts: whatever was done, no wrong code is shown or said, speech
 * can be stopped, and the function key leads to a code.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SETTINGS, type SettingName } from '../../host-tools/link/protocol.generated.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import { KEYS } from '../../simulator/token/contract.generated.ts';
import { clipName } from '../../simulator/voice/clip-names.ts';
import { runs } from '../support/depth.ts';
import { codeAt, Reader, SAMPLES_A_MS, START } from './reader.ts';

const STORIES = runs(200, 1000);

type Act =
  | { act: 'tap'; key: string; ms: number }
  | { act: 'down' | 'up'; key: string }
  | { act: 'wait'; ms: number }
  | { act: 'headphones'; present: boolean }
  | { act: 'power-cut' };

const key = fc.oneof(
  { weight: 3, arbitrary: fc.constant('fn') },
  { weight: 1, arbitrary: fc.constant('5') },
  { weight: 3, arbitrary: fc.constantFrom(...Object.keys(KEYS['code-reader'])) },
);
const ms = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 5, max: 1500 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1500, max: 9000 }) },
);
const act: fc.Arbitrary<Act> = fc
  .oneof(
    { weight: 8, arbitrary: fc.record({ act: fc.constant('tap' as const), key, ms }) },
    { weight: 1, arbitrary: fc.record({ act: fc.constantFrom('down' as const, 'up' as const), key }) },
    { weight: 2, arbitrary: fc.record({ act: fc.constant('wait' as const), ms }) },
    { weight: 1, arbitrary: fc.record({ act: fc.constant('headphones' as const), present: fc.boolean() }) },
    { weight: 1, arbitrary: fc.constant({ act: 'power-cut' as const }) },
  )
  .map((each): Act => each);
const story = fc.record({
  digits: fc.constantFrom(6, 8),
  output: fc.constantFrom(0, 1, 1, 2),
  /** Hears the code out at the end. */
  listens: fc.constantFrom(true, false, false, false),
  intoStepMs: fc.integer({ min: 0, max: 29_999 }),
  acts: fc.array(act, { minLength: 1, maxLength: 9 }),
});

const storages = new Map<string, Uint8Array>();

/** A storage as a reader with those parameters leaves it, made once. */
async function storageOf(digits: number, output: number): Promise<MemoryStorage> {
  const name = `${digits} ${output}`;
  let image = storages.get(name);
  if (image === undefined) {
    const storage = new MemoryStorage();
    // The clock was set before any story begins: one that is set later would not be believed.
    await Reader.make({ digits, storage, unixMs: START - 60_000, settings: { 'audio-output': output } });
    image = storage.image.slice();
    storages.set(name, image);
  }
  return new MemoryStorage(image.slice());
}

function carryOut(reader: Reader, each: Act): void {
  const { device } = reader.session;
  switch (each.act) {
    case 'tap':
      reader.session.press(each.key);
      reader.wait(60);
      device.release(each.key);
      return reader.wait(each.ms);
    case 'down':
      return reader.session.press(each.key);
    case 'up':
      return device.release(each.key);
    case 'wait':
      return reader.wait(each.ms);
    case 'headphones':
      return device.setHeadphones(each.present);
    case 'power-cut':
      reader.session.powerCut();
      return device.powerOn();
  }
}

function checkGlass(reader: Reader, digits: number): void {
  const { code, text } = reader.glass();
  expect(text).not.toContain('Err');
  if (code !== null) expect(code).toBe(reader.code(digits));
}

/** At every block of samples: the code on the glass is that of its time, and a marked digit is the one that is said. */
function checkBlocks(reader: Reader, startMs: number, digits: number): void {
  const { heard } = reader.session.recorder;
  const firstPlace = digits === 8 ? 1 : 2;
  for (const { atMs, startSample, samples, glass } of reader.blocks) {
    const { code, mark } = glass;
    if (code === null) continue;
    expect(code).toBe(codeAt(startMs + atMs, digits));
    if (mark === null) continue;
    // A power cut leaves what was sounding without an end.
    const sounding = heard.findLast((each) => each.startSample <= startSample);
    const isDigit = sounding !== undefined && sounding.clip < 10;
    if (isDigit && startSample + samples <= (sounding.endSample ?? Infinity))
      expect(code[mark - firstPlace]).toBe(clipName(sounding.clip).id);
  }
}

const LEADS = new Set(['code', 'again', 'new-code', 'code-changed']);

/** Every code that was said whole was the code when its first digit began, and still when its last one did. */
function checkUtterances(
  reader: Reader,
  startMs: number,
  digits: number,
  actsAtMs: readonly number[],
): number {
  const { heard } = reader.session.recorder;
  let whole = 0;
  heard.forEach((lead, index) => {
    if (!LEADS.has(clipName(lead.clip).id)) return;
    const said = heard.slice(index + 1, index + 1 + digits);
    if (said.length < digits || said.some(({ clip, cut }) => clip > 9 || cut)) return;
    const [fromMs, toMs] = [reader.atMs(lead.startSample), reader.atMs(said.at(-1)!.startSample)];
    // "Digit by digit" in the pause before a digit begins anew, and is no part of it.
    if (actsAtMs.some((atMs) => fromMs < atMs && atMs < toMs)) return;
    const spoken = said.map(({ clip }) => clipName(clip).id).join('');
    for (const { startSample } of [said[0]!, said.at(-1)!])
      expect(spoken).toBe(codeAt(startMs + reader.atMs(startSample), digits));
    whole++;
  });
  return whole;
}

/** A key that was not touched stops whatever sounds; the function key then leads to a code, or to the first question. */
function checkStopping(reader: Reader): void {
  for (const each of Object.keys(KEYS['code-reader'])) reader.session.device.release(each);
  reader.wait(2100);
  const sounding = reader.session.recorder.heard.at(-1);
  const isSounding = reader.session.device.audible && sounding !== undefined && sounding.endSample === null;
  const edgeMs = reader.clock.uptimeMs();
  reader.session.press('4');
  reader.wait(60);
  reader.session.device.release('4');
  if (isSounding) {
    expect(sounding.endSample).not.toBeNull();
    expect(sounding.endSample! / SAMPLES_A_MS).toBeGreaterThan(0);
    expect(reader.atMs(sounding.endSample!) - edgeMs).toBeLessThanOrEqual(30);
  }
}

function checkWayToCode(reader: Reader, digits: number): void {
  for (let press = 0; press < 2 && reader.glass().code === null; press++) {
    reader.wait(2100);
    reader.press('fn', 200);
    if (reader.text().startsWith('press') || reader.glass().icons.includes('page-output')) {
      reader.press('1');
      reader.untilSilent();
      press = -1;
    }
  }
  expect(reader.glass().code).toBe(reader.code(digits));
}

test(
  `${STORIES} stories`,
  async () => {
    let whole = 0;
    await fc.assert(
      fc.asyncProperty(story, async ({ digits, output, listens, intoStepMs, acts }) => {
        const startMs = START - 5000 + intoStepMs;
        const storage = await storageOf(digits, output);
        const reader = await Reader.make({ asIs: true, storage, unixMs: startMs });
        const actsAtMs: number[] = [];
        for (const each of acts) {
          actsAtMs.push(reader.clock.uptimeMs());
          carryOut(reader, each);
          checkGlass(reader, digits);
        }
        actsAtMs.push(reader.clock.uptimeMs());
        checkStopping(reader);
        checkWayToCode(reader, digits);
        if (listens) reader.wait(9000);
        checkBlocks(reader, startMs, digits);
        whole += checkUtterances(reader, startMs, digits, actsAtMs);
        expect(reader.session.recorder.heard.every(({ clip }) => clipName(clip).id !== 'fault')).toBe(true);
        for (const [name, { minimum, maximum }] of Object.entries(SETTINGS)) {
          const value = await reader.setting(name as SettingName);
          expect(value).toBeGreaterThanOrEqual(minimum);
          expect(value).toBeLessThanOrEqual(maximum);
        }
      }),
      { numRuns: STORIES, seed: 3, endOnFailure: false },
    );
    // Or else nothing was tested.
    expect(whole).toBeGreaterThan(STORIES / 20);
  },
  10 * 60_000,
);
