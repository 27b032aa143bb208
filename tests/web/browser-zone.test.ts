/** Which zone a practice token is given, by the host's zone data in place of a browser's. */
import { expect, test } from 'vitest';
import { browserZone } from '../../simulator/web/src/device/browser-zone.ts';

const NOW = Date.UTC(2026, 10, 30);

function offsetsOf(timeZone: string): (unixMs: number) => number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' });
  return (unixMs) => {
    const name = format.formatToParts(unixMs).find(({ type }) => type === 'timeZoneName')!.value;
    const [, sign, hours = '0', minutes = '0'] = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(name) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  };
}

test.each([
  ['Europe/Copenhagen', { rule: 'eu', utcOffsetMinutes: 60 }],
  ['Europe/Lisbon', { rule: 'eu', utcOffsetMinutes: 0 }],
  ['Europe/Helsinki', { rule: 'eu', utcOffsetMinutes: 120 }],
  ['Atlantic/Faroe', { rule: 'eu', utcOffsetMinutes: 0 }],
  ['Asia/Tokyo', { rule: 'fixed', utcOffsetMinutes: 540 }],
  ['Asia/Kolkata', { rule: 'fixed', utcOffsetMinutes: 330 }],
  ['America/Phoenix', { rule: 'fixed', utcOffsetMinutes: -420 }],
  // A summer time of other days, or of the other half of the year.
  ['America/New_York', null],
  ['Australia/Sydney', null],
  ['Australia/Lord_Howe', null],
  // What a browser says that hides its zone.
  ['UTC', null],
])('%s', (timeZone, zone) => {
  expect(browserZone(NOW, offsetsOf(timeZone))).toEqual(zone);
});
