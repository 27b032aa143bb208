/** `talkode issuer serve --register`: a file of the population register is read at the start, and what is wrong with it is told by its place. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeFolder, type Ended } from './talkode.ts';
import { talkodeHere } from './talkode-here.ts';

const { folder, remove } = makeFolder();
afterAll(remove);

const serve = (register: string): Promise<Ended> =>
  talkodeHere(
    ['issuer', 'serve', '--database', 'sqlite:issuer.db', '--port', '0', '--once', '--register', register],
    { cwd: folder },
  );

test.each([
  [0, [], ''],
  [1, { people: [] }, 'register: expected a list, got another value'],
  [
    1,
    [{ personalNumber: '0101905', name: 'Anna', homeAddress: 'Vej 1', isDead: false }],
    'register: [0].personalNumber: expected ten digits, got another value',
  ],
])('exit code %d: %j', async (expected, content, words) => {
  writeFileSync(path.join(folder, 'register.json'), JSON.stringify(content));
  const { exitCode, stderr, stdout } = await serve('register.json');
  expect(exitCode, stderr).toBe(expected);
  expect(stderr).toContain(words);
  expect(stderr + stdout).not.toContain('0101905');
});

test('a file that is missing is named', async () => {
  const { exitCode, stderr } = await serve('no-such.json');
  expect(exitCode).toBe(1);
  expect(stderr).toContain('no-such.json');
});
