/** `talkode issuer import`: a key container's tokens into an issuer's stock, all or none, once, and told in words. */
import { chmodSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { sqliteTables } from '../../host-tools/issuer/adapters/sqlite/sqlite-store.ts';
import { makeFolder, type Ended } from './talkode.ts';
import { talkodeHere } from './talkode-here.ts';

const { folder, file, remove } = makeFolder();
afterAll(remove);

const SECRET = '3132333435363738393031323334353637383930';
const KEY = 'c0'.repeat(32);

async function writeContainer(name: string, ...tokens: readonly object[]): Promise<void> {
  const lines = tokens.map((token) =>
    JSON.stringify({ secret: `hex:${SECRET}`, model: 'code-reader', ...token }),
  );
  writeFileSync(file('tokens'), `${lines.join('\n')}\n`);
  const files = ['--tokens', 'tokens', '--container', name, '--key', 'key'];
  const { exitCode, stderr } = await talkodeHere(['pskc', 'export', ...files], { cwd: folder });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
}

const run = (container: string, ...more: readonly string[]): Promise<Ended> =>
  talkodeHere(
    [
      ...['issuer', 'import', '--database', 'sqlite:issuer.db', '--container', container],
      ...['--transport-key', 'key', ...more],
    ],
    { cwd: folder },
  );

async function stock(): Promise<string[]> {
  const db = sqliteTables(file('issuer.db'));
  const rows = await db.selectFrom('devices').select('serialNumber').orderBy('serialNumber').execute();
  await db.destroy();
  return rows.map(({ serialNumber }) => serialNumber);
}

beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(file(name), { recursive: true });
  writeFileSync(file('key'), `${KEY}\n`, { mode: 0o600 });
});

test('all of a container comes into stock, once, with a receipt, and no secret lies in the database', async () => {
  await writeContainer('first', { serialNumber: '900000000012' }, { serialNumber: '900000000023' });
  const first = await run('first');
  expect(first.exitCode, first.stderr).toBe(0);
  expect(first.stdout).toMatch(/^2 devices in stock; receipt [0-9a-f]{32}\n$/);
  expect(first.stderr).toContain('made the key file issuer.keys: keep a copy in a safe place');
  expect(statSync(file('issuer.keys')).mode & 0o777).toBe(0o600);
  expect(await stock()).toEqual(['900000000012', '900000000023']);
  const bytes = readdirSync(folder)
    .filter((name) => name.startsWith('issuer.db'))
    .map((name) => readFileSync(file(name)));
  expect(bytes.some((each) => each.includes(Buffer.from(SECRET, 'hex')) || each.includes(SECRET))).toBe(
    false,
  );

  expect(await run('first')).toMatchObject({
    exitCode: 1,
    stdout: '',
    stderr: expect.stringContaining('this container was taken in before: nothing was changed') as string,
  });
});

test('a device that is there already keeps out all of its container, and is named', async () => {
  await writeContainer('first', { serialNumber: '900000000012' });
  await run('first');
  await writeContainer(
    'second',
    { serialNumber: '900000000034' },
    { serialNumber: '900000000012', keyId: 'other' },
  );
  const second = await run('second', '--json');
  expect(second.exitCode).toBe(1);
  expect(JSON.parse(second.stdout)).toMatchObject({
    verdict: 'error',
    message: expect.stringContaining('serial number 900000000012: there is a device') as string,
  });
  expect(await stock()).toEqual(['900000000012']);
});

test('a wrong transport key, a model that is none and a file of another form bring nothing into stock', async () => {
  await writeContainer('good', { serialNumber: '900000000012' });
  await writeContainer('toaster', { serialNumber: '900000000012', model: 'toaster' });
  writeFileSync(file('text'), 'no container');
  expect((await run('toaster')).stderr).toContain(
    'model: expected code-display or code-reader, got "toaster"',
  );
  expect((await run('text')).exitCode).toBe(1);
  writeFileSync(file('key'), `${'c1'.repeat(32)}\n`);
  const wrong = await run('good');
  expect(wrong.exitCode).toBe(1);
  expect(wrong.stderr).toContain('wrong transport key, or a file that was changed');
  expect(await stock()).toEqual([]);
  chmodSync(file('key'), 0o644);
  expect(await run('good')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('chmod 600') as string,
  });
});
