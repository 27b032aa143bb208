/**
 * How much later than --at the first act comes on the emulated RP2040: no longer than the help of `talkode simulate`
 * says.
 */
import { describe, expect, test } from 'vitest';
import { BoardClock } from '../../simulator/emulator/device/board-clock.ts';
import { emulatedDevice } from '../../simulator/emulator/device/make-device.ts';
import { MemoryStorage, type Storage } from '../../simulator/ports/storage.ts';
import { openSession } from '../../simulator/session/open-session.ts';
import type { SoundWish } from '../../simulator/session/prepare-sound.ts';
import type { TokenParameters } from '../../host-tools/token/provisioning.ts';
import { hasVoice } from '../../simulator/session/voices.ts';
import type { ModelName } from '../../simulator/token/contract.generated.ts';
import { loadCore } from '../../simulator/token/load.ts';
import { talkode } from '../cli/talkode.ts';

const MODULE = loadCore();
const SOUND: SoundWish = { voice: null, port: null, headphones: false, firstUse: false, language: 'en' };

/** Milliseconds of the chip's time until a tester's first act. */
async function startMs(
  model: ModelName,
  storage: Storage,
  parameters: Partial<TokenParameters> = {},
): Promise<number> {
  const clock = new BoardClock(Date.parse('2026-11-22T12:00:00Z'));
  await openSession({
    module: MODULE,
    model,
    clock,
    storage,
    device: await emulatedDevice({ model, clock, storage, millivolts: null, headphones: false }),
    wish: { parameters, erase: false, blank: false, clockUnset: false },
    millivolts: null,
    sound: hasVoice(model) ? SOUND : null,
    trace: null,
    onStorageFailure: () => {},
  });
  return clock.uptimeMs();
}

/** The dearest hash. */
const PARAMETERS = { algorithm: 'SHA512' } as const;

describe('3.2: what comes before the first act takes the chip', () => {
  test.each<[ModelName, number, number]>([
    ['code-display', 25, 200],
    ['code-reader', 65, 360],
  ])('3.2: %s: up to %i ms from storage, up to %i ms with a provisioning', async (model, stored, first) => {
    const storage = new MemoryStorage();
    const measured = [await startMs(model, storage, PARAMETERS), await startMs(model, storage)];
    for (const [index, limit] of [first, stored].entries())
      expect([measured[index], measured[index]! <= limit && measured[index]! > 0.7 * limit]).toEqual([
        measured[index],
        true,
      ]);
    const { stdout } = await talkode(['simulate', '--help']);
    const told =
      model === 'code-display' ? `up to ${stored} ms[^:]*${first} ms` : `up to ${stored} and ${first} ms`;
    expect(stdout).toMatch(new RegExp(told.replaceAll(' ', '\\s+')));
  });
});
