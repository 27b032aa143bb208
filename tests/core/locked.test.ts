/**
 * What a host that can protect its flash goes by: whether the record in force is locked, at each step and after each
 * start.
 */
import { describe, expect, test } from 'vitest';
import { encodeFrame } from '../../host-tools/link/framing.ts';
import { MESSAGES } from '../../host-tools/link/protocol.generated.ts';
import { eraseSector, programPage } from '../../simulator/ports/storage.ts';
import { PAGE_BYTES, SECTOR_BYTES, STORAGE_SLOTS } from '../../simulator/token/contract.generated.ts';
import { loadCore } from '../../simulator/token/load.ts';
import { RECORD_PAGES_BYTES, Token } from '../../simulator/token/token.ts';
import { faultyToken, NOW_UNIX_SECONDS, tokenIn } from '../link/token-on-a-line.ts';

function started(image: Uint8Array, afterTrap = false): Token {
  const recordPages = new Uint8Array(RECORD_PAGES_BYTES);
  for (let slot = 0; slot < STORAGE_SLOTS; slot++) {
    const page = image.subarray(slot * SECTOR_BYTES, slot * SECTOR_BYTES + PAGE_BYTES);
    recordPages.set(page, slot * PAGE_BYTES);
  }
  const token = new Token(loadCore());
  token.boot({ model: 'code-display', recordPages, development: false, afterTrap });
  return token;
}

describe('M4: isLocked', () => {
  test.each([
    ['blank', false],
    ['provisioned', false],
    ['locked', true],
  ] as const)('a token that starts %s: %s', async (state, expected) => {
    const { storage } = await tokenIn(state);
    expect(started(storage.image).isLocked()).toBe(expected);
  });

  test('a record that cannot be read locks nothing', () => {
    expect(started(faultyToken().storage.image).isLocked()).toBe(false);
  });

  test('a fault does not hide that a token is locked', async () => {
    const { storage } = await tokenIn('locked');
    expect(started(storage.image, true).isLocked()).toBe(true);
    expect(started((await tokenIn('provisioned')).storage.image, true).isLocked()).toBe(false);
  });

  test('is true from the step on that brings the locked record into force, and at a start after any step', async () => {
    const { storage } = await tokenIn('provisioned');
    const image = storage.image.slice();
    const token = started(image);
    token.clock(NOW_UNIX_SECONDS * 1000, 0);
    token.takeEffects();
    token.linkReceive(
      encodeFrame({ flags: 0, sequence: 1, type: MESSAGES.lock.id, payload: new Uint8Array(0) }),
    );
    const seen: { operation: string; isLocked: boolean; afterStart: boolean }[] = [];
    while (token.takeEffects().storage) {
      const request = token.storageRequest();
      expect(token.linkTake()).toHaveLength(0);
      if (request.operation === 'erase') eraseSector(image, request.offset);
      else programPage(image, request.offset, request.bytes);
      token.storageDone(true);
      seen.push({
        operation: request.operation,
        isLocked: token.isLocked(),
        afterStart: started(image).isLocked(),
      });
    }
    expect(seen).toEqual([
      { operation: 'erase', isLocked: false, afterStart: false },
      { operation: 'program', isLocked: true, afterStart: true },
      { operation: 'program', isLocked: true, afterStart: true },
    ]);
    expect(token.linkTake().length).toBeGreaterThan(0);
  });

  test('a lock that the storage refuses leaves it false', async () => {
    const { storage } = await tokenIn('provisioned');
    const token = started(storage.image);
    token.clock(NOW_UNIX_SECONDS * 1000, 0);
    token.takeEffects();
    token.linkReceive(
      encodeFrame({ flags: 0, sequence: 1, type: MESSAGES.lock.id, payload: new Uint8Array(0) }),
    );
    expect(token.takeEffects().storage).toBe(true);
    token.storageDone(false);
    expect(token.isLocked()).toBe(false);
  });
});
