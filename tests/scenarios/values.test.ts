/** Values as testers type them: what is read, and what is refused in words that never quote a secret. */
import { expect, test } from 'vitest';
import { readTimeZone } from '../../simulator/text/time-zone.ts';
import { readDuration, readInstant, readSecret } from '../../simulator/text/values.ts';

/** RFC 4648, section 10: "foobar" twice, so that it is long enough for a secret. */
const FOOBARS = Uint8Array.from(Buffer.from('foobarfoobar'));

test.each([
  ['hex:666f6f626172666f6f626172', FOOBARS],
  ['HEX:66 6F-6F 62 61 72 66 6F 6F 62 61 72', FOOBARS],
  ['base32:MZXW6YTBOJTG633CMFZA====', FOOBARS],
  ['base32:mzxw 6ytb ojtg 633c mfza', FOOBARS],
  // As published in RFC 6238: 160 bits are 32 symbols, and no bit is left over.
  ['base32:GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', Uint8Array.from(Buffer.from('12345678901234567890'))],
])('the secret %s', (text, bytes) => {
  expect(readSecret(text)).toEqual(bytes);
});

test.each([
  ['hex:666f6f626172666f6f62617', /two hexadecimal digits for each byte, got 23 digits/],
  ['hex:666f6f626172666f6f62617x', /another character at place 24/],
  ['base32:MZXW6YTBOJTG633CMFZ1', /another character at place 20/],
  ['base32:MZXW6YTBOJTG633CM', /a whole number of bytes in base32, got 17 symbols|a secret of/],
  ['666f6f626172666f6f626172', /got something else/],
  ['hex:666f6f626172666f6f', /a secret of 10 to 64 bytes, got 9 bytes/],
])('no secret: %s', (text, message) => {
  expect(() => readSecret(text)).toThrow(message);
});

test.each([
  ['2024-02-29T12:00:00Z', Date.UTC(2024, 1, 29, 12)],
  ['2026-11-22T13:00:00+01:00', Date.UTC(2026, 10, 22, 12)],
  ['1795348800', 1_795_348_800_000],
])('the time %s', (text, unixMs) => {
  expect(readInstant(text)).toBe(unixMs);
});

test.each([
  '2026-02-30T12:00:00Z',
  '2026-02-29T12:00:00Z',
  '2026-11-31T12:00:00+01:00',
  '2026-11-22T12:00:00',
])('no time: %s', (text) => {
  expect(() => readInstant(text)).toThrow(/expected a time such as/);
});

test.each([
  ['+01:00,eu', { rule: 'eu', utcOffsetMinutes: 60 }],
  ['+01:00', { rule: 'fixed', utcOffsetMinutes: 60 }],
  ['-03:30', { rule: 'fixed', utcOffsetMinutes: -210 }],
  ['-00:00', { rule: 'fixed', utcOffsetMinutes: 0 }],
  ['-14:00', { rule: 'fixed', utcOffsetMinutes: -840 }],
  ['+14:00,eu', { rule: 'eu', utcOffsetMinutes: 840 }],
])('the zone %s', (text, zone) => {
  expect(readTimeZone(text)).toStrictEqual(zone);
});

test.each(['', '01:00', '+1:00', '+01:60', '+14:01', '-14:01', '+99:00', '+01:00,us', '+01:00, eu', 'eu'])(
  'no zone: %j',
  (text) => {
    expect(() => readTimeZone(text)).toThrow(/expected a zone such as/);
  },
);

test.each([
  ['20 ms', 20],
  ['6s', 6000],
  ['2 min', 120_000],
  ['1.5 h', 5_400_000],
  ['1 d', 86_400_000],
])('the duration %s', (text, ms) => {
  expect(readDuration(text)).toBe(ms);
});
