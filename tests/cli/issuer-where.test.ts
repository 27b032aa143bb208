/** Where a command of the issuer does its work: which service it asks, which it does not trust, and what it says when it finds none. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { IssuerClient } from '../../host-tools/issuer/client/issuer-client.ts';
import { openSqliteStore } from '../../host-tools/issuer/adapters/sqlite/sqlite-store.ts';
import { IssuerDesk } from './issuer-desk.ts';
import { makeFolder, startTalkode } from './talkode.ts';

const { file, remove } = makeFolder();
afterAll(remove);

const desk = new IssuerDesk(file('desk'));
const LIST = ['issuer', 'device', 'list'] as const;

beforeAll(async () => {
  await desk.writeContainer();
  await desk.import();
});

let ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends) await end();
  ends = [];
});

/** Another program at a port of this computer: what it was sent, and what it answers. */
async function otherProgram(
  answer: object,
): Promise<{ address: string; authorizations: unknown[]; paths: unknown[] }> {
  const authorizations: unknown[] = [];
  const paths: unknown[] = [];
  const server = createServer((request, response) => {
    authorizations.push(request.headers.authorization);
    paths.push(request.url);
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(() => new Promise((resolve) => server.close(() => resolve())));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, authorizations, paths };
}

/** A program that asks the service whatever it is asked, and notes the keys that it is shown. */
function passingOnTo(address: string): { server: Server; asked: unknown[] } {
  const asked: unknown[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers.authorization);
    void fetch(`${address}${request.url}`)
      .then((answer) => answer.text())
      .then((text) => response.end(text));
  });
  return { server, asked };
}

test('a database that another process has open, with no service beside it, is told as such, and what to do', async () => {
  const store = await openSqliteStore(desk.file('talkode-issuer.db'));
  ends.push(() => store.close());
  const { exitCode, stderr, stdout } = await desk.run(...LIST, '--json');
  expect(exitCode).toBe(1);
  expect(stderr).toContain('talkode-issuer.db: expected a database that nobody has open, it is in use');
  expect(stderr).toContain(
    'name the service with --issuer and its key file with --keys, or end what has the database open',
  );
  expect(JSON.parse(stdout)).toMatchObject({ verdict: 'error', exitCode: 1 });
});

test('a program that has got the port of a service that was killed is not shown the key', async () => {
  const program = await otherProgram({ proof: 'a'.repeat(64) });
  writeFileSync(desk.file('talkode-issuer.address'), `${program.address}\n`);
  const { exitCode, stderr } = await desk.run(...LIST);
  expect(stderr).toBe(
    'talkode issuer device list: no service runs: opened sqlite:talkode-issuer.db itself\n',
  );
  expect(exitCode).toBe(0);
  expect(program.authorizations).toEqual([undefined]);
  expect(program.paths).toEqual([expect.stringMatching(/^\/proof\/[0-9a-f]{64}$/)]);
});

test('nor is one that passes the question on to the service', async () => {
  const service = await desk.serve();
  ends.push(service.end);
  const { server, asked } = passingOnTo(service.address);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(() => new Promise((resolve) => server.close(() => resolve())));
  writeFileSync(
    desk.file('talkode-issuer.address'),
    `http://127.0.0.1:${(server.address() as AddressInfo).port}\n`,
  );
  const { exitCode, stderr } = await desk.run(...LIST);
  expect([exitCode, asked]).toEqual([1, [undefined]]);
  expect(stderr).toContain('no service of this issuer answers beside it');
});

test('a service that is named needs its own key file, and one that is away is told by its address', async () => {
  const service = await desk.serve();
  const other = new IssuerDesk(file('other'));
  await other.writeContainer();
  await other.import();
  const named = ['--issuer', service.address];
  const wrong = await other.run(...LIST, ...named, '--json');
  expect(JSON.parse(wrong.stdout)).toMatchObject({ verdict: 'error', exitCode: 1 });
  expect(wrong.stderr).toContain('expected the service that runs with this key file');
  const right = await other.run(...LIST, ...named, '--keys', desk.file('talkode-issuer.keys'));
  expect(right.stdout, right.stderr).toMatch(/^1 device\n/);
  await service.end();
  const away = await desk.run(...LIST, ...named);
  expect(away.exitCode).toBe(1);
  expect(away.stderr).toMatch(
    /: http:\/\/127\.0\.0\.1:\d+: expected the service that runs with this key file, got another program or none/,
  );
  const missing = await desk.run(...LIST, ...named, '--keys', 'no-such.keys');
  expect(missing.stderr).toContain('no-such.keys: expected the key file of this database, there is none');
});

test('a program that listens where a service was named is not shown the key either', async () => {
  const program = await otherProgram({ proof: 'a'.repeat(64) });
  const named = await desk.run(...LIST, '--issuer', program.address);
  expect(named.exitCode).toBe(1);
  expect(named.stderr).toContain(
    `${program.address}: expected the service that runs with this key file, got another program or none, which was not shown the key`,
  );
  expect(program.authorizations).toEqual([undefined]);
});

test('nor is one on another address of this computer that has the same port and passes questions on', async () => {
  const service = await desk.serve();
  ends.push(service.end);
  const { server, asked } = passingOnTo(service.address);
  const { port } = new URL(service.address);
  await new Promise<void>((resolve) => server.listen(Number(port), '::1', resolve));
  ends.push(() => new Promise((resolve) => server.close(() => resolve())));
  const { exitCode } = await desk.run(...LIST, '--issuer', `http://[::1]:${port}`);
  expect([exitCode, asked]).toEqual([1, [undefined]]);
  // This name may lead there first.
  const local = await desk.run(...LIST, '--issuer', `http://localhost:${port}`);
  expect(local.stderr).toContain(`asks the service at ${service.address}`);
  expect([local.exitCode, asked]).toEqual([0, [undefined]]);
});

test('a program that is no issuer’s service is told as such', async () => {
  const ask = async (text: string): Promise<unknown> =>
    new IssuerClient(() => Promise.resolve({ status: 200, text })).order('0'.repeat(32));
  const told = 'expected an object of the issuer’s API, got something else with status 200';
  await expect(ask('<html>')).rejects.toThrow(told);
  await expect(ask('[]')).rejects.toThrow(told);
});

test('talkode issuer serve leaves its address beside the database while it runs, for its owner alone', async () => {
  const address = desk.file('talkode-issuer.address');
  const { child, firstLine, ended } = startTalkode(['issuer', 'serve', '--port', '0'], { cwd: file('desk') });
  ends.push(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const told = /^Talkode issuer: (http:\/\/127\.0\.0\.1:\d+)\/$/.exec(await firstLine)?.[1];
  expect(readFileSync(address, 'utf8')).toBe(`${told}\n`);
  expect(statSync(address).mode & 0o777).toBe(0o600);
  expect(await desk.json(...LIST)).toMatchObject({ answeredBy: { service: told } });
  child.kill('SIGTERM');
  expect((await ended).exitCode).toBe(0);
  expect(existsSync(address)).toBe(false);
});
