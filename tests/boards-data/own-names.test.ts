/** A board's file says which board it is: one that says the name of another is refused, and both names are told. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** It needs nothing beside it but the boards' folder. */
const READER = 'scripts/generate/boards/read.ts';
const BOARDS = 'hardware-docs/boards';

let copy: string;
beforeEach(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'talkode-names-'));
  for (const name of [READER, BOARDS])
    cpSync(path.join(ROOT, name), path.join(copy, name), { recursive: true });
});
afterEach(() => rmSync(copy, { recursive: true }));

const load = (): Promise<{ BOARDS: unknown[] }> =>
  import(pathToFileURL(path.join(copy, READER)).href) as Promise<{ BOARDS: unknown[] }>;

it('takes the boards as they stand', async () => {
  expect((await load()).BOARDS.length).toBeGreaterThan(0);
});

it.each([
  ['modules/nrf51.json', 'rp2040'],
  ['nrf51-code-display.json', 'rp2040-code-display'],
])('refuses %s that says it is %s', async (file, other) => {
  const target = path.join(copy, BOARDS, file);
  const own = path.basename(file, '.json');
  writeFileSync(target, readFileSync(target, 'utf8').replace(`"id": "${own}"`, `"id": "${other}"`));
  await expect(load()).rejects.toThrow(
    `boards/${file}: expected the id to be the file's name, got "${other}"`,
  );
});
