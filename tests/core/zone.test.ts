/** The time zone in the record: what sets it, what it outlives, and that no code depends on it. */
import { describe, expect, test } from 'vitest';
import { ZONE_RULES } from '../../host-tools/token/limits.generated.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import { SECTOR_BYTES } from '../../simulator/token/contract.generated.ts';
import { loadCore } from '../../simulator/token/load.ts';
import { sequenceOf, ZONE_RULE_AT } from '../support/stored-record.ts';
import { oracleTotp } from '../verifier/oracle.ts';
import { FactoryToken, makeToken, SOME_UNIX_MS } from './factory-token.ts';

const module = loadCore('release');
const SECRET = Uint8Array.from({ length: 20 }, (_, index) => index * 5);
const DENMARK = { utcOffsetMinutes: 60, zoneRule: ZONE_RULES.eu };
const NOWHERE = { utcOffsetMinutes: 0, zoneRule: ZONE_RULES.unknown };

/** What the newest record on flash says. */
function storedZone({ storage: { image } }: FactoryToken): typeof DENMARK {
  const page = sequenceOf(image, SECTOR_BYTES) > sequenceOf(image, 0) ? SECTOR_BYTES : 0;
  const view = new DataView(image.buffer, page);
  return {
    utcOffsetMinutes: view.getInt16(ZONE_RULE_AT + 1, true),
    zoneRule: view.getUint8(ZONE_RULE_AT) as typeof DENMARK.zoneRule,
  };
}

/** A token whose newest record is in the first slot: a fresh flash's sequence there is the highest number of all. */
async function blankToken(): Promise<FactoryToken> {
  const token = new FactoryToken({ module });
  await token.setClock();
  await token.setClock();
  return token;
}

describe('set-zone', () => {
  test('is stored, kept when the token is provisioned and locked, and gone when it is erased', async () => {
    const token = await blankToken();
    expect(storedZone(token)).toEqual(NOWHERE);
    await token.request('set-zone', DENMARK);
    expect(storedZone(token)).toEqual(DENMARK);
    await token.provision({ secret: SECRET });
    expect(storedZone(token)).toEqual(DENMARK);
    await token.request('lock', {});
    expect(storedZone(token)).toEqual(DENMARK);
    token.powerCycle();
    await token.request('erase', {});
    expect(storedZone(token)).toEqual(NOWHERE);
  });

  test("takes back what was set, and is refused in a person's hands", async () => {
    const token = await blankToken();
    await token.provision({ secret: SECRET });
    await token.request('set-zone', { utcOffsetMinutes: -210, zoneRule: ZONE_RULES.fixed });
    expect(storedZone(token)).toEqual({ utcOffsetMinutes: -210, zoneRule: ZONE_RULES.fixed });
    await token.request('set-zone', NOWHERE);
    expect(storedZone(token)).toEqual(NOWHERE);
    await token.request('set-zone', DENMARK);
    await token.request('lock', {});
    await expect(token.request('set-zone', NOWHERE)).rejects.toMatchObject({ name: 'wrong-state' });
    expect(storedZone(token)).toEqual(DENMARK);
  });
});

test('the same codes and the same clock in every zone', async () => {
  const parameters = { algorithm: 'SHA1', digits: 6, timeStepSeconds: 30, t0UnixSeconds: 0 } as const;
  for (const zoneRule of Object.values(ZONE_RULES)) {
    for (const utcOffsetMinutes of zoneRule === ZONE_RULES.unknown ? [0] : [-840, -1, 0, 60, 840]) {
      const storage = new MemoryStorage();
      const token = await makeToken({ module, storage }, { secret: SECRET, ...parameters });
      await token.request('set-zone', { utcOffsetMinutes, zoneRule });
      const zone = `rule ${zoneRule}, ${utcOffsetMinutes} min`;
      expect(token.press().code, zone).toBe(oracleTotp(SECRET, parameters, Math.floor(SOME_UNIX_MS / 1000)));
      const { unixSeconds } = await token.request('read-clock', {});
      expect(Number(unixSeconds) * 1000, zone).toBe(Math.floor(token.clock.unixMs() / 1000) * 1000);
    }
  }
});
