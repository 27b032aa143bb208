/** The glass of the emulated board, read from its display's pixels, is the frame that its core shows. */
import { describe, expect, test } from 'vitest';
import { SETTINGS, type SettingName } from '../../host-tools/link/protocol.generated.ts';
import { readGlass } from '../../simulator/glass/reading.ts';
import { readStrokes } from '../../simulator/session/key-strokes.ts';
import type { ModelName } from '../../simulator/token/contract.generated.ts';
import { chipInHand, type ChipInHand } from './chip-in-hand.ts';

const STEP_MS = 10;

/** Lets time pass and compares whenever the chip sleeps: then everything that the core wanted shown is drawn. */
function watch({ clock, board, buffer }: ChipInHand, ms: number): Set<string> {
  const texts = new Set<string>();
  const differences: unknown[] = [];
  for (let passedMs = 0; passedMs < ms; passedMs += STEP_MS) {
    clock.advance(STEP_MS);
    if (!board.chip.rp2040.core.waiting) continue;
    const [shown, wanted, flaw] = [board.frame(), buffer('frame'), board.glassFlaw()];
    // One look at the whole journey's differences is quick; an assertion at each of its steps is not.
    if (flaw !== null || Buffer.compare(shown, wanted) !== 0)
      differences.push({ passedMs, flaw, shown, wanted });
    texts.add(readGlass(shown).text.trim());
  }
  expect(differences).toEqual([]);
  return texts;
}

/** Strokes, each with how long it is held and watched for; what must have been on the glass meanwhile. */
const JOURNEYS: [ModelName, [string, number, number][], string[]][] = [
  [
    'code-display',
    [
      ['main', 100, 7000],
      ['main', 6200, 500],
      ['main', 100, 500],
      ['main', 100, 500],
      ['main', 100, 31_000],
    ],
    ['738 534', '9000 0000.', '0012', '2026 11.22', ''],
  ],
  [
    'code-reader',
    [
      ['fn', 100, 2500],
      ['fn,2', 100, 1500],
      ['fn,3', 100, 1500],
      ['left', 100, 1000],
      ['fn,right', 100, 1500],
    ],
    ['738 534', '9000 0000.'],
  ],
];

describe('the glass decoded from SPI', () => {
  test.each(JOURNEYS)(
    'of the %s is the frame of its core all along a key journey',
    async (model, acts, shown) => {
      const chip = await chipInHand({ model });
      const texts = new Set<string>();
      for (const [keys, heldMs, watchedMs] of acts) {
        chip.session.strike(readStrokes(model, keys), heldMs);
        for (const text of watch(chip, watchedMs)) texts.add(text);
      }
      expect([...texts]).toEqual(expect.arrayContaining(shown));
    },
  );

  test('shows one large digit and changed light and dark as its core does, and changes back', async () => {
    const chip = await chipInHand({ model: 'code-reader' });
    const set = (name: SettingName, value: number): Promise<unknown> =>
      chip.session.request('change-setting', { setting: SETTINGS[name].id, value });
    await set('giant-digit', 1);
    await set('inverse-glass', 1);
    const seen = new Set<string>();
    for (const keys of ['fn', 'right', 'right']) {
      chip.session.strike(readStrokes('code-reader', keys), 100);
      watch(chip, 300);
      const { giant, inverse } = readGlass(chip.board.frame());
      seen.add(`${giant?.place}: ${giant?.digit}${inverse ? ' inverse' : ''}`);
    }
    expect([...seen]).toEqual(['1: 7 inverse', '2: 3 inverse', '3: 8 inverse']);
    await set('inverse-glass', 0);
    await set('giant-digit', 0);
    watch(chip, 300);
    expect(readGlass(chip.board.frame())).toMatchObject({ code: '738534', giant: null, inverse: false });
  });

  test('is dark without power, and after it came back until a key is pressed', async () => {
    const { session, board } = await chipInHand();
    session.hold('main', 100);
    expect(board.frame().some((byte) => byte !== 0)).toBe(true);
    session.powerCut();
    expect(board.frame().every((byte) => byte === 0)).toBe(true);
    session.device.powerOn();
    expect([board.frame().every((byte) => byte === 0), board.glassFlaw()]).toEqual([true, null]);
    session.hold('main', 100);
    expect(readGlass(board.frame()).code).toBe('738534');
  });
});

test('two runs are the same to the last cycle and byte', async () => {
  const run = async (): Promise<unknown[]> => {
    const { session, board, buffer } = await chipInHand();
    session.hold('main', 100);
    await session.identify();
    return [
      board.chip.cycles,
      board.uptimeMs(),
      buffer('state'),
      board.chip.rp2040.sram,
      board.storageImage(),
    ];
  };
  const [first, second] = [await run(), await run()];
  expect(second.slice(0, 2)).toEqual(first.slice(0, 2));
  for (let index = 2; index < first.length; index += 1)
    expect(Buffer.compare(second[index] as Uint8Array, first[index] as Uint8Array)).toBe(0);
});
