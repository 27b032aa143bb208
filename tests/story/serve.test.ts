/** `talkode serve` with the story: one address, a folder that goes or stays, and pages that stand when the story does not. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const TALKODE = ['build/talkode.mjs', 'serve', '--port', '0'];

interface Served {
  readonly address: string;
  readonly printed: () => string;
  readonly complained: () => string;
  /** Its exit code. */
  readonly end: (signal: NodeJS.Signals) => Promise<number>;
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'serve-story-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function serve(temporary: string, ...args: string[]): Promise<Served> {
  const run = spawn(process.execPath, [...TALKODE, ...args], {
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(run, 'exit') as Promise<[number]>;
  let printed = '';
  let complained = '';
  run.stderr.on('data', (part: Buffer) => (complained += part.toString()));
  await new Promise<void>((resolve) => {
    run.stdout.on('data', (part: Buffer) => {
      printed += part.toString();
      if (printed.includes('\n')) resolve();
    });
  });
  return {
    address: printed.trim().replace('Talkode: ', ''),
    printed: () => printed,
    complained: () => complained,
    async end(signal) {
      run.kill(signal);
      return (await exited)[0];
    },
  };
}

const story = (address: string, language: string): Promise<Response> =>
  fetch(`${address}story?language=${language}`, { redirect: 'manual' });

test('one address leads to it, in either language; its folder is its owner’s alone, and goes with it', async () => {
  const temporary = path.join(folder, 'temporary');
  mkdirSync(temporary);
  const served = await serve(temporary);
  const { headers } = await fetch(served.address, { method: 'HEAD' });
  expect(headers.get('talkode-story')).toBe('here');
  const answer = await story(served.address, 'en');
  expect(answer.status).toBe(303);
  const location = answer.headers.get('location')!;
  expect(location).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/en\/story$/);
  expect((await story(served.address, 'da')).headers.get('location')).toMatch(/\/da\/story$/);
  expect(await (await fetch(location)).text()).toContain('The story');
  const [own] = readdirSync(temporary);
  expect(statSync(path.join(temporary, own!)).mode & 0o777).toBe(0o700);
  expect(served.printed()).toMatch(/^Talkode: \S+\n$/);
  await served.end('SIGTERM');
  expect(readdirSync(temporary)).toEqual([]);
});

test('--keep keeps it; a story that cannot start takes no page down, and is told at both ends', async () => {
  const kept = path.join(folder, 'kept');
  const first = await serve(folder, '--keep', kept);
  expect((await story(first.address, 'da')).status).toBe(303);
  expect(await first.end('SIGINT')).toBe(130);
  const keyFile = path.join(kept, 'issuer.keys');
  expect(existsSync(path.join(kept, 'issuer.db'))).toBe(true);

  // The service refuses keys that others can read.
  chmodSync(keyFile, 0o644);
  const second = await serve(folder, '--keep', kept);
  const answer = await story(second.address, 'en');
  expect(answer.status).toBe(503);
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  const page = await answer.text();
  for (const words of ['Historien kunne ikke starte', 'The story could not start'])
    expect(page).toContain(words);
  expect(second.complained()).toContain('talkode serve: the story could not start: ');
  expect((await fetch(second.address)).status).toBe(200);
  await second.end('SIGTERM');

  chmodSync(keyFile, 0o600);
  const third = await serve(folder, '--keep', kept);
  expect((await story(third.address, 'da')).status).toBe(303);
  await third.end('SIGTERM');
});

test('--pages-only: no story, and the start page is told of none', async () => {
  const served = await serve(folder, '--pages-only');
  expect((await fetch(served.address, { method: 'HEAD' })).headers.get('talkode-story')).toBeNull();
  expect((await story(served.address, 'da')).status).toBe(404);
  await served.end('SIGTERM');
});
