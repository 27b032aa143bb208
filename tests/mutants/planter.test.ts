/**
 * Planting itself: a fault is noticed, what is none lives, what cannot be read is no verdict, and the project stays as
 * it is.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Fault } from './fault.ts';
import { Planter } from './planter.ts';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const POLYNOMIAL: Fault = {
  name: 'a wrong polynomial',
  file: 'host-tools/link/crc16.ts',
  text: 'const POLYNOMIAL = 0x1021;',
  replacement: 'const POLYNOMIAL = 0x1023;',
  suites: ['tests/link/crc16.test.ts'],
};
const source = (): string => readFileSync(path.join(ROOT, POLYNOMIAL.file), 'utf8');

let planter: Planter;
const before = source();
beforeAll(() => {
  planter = new Planter(ROOT);
});
afterAll(() => planter.end());

test('a fault is noticed, and the test that noticed it is named', async () => {
  await planter.requireSound(POLYNOMIAL.suites, 1);
  const { noticed, by } = await planter.plant(POLYNOMIAL);
  expect(noticed).toBe(true);
  expect(readFileSync(path.join(ROOT, POLYNOMIAL.suites[0]!), 'utf8')).toContain(by.split(' ').at(-1));
  expect(source()).toBe(before);
});

test('a change that makes nothing different lives', async () => {
  const same = { ...POLYNOMIAL, replacement: 'const POLYNOMIAL = 0x1020 + 1;' };
  expect(await planter.plant(same)).toEqual({ noticed: false, by: '' });
});

test('a change that cannot be read is an error', async () => {
  const broken = { ...POLYNOMIAL, replacement: 'const const;' };
  await expect(planter.plant(broken)).rejects.toThrow(POLYNOMIAL.file);
});

test('the copy goes with the planter', () => {
  expect(existsSync(planter.root)).toBe(true);
  planter.end();
  expect(existsSync(planter.root)).toBe(false);
});
