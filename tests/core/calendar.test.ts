/**
 * Dates and times that the core shows, against JavaScript's Date in UTC: every day of 380 years, every second of a day.
 */
import { describe, expect, test } from 'vitest';
import { loadCore } from '../../simulator/token/load.ts';
import { FactoryToken } from './factory-token.ts';
import { TestCore } from './test-core.ts';

const DAY_MS = 86_400_000;
const PAGES_TO_TIME = 2;
const PAGES_TO_DATE = 3;

function isoDate(unixMs: number): string {
  return new Date(unixMs).toISOString().slice(0, 10);
}

/** A blank token with an information page open; `page` counts the presses after the first page. */
async function openPage(rtcUnixMs: number, page: number): Promise<FactoryToken> {
  const token = new FactoryToken({ module: loadCore('release'), rtcUnixMs });
  await token.setClock();
  token.openPages();
  for (let pressed = 0; pressed < page; pressed++) token.press();
  return token;
}

describe('the calendar', () => {
  test('is the proleptic Gregorian one from 1970 to 9999, every day', () => {
    const { core } = new TestCore();
    const lastDay = Date.UTC(9999, 11, 31) / DAY_MS;
    const wrong: string[] = [];
    for (let day = 0; day <= lastDay; day++) {
      const date = new Date(day * DAY_MS);
      const expected = date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
      if (core.testDateNumber(day) !== expected) wrong.push(isoDate(day * DAY_MS));
    }
    expect(lastDay).toBe(2_932_896);
    expect(wrong).toEqual([]);
  });
});

describe('the glass', () => {
  test('shows the date of every day from 2020-01-01 to 2399-12-31', async () => {
    const firstMs = Date.UTC(2020, 0, 1);
    const lastMs = Date.UTC(2399, 11, 31);
    const token = await openPage(firstMs, PAGES_TO_DATE);
    const wrong: string[] = [];
    let days = 0;
    for (let unixMs = firstMs; unixMs <= lastMs; unixMs += DAY_MS) {
      // The last millisecond of even days (the first has begun already), the first one of odd days.
      token.moveClock(days % 2 === 0 ? unixMs + DAY_MS - 1 : unixMs);
      const [year, month, dayOfMonth] = isoDate(unixMs).split('-');
      const { text } = token.glass();
      if (text !== `${year} ${month}.${dayOfMonth}`) wrong.push(`${isoDate(unixMs)}: "${text}"`);
      days++;
    }
    expect(days).toBe(138_792);
    expect(wrong).toEqual([]);
    expect(token.glass().icons).toContain('page-date');
  });

  test('shows every second of 29 February 2028', async () => {
    const startMs = Date.UTC(2028, 1, 29);
    const token = await openPage(startMs - DAY_MS, PAGES_TO_TIME);
    const wrong: string[] = [];
    for (let second = 0; second < 86_400; second++) {
      token.moveClock(startMs + second * 1000 + (second % 1000));
      const [hour, minute, rest] = new Date(startMs + second * 1000).toISOString().slice(11, 19).split(':');
      const { text } = token.glass();
      if (text !== `${hour}.${minute} ${rest}`) wrong.push(`${second}: "${text}"`);
    }
    expect(wrong).toEqual([]);
    expect(token.glass().icons).toContain('page-time');
  });

  test('the time page goes on by itself, second by second', async () => {
    const token = await openPage(Date.UTC(2026, 11, 31, 23, 59, 50), PAGES_TO_TIME);
    const seen: string[] = [];
    token.runner.onFrame(() => seen.push(token.glass().text));
    token.clock.advance(5000);
    const startMs = token.clock.unixMs() - 5000;
    const expected = Array.from({ length: 5 }, (_, index) =>
      new Date(startMs + (index + 1) * 1000).toISOString().slice(11, 19).replace(':', '.').replace(':', ' '),
    );
    expect(seen).toEqual(expected);
  });
});
