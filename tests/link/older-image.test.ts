/** What no journal can notice: the whole flash as it was before. SECURITY.md says so; this shows that it is true. */
import { expect, test } from 'vitest';
import { LIFE_CYCLE_STATES } from '../../host-tools/link/protocol.generated.ts';
import { GOOD_REQUESTS, tokenIn, TokenOnALine } from './token-on-a-line.ts';

test('M5: an older flash image put back undoes a lock, in a production image as well', async () => {
  const token = await tokenIn('provisioned');
  const older = token.storage.image.slice();
  await token.client.request('lock', {});
  const newer = token.storage.image.slice();

  const locked = new TokenOnALine({ development: false, image: newer.slice() });
  expect(await locked.identify()).toMatchObject({ lifeCycleState: LIFE_CYCLE_STATES.locked });
  await expect(locked.client.request('set-clock', GOOD_REQUESTS['set-clock'])).rejects.toMatchObject({
    name: 'wrong-state',
  });

  // The same secret, unlocked again, and with it the clock that gives out tomorrow's codes.
  const undone = new TokenOnALine({ development: false, image: older.slice() });
  expect(await undone.identify()).toMatchObject({
    lifeCycleState: LIFE_CYCLE_STATES.provisioned,
    serialNumber: GOOD_REQUESTS.provision.serialNumber,
    fault: 0,
  });
  await expect(undone.client.request('set-clock', GOOD_REQUESTS['set-clock'])).resolves.toEqual({});
});

test('M5: one older slot beside the newest one does not: it is told by its mark and its number', async () => {
  const token = await tokenIn('provisioned');
  const older = token.storage.image.slice();
  await token.client.request('lock', {});
  const newer = token.storage.image.slice();
  const half = newer.length / 2;
  for (const slot of [0, 1]) {
    const mixed = newer.slice();
    mixed.set(older.subarray(slot * half, (slot + 1) * half), slot * half);
    const { lifeCycleState, fault } = await new TokenOnALine({ image: mixed }).identify();
    const isUnlocked = lifeCycleState === LIFE_CYCLE_STATES.provisioned && fault === 0;
    expect(isUnlocked, `slot ${slot}`).toBe(false);
  }
});
