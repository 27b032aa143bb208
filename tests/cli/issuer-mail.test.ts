/** `talkode issuer serve --smtp`: what is wrong with a mail server's address is told without the password in it. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeFolder, type Ended } from './talkode.ts';
import { talkodeHere } from './talkode-here.ts';

const { folder, remove } = makeFolder();
afterAll(remove);

const serve = (...more: readonly string[]): Promise<Ended> =>
  talkodeHere(['issuer', 'serve', '--database', 'sqlite:issuer.db', '--port', '0', '--once', ...more], {
    cwd: folder,
  });

test('without a mail server the service says where mails are laid', async () => {
  const { exitCode, stderr, stdout } = await serve();
  expect(exitCode, stderr).toBe(0);
  expect(stderr).toContain('no mail server was named: mails are laid in issuer.outgoing/mail');
  expect(stdout).toMatch(/^Talkode issuer: http:/);
});

test('with one it does not, and starts', async () => {
  const { exitCode, stderr } = await serve(
    ...['--smtp', 'smtps://user:hemmelig@mail.example.test', '--mail-from', 'post@example.test'],
  );
  expect(exitCode, stderr).toBe(0);
  expect(stderr).not.toMatch(/mails are laid|hemmelig/);
});

test('its password comes from a file as well, and is asked for once', async () => {
  writeFileSync(path.join(folder, 'password'), 'hemmelig\n');
  const sender = ['--mail-from', 'post@example.test', '--smtp-password', 'password'];
  const fine = await serve('--smtp', 'smtps://user@mail.example.test', ...sender);
  expect(fine.exitCode, fine.stderr).toBe(0);
  const twice = await serve('--smtp', 'smtps://user:hemmelig@mail.example.test', ...sender);
  expect(twice.exitCode).toBe(1);
  expect(twice.stderr).toContain('mail server: expected smtp(s)://user:password@host:port');
  const none = await serve('--smtp', 'smtps://user@mail.example.test', '--smtp-password', 'no-such-file');
  expect(none.exitCode).toBe(2);
  expect(none.stderr).toContain('no-such-file');
});

test.each([
  [2, 'https://user:hemmelig@mail.example.test', '--smtp: expected smtp(s)://user:password@host:port'],
  [
    1,
    'smtp://user:hemmelig@mail.example.test/inbox',
    'mail server: expected smtp(s)://user:password@host:port',
  ],
  [1, 'smtp://user:hemmelig@mail.example.test', 'mail: expected a sender, or a public address'],
])('exit code %d: %s', async (expected, address, words) => {
  const { exitCode, stderr, stdout } = await serve('--smtp', address);
  expect(exitCode).toBe(expected);
  expect(stderr).toContain(words);
  expect(stderr + stdout).not.toContain('hemmelig');
});
