/** A record of each earlier format is read whole: secret and settings kept, what came later on its default. */
import { describe, expect, test } from 'vitest';
import { SETTINGS } from '../../host-tools/link/protocol.generated.ts';
import { ALGORITHMS } from '../../host-tools/token/limits.generated.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import { PAGE_BYTES, SECTOR_BYTES } from '../../simulator/token/contract.generated.ts';
import { loadCore } from '../../simulator/token/load.ts';
import { STORED_FORMATS, STORED_SERIAL_NUMBER, STORED_UNIX_MS } from '../support/stored-formats.ts';
import { FORMAT_VERSION_AT, isSealed, sequenceOf, ZONE_RULE_AT } from '../support/stored-record.ts';
import { oracleTotp } from '../verifier/oracle.ts';
import { FactoryToken } from './factory-token.ts';

const module = loadCore('release');
const HOUR_MS = 3_600_000;
const PRESENT_FORMAT = 4;
const DEFAULTS = Object.values(SETTINGS).map((setting) => setting.default);
const TRIM_AT = 32;

test('there is one of each format before the present one', () => {
  expect(STORED_FORMATS.map(({ format }) => format)).toEqual([1, 2, 3]);
  for (const { format, image } of STORED_FORMATS) {
    expect(new DataView(image.buffer).getUint16(FORMAT_VERSION_AT, true)).toBe(format);
    expect([0, SECTOR_BYTES].every((page) => isSealed(image, page))).toBe(true);
  }
});

describe.each(STORED_FORMATS)('format $format', ({ code, secret, settings, image, trimPartsPerBillion }) => {
  function started(): FactoryToken {
    return new FactoryToken({
      module,
      storage: new MemoryStorage(image.slice()),
      rtcUnixMs: STORED_UNIX_MS + HOUR_MS,
    });
  }

  async function allSettings(token: FactoryToken): Promise<number[]> {
    const values: number[] = [];
    for (const { id } of Object.values(SETTINGS))
      values.push((await token.request('read-setting', { setting: id })).value);
    return values;
  }

  async function expectKept(token: FactoryToken): Promise<void> {
    expect(await token.request('identify', { minimumVersion: 1, maximumVersion: 1 })).toMatchObject({
      lifeCycleState: 1,
      clockState: 1,
      fault: 0,
      serialNumber: STORED_SERIAL_NUMBER,
      algorithm: ALGORITHMS[code.algorithm],
      digits: code.digits,
      timeStepSeconds: code.timeStepSeconds,
      t0UnixSeconds: BigInt(code.t0UnixSeconds),
    });
    const { unixSeconds, millisecond } = await token.request('read-clock', {});
    // An hour at the trim: 4 ms at the most.
    expect(Math.abs(Number(unixSeconds) * 1000 + millisecond - token.clock.unixMs())).toBeLessThanOrEqual(5);
    const unixMs = Number(unixSeconds) * 1000 + millisecond;
    expect(token.press().code).toBe(oracleTotp(secret, code, Math.floor(unixMs / 1000)));
  }

  test('is read as it is, and nothing is written', async () => {
    const token = started();
    await expectKept(token);
    expect(await allSettings(token)).toEqual([...settings, ...DEFAULTS.slice(settings.length)]);
    expect(token.storage.image).toEqual(image);
  });

  test('is written anew at the first change, in the present format, its zone unknown', async () => {
    const token = started();
    await token.request('change-setting', { setting: 0, value: 60 });
    const { image: written } = token.storage;
    const page = sequenceOf(written, 0) > sequenceOf(written, SECTOR_BYTES) ? 0 : SECTOR_BYTES;
    const view = new DataView(written.buffer, page, PAGE_BYTES);
    expect(isSealed(written, page)).toBe(true);
    expect(view.getUint16(FORMAT_VERSION_AT, true)).toBe(PRESENT_FORMAT);
    expect(view.getInt32(TRIM_AT, true)).toBe(trimPartsPerBillion);
    expect([view.getUint8(ZONE_RULE_AT), view.getInt16(ZONE_RULE_AT + 1, true)]).toEqual([0, 0]);
    token.powerCycle();
    await expectKept(token);
    expect(await allSettings(token)).toEqual([60, ...settings.slice(1), ...DEFAULTS.slice(settings.length)]);
  });

  test('takes a zone, and loses nothing by it', async () => {
    const token = started();
    await token.request('set-zone', { utcOffsetMinutes: 60, zoneRule: 2 });
    token.powerCycle();
    await expectKept(token);
    expect(await allSettings(token)).toEqual([...settings, ...DEFAULTS.slice(settings.length)]);
  });
});
