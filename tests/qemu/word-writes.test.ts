/**
 * The nRF51 takes two writes of a word between two erases (nRF51822 product specification, section 8.9): so does the
 * journal.
 */
import { expect, test } from 'vitest';
import { SETTINGS } from '../../host-tools/link/protocol.generated.ts';
import { LIMITS } from '../../host-tools/token/limits.generated.ts';
import { VirtualClock } from '../../simulator/ports/clock.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import { simulatedDevice } from '../../simulator/session/device.ts';
import { Session } from '../../simulator/session/session.ts';
import { SECTOR_BYTES } from '../../simulator/token/contract.generated.ts';
import { loadCore } from '../../simulator/token/load.ts';
import { makeToken, setClock, STEP_BEGINS_UNIX_SECONDS } from './provisioned-token.ts';

const WORD_BYTES = 4;
const MAXIMUM_WRITES = 2;
const MS_PER_SECOND = 1000;

/** Counts as the driver in firmware/boards/nrf51/flash.c writes: a word that would not change is left alone. */
class WordCountingStorage extends MemoryStorage {
  readonly #writes = new Map<number, number>();
  most = 0;

  override erase(offset: number): void {
    super.erase(offset);
    for (const word of this.#writes.keys())
      if (word * WORD_BYTES >= offset && word * WORD_BYTES < offset + SECTOR_BYTES) this.#writes.delete(word);
  }

  override program(offset: number, bytes: Uint8Array): void {
    const before = this.image.slice();
    super.program(offset, bytes);
    const changed = new Set<number>();
    before.forEach((byte, at) => {
      if (byte !== this.image[at]) changed.add(Math.floor(at / WORD_BYTES));
    });
    for (const word of changed) {
      const writes = (this.#writes.get(word) ?? 0) + 1;
      this.#writes.set(word, writes);
      this.most = Math.max(this.most, writes);
    }
  }
}

test('no word of flash is written more often than the nRF51 allows', async () => {
  const storage = new WordCountingStorage();
  const clock = new VirtualClock(STEP_BEGINS_UNIX_SECONDS * MS_PER_SECOND);
  const device = simulatedDevice({ module: loadCore(), model: 'code-display', clock, storage });
  const session = new Session({ model: 'code-display', clock, device });
  for (let round = 0; round < 5; round++) {
    await setClock(session, STEP_BEGINS_UNIX_SECONDS + round);
    await makeToken(session);
    await session.request('erase', {});
  }
  await makeToken(session);
  for (let round = 1; round <= 5; round++) {
    // The writes of a locked token spoil a record before they erase it.
    await session.request('change-setting', { setting: SETTINGS['key-lock-out'].id, value: 1000 + round });
    session.advance(LIMITS.linkWriteGapSeconds * MS_PER_SECOND);
  }
  expect(storage.most).toBeGreaterThan(0);
  expect(storage.most).toBeLessThanOrEqual(MAXIMUM_WRITES);
});
