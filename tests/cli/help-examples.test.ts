/**
 * The examples of `--help` as docs/cli.md quotes them: each that ends by itself, and makes no sound, does what it is
 * there for.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { REGISTRATION } from './issuer-desk.ts';
import { talkodeHere } from './talkode-here.ts';
import { makeFolder, ROOT, talkode } from './talkode.ts';

const { folder, file, remove } = makeFolder();
afterAll(remove);

beforeAll(async () => {
  writeFileSync(file('token.secret'), 'base32:GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\n');
  writeFileSync(
    file('tokens.jsonl'),
    '{"serialNumber":"900000000012","model":"code-reader","secret":"base32:GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"}\n',
  );
  writeFileSync(file('transport.key'), '42'.repeat(32), { mode: 0o600 });
  const container = ['--tokens', 'tokens.jsonl', '--container', 'tokens.pskc', '--key', 'transport.key'];
  await talkode(['pskc', 'export', ...container], { cwd: folder });
  writeFileSync(file('person.json'), JSON.stringify({ ...REGISTRATION, userId: 'havets-stjerne-7' }));
  mkdirSync(file('scenarios'));
  for (const copy of ['login.scenario', 'scenarios/ordinary.scenario'])
    copyFileSync(path.join(ROOT, 'tests/scenarios/ordinary-code.scenario'), file(copy));
});

/**
 * Serves until it is stopped, needs a loudspeaker, or is README's example of a board; or needs an order's number, or answers of a
 * person with a token in her hand, as issuer-commands.test.ts and pair.test.ts have them.
 */
const ELSEWHERE =
  /^(emulate|serve|identify|pair|issuer (serve|activate|verify|block|unblock|resync))|--(link|play|target|order)\b/;
const quoted = readFileSync(path.join(ROOT, 'docs/cli.md'), 'utf8').matchAll(/^ {2}\$ talkode (.*)$/gm);
/** Each once: a group of commands has the examples of its commands. */
const examples = [...new Set([...quoted].map(([, args = '']) => args))].filter(
  (args) => !ELSEWHERE.test(args),
);

test.each(examples)('talkode %s', async (args) => {
  // A code of this very moment may end while the key is down.
  const needsTime = args.startsWith('simulate') && !/--(at|scenario)/.test(args);
  const moment = needsTime ? ['--at', '2026-11-22T12:00:00Z'] : [];
  // The issuer's take long to load, once a process.
  const run = args.startsWith('issuer') ? talkodeHere : talkode;
  const { exitCode, stderr } = await run([...args.split(' '), ...moment], { cwd: folder });
  expect(`${exitCode}\n${exitCode === 0 ? '' : stderr}`).toBe('0\n');
});

test('there are examples of simulate, of replay, of pskc and of issuer', () => {
  expect(new Set(examples.map((args) => args.split(' ')[0]))).toEqual(
    new Set(['simulate', 'replay', 'pskc', 'issuer']),
  );
});
