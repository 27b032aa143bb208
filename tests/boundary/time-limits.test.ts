/** No test fails because the machine is busy: no suite has a time limit of its own below the common net. */
import { describe, expect, test } from 'vitest';
import { TEST_LIMIT_MS, WAIT_LIMIT_MS } from '../support/time-limits.ts';
import { readSources } from './source-tree.ts';
import { ownLimits } from './time-limits.ts';

/** Not limits: what they end is over by itself, and the test goes on. */
const ALLOWED = ['tests/web/by-ear.test.ts: CODE_OVER_MS'];

test('no suite has a time limit of its own', () => {
  const found = readSources(['tests'])
    .filter(({ file }) => !/^tests\/(boundary|support)\/time-limits/.test(file))
    .flatMap(ownLimits);
  expect(found.filter((each) => !ALLOWED.includes(each))).toEqual([]);
});

test('a hang ends, and a wait inside a test ends before the test does', () => {
  expect(TEST_LIMIT_MS).toBeGreaterThanOrEqual(10 * 60_000);
  expect(WAIT_LIMIT_MS).toBeLessThan(TEST_LIMIT_MS);
});

describe('the check notices', () => {
  test.each([
    ["test('a', { timeout: 5_000 }, () => {});", '5_000'],
    ["test('a', async () => {\n  },\n  PATIENCE_MS,\n);", 'PATIENCE_MS'],
    ['beforeAll(() => {\n}, 120000);', '120000'],
    ['context.setDefaultTimeout(15_000);', '15_000'],
    ['new LinkClient(line, { answerTimeoutMs: 2000 })', '2000'],
    ['await vi.waitUntil(() => isOver);', 'vi.waitUntil('],
    ['const endMs = Date.now() + MAXIMUM_MS;', 'MAXIMUM_MS'],
  ])('%s', (text, value) => {
    expect(ownLimits({ file: 'a.ts', text })).toEqual([`a.ts: ${value}`]);
  });

  test('but allows the common limits, and those that a caller gives', () => {
    const text =
      'expect.poll(f, { timeout: WAIT_LIMIT_MS }); const endMs = performance.now() + limitMs; answerTimeoutMs: WAIT_LIMIT_MS';
    expect(ownLimits({ file: 'a.ts', text })).toEqual([]);
  });
});
