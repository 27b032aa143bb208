/** The service as it is started: its files, its keys, its jobs, and its end. */
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readDatabaseAddress } from '../../host-tools/issuer/database-address.ts';
import { askChange } from '../../host-tools/issuer/domain/changes/ask-change.ts';
import { importDevices } from '../../host-tools/issuer/domain/devices/import-devices.ts';
import { registerPerson } from '../../host-tools/issuer/domain/people/register-person.ts';
import { type Issuer, type IssuerOptions, openIssuer } from '../../host-tools/issuer/main.ts';
import { publishedSecret } from '../../host-tools/token/published-token.ts';
import { withCheckDigit } from '../../host-tools/token/serial-number.ts';
import { aRegistration, DAY_SECONDS, START_UNIX_SECONDS, WISH } from '../issuer/world.ts';

let folder: string;
let now: number;
const opened: Issuer[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'issuer-'));
  now = START_UNIX_SECONDS;
});
afterEach(async () => {
  for (const issuer of opened.splice(0)) await issuer.close();
  rmSync(folder, { recursive: true });
});

async function open(more: Partial<IssuerOptions> = {}): Promise<Issuer> {
  const issuer = await openIssuer({
    database: `sqlite:${path.join(folder, 'issuer.db')}`,
    keyFile: path.join(folder, 'issuer.keys'),
    outgoingFolder: path.join(folder, 'outgoing'),
    host: '127.0.0.1',
    port: 0,
    publicAddress: null,
    demoAuthority: null,
    now: () => now,
    log: null,
    ...more,
  });
  opened.push(issuer);
  return issuer;
}

async function close(issuer: Issuer): Promise<void> {
  opened.splice(opened.indexOf(issuer), 1);
  await issuer.close();
}

async function stock({ ports }: Issuer): Promise<void> {
  const key = {
    serialNumber: withCheckDigit('10001000001'),
    model: WISH.model,
    secret: publishedSecret('SHA1'),
    parameters: { algorithm: 'SHA1', digits: 6, timeStepSeconds: 30, t0UnixSeconds: 0 },
    driftSteps: 0,
    manufacturedAtUnixSeconds: now,
  } as const;
  const result = await importDevices(ports, [key], 'ab'.repeat(32), now);
  expect(result.outcome).toBe('imported');
}

test('the first start makes a key file for its owner alone; the next uses it', async () => {
  const first = await open();
  expect(first.madeKeyFile).toBe(true);
  const file = path.join(folder, 'issuer.keys');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const { administrationKey } = first;
  expect(readFileSync(file, 'utf8')).not.toContain(administrationKey);
  await close(first);
  const second = await open();
  expect(second.madeKeyFile).toBe(false);
  expect(second.administrationKey).toBe(administrationKey);
});

test('a key file that others may read is refused, and the database is let go of', async () => {
  await close(await open());
  const file = path.join(folder, 'issuer.keys');
  chmodSync(file, 0o644);
  await expect(open()).rejects.toThrow(/issuer\.keys: expected a key file that its owner alone may read/);
  chmodSync(file, 0o600);
  await open();
});

test('without its key file a database that has devices is not opened', async () => {
  const issuer = await open();
  await stock(issuer);
  await close(issuer);
  rmSync(path.join(folder, 'issuer.keys'));
  await expect(open()).rejects.toThrow(/expected the key file of this database/);
  expect(readdirSync(folder)).not.toContain('issuer.keys');
});

test('what is due is done when its time has come: the letter goes a working day after the device', async () => {
  const issuer = await open();
  await stock(issuer);
  const ask = async (url: string, body?: object): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${issuer.address}${url}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${issuer.administrationKey}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return (await answer.json()) as Record<string, unknown>;
  };
  const { personId } = await ask('/api/people', aRegistration('et bruger-id'.replace('-', '.')));
  const { orderId } = await ask('/api/orders', { personId, ...WISH });
  await ask(`/api/orders/${String(orderId)}/send`);
  const letters = path.join(folder, 'outgoing', 'letters');
  await issuer.runJobs();
  expect(existsSync(letters)).toBe(false);
  now += DAY_SECONDS;
  await issuer.runJobs();
  await issuer.runJobs();
  const [letter, ...more] = readdirSync(letters);
  expect(more).toEqual([]);
  const [paper] = readdirSync(path.join(letters, letter!));
  const place = path.join(letters, letter!, paper!);
  expect(statSync(place).mode & 0o777).toBe(0o600);
  // The letter leads to where this service is reached.
  expect(readFileSync(place, 'utf8').replaceAll(/\s/g, '')).toContain(
    `${issuer.address.replace('http://', '')}/da/activate`,
  );
});

test('notices go out with the jobs: where no mail server is named, into the folder of what is outgoing', async () => {
  const issuer = await open();
  const { ports, address } = issuer;
  const registered = await registerPerson(ports, aRegistration('blå kat 7'), now);
  if (registered.outcome !== 'registered') throw new Error('expected a person');
  await askChange(ports, registered.person.personId, 'userId', 'grøn kat 8', now);
  await issuer.runJobs();
  await issuer.runJobs();
  const mailFolder = path.join(folder, 'outgoing', 'mail');
  const [name, ...more] = readdirSync(mailFolder);
  expect(more).toEqual([]);
  const mail = await PostalMime.parse(readFileSync(path.join(mailFolder, name!)));
  const link = /http:\S+/.exec(mail.text!)![0];
  expect(link).toMatch(new RegExp(`^${address}/da/cancel\\?word=`));
  expect(await (await fetch(link)).text()).toContain('Stop ændringen');
});

test('a mail server that is down is told of in the log without address and password; the notice waits', async () => {
  const log = new PassThrough();
  let lines = '';
  log.on('data', (chunk: Buffer) => (lines += chunk.toString()));
  // Nobody listens on port 1.
  const smtp = 'smtp://postmand:hemmelig@127.0.0.1:1';
  const issuer = await open({ log, smtp, mailFrom: 'post@talkode.example.test' });
  const registered = await registerPerson(issuer.ports, aRegistration('blå kat 7'), now);
  if (registered.outcome !== 'registered') throw new Error('expected a person');
  const { personId } = registered.person;
  await askChange(issuer.ports, personId, 'userId', 'grøn kat 8', now);
  await issuer.runJobs();
  expect(lines).toContain('mail: the server cannot be used now');
  expect(lines).not.toMatch(/aase|hemmelig|postmand|Lund|20304050/);
  const told = await issuer.ports.store.read((rows) => rows.notices.ofPerson(personId));
  expect(told.map(({ channel, state }) => `${channel} ${state}`).sort()).toEqual([
    'email waiting',
    'sms sent',
  ]);
});

test('it answers while it is open, and lets go of the database when it is closed', async () => {
  const issuer = await open();
  const health = await fetch(`${issuer.address}/health`);
  expect(await health.json()).toEqual({ status: 'ok' });
  await expect(open({ port: 0 })).rejects.toThrow(/in use/);
  await close(issuer);
  await expect(fetch(`${issuer.address}/health`)).rejects.toThrow();
  await open();
});

test.each(['', 'sqlite:', 'mysql://x', 'postgres:x', 'file.db'])('"%s" is no database', (text) => {
  expect(() => readDatabaseAddress(text)).toThrow('expected sqlite:PATH or postgres://…');
});
