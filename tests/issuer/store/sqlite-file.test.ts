/** The file of a SQLite store: whose it is, who may read it, and what is in it after its process was killed. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSqliteStore } from '../../../host-tools/issuer/adapters/sqlite/sqlite-store.ts';
import { person } from './sample-rows.ts';

const PROCESS = fileURLToPath(new URL('./sqlite-process.ts', import.meta.url));

const LINES_BEFORE_KILL = 20;

describe('the database file', () => {
  let folder = '';
  let file = '';

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'talkode-issuer-'));
    file = path.join(folder, 'issuer.db');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test('is its owner’s alone, and so is the log beside it', async () => {
    const store = await openSqliteStore(file);
    await store.transaction(({ people }) => people.insert(person('anna')));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(`${file}-wal`).mode & 0o777).toBe(0o600);
    await store.close();
  });

  test('is opened by one at a time, and by the next when that one has closed it', async () => {
    const store = await openSqliteStore(file);
    await store.transaction(({ people }) => people.insert(person('anna')));
    await expect(openSqliteStore(file)).rejects.toThrow(/in use by another process/);
    await store.close();
    const next = await openSqliteStore(file);
    expect(await next.read(({ people }) => people.byId('anna'))).toEqual(person('anna'));
    await next.close();
  });

  test('holds no trace of what was overwritten', async () => {
    const store = await openSqliteStore(file);
    await store.transaction(({ people }) => people.insert(person('anna', { email: 'gone@example.test' })));
    await store.transaction(({ people }) => people.update('anna', { email: null }));
    await store.close();
    expect(readFileSync(file).includes('gone@example.test')).toBe(false);
    expect(readFileSync(file).includes('user-anna')).toBe(true);
  });

  test('is refused to a second process, and keeps every commit of one that is killed', async () => {
    const owner = spawn(process.execPath, ['--import', 'tsx', PROCESS, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => owner.once('exit', resolve));
    let last = -1;
    let whileItRuns: unknown;
    for await (const line of createInterface({ input: owner.stdout })) {
      last = Number(line);
      if (last !== LINES_BEFORE_KILL) continue;
      whileItRuns = await openSqliteStore(file).catch((error: unknown) => error);
      owner.kill('SIGKILL');
    }
    await ended;
    expect(String(whileItRuns)).toMatch(/in use by another process/);
    expect(last).toBeGreaterThanOrEqual(LINES_BEFORE_KILL);
    const store = await openSqliteStore(file);
    for (let number = 0; number <= last; number += 1)
      expect(await store.read(({ people }) => people.byId(`p${number}`)), `p${number}`).not.toBeNull();
    await store.close();
  });
});
