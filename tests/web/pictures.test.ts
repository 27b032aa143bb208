/** The pictures in README: made by `npm run pictures`, the same on every run. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PICTURES, takePictures } from '../../scripts/pictures.ts';
import { describeWith } from '../support/system-programs.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FOLDER = 'hardware-docs/pictures';

async function pictures(): Promise<Record<string, string>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'talkode-pictures-'));
  try {
    await takePictures(path.join(ROOT, 'build/web'), folder);
    const files = readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'base64')]);
    return Object.fromEntries(files) as Record<string, string>;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('README shows the pictures that the script makes, and the folder has no others', () => {
  const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
  const shown = [...readme.matchAll(/!\[[^\]]+\]\(hardware-docs\/pictures\/([^)]+)\)/g)].map(
    ([, name]) => name,
  );
  expect(shown.sort()).toEqual(Object.keys(PICTURES).sort());
  expect(readdirSync(path.join(ROOT, FOLDER)).sort()).toEqual(shown);
});

describeWith(['chromium'], 'the script', () => {
  test('makes the same pictures twice', async () => {
    const first = await pictures();
    expect(Object.keys(first).sort()).toEqual(Object.keys(PICTURES).sort());
    // On a busy machine a picture was now and then another: then the next ones must agree with one that was made before.
    const made = [first];
    const seen = (taken: Record<string, string>): boolean =>
      Object.entries(taken).every(([name, picture]) => made.some((each) => each[name] === picture));
    for (let tries = 0; tries < 6; tries++) {
      const next = await pictures();
      if (seen(next)) return;
      made.push(next);
    }
    expect(made, 'pictures of which no two are the same').toEqual([]);
  });
});
