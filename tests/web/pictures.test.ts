/** The pictures in README: made by `npm run pictures`, the same on every run. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PICTURES, takePictures } from '../../scripts/pictures.ts';
import { describeWith } from '../support/system-programs.ts';
import { sharedBrowser } from './support/shared-browser.ts';

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

/** By how much a pixel's red, green, blue or opacity differs at the most, of 255; of another size, Infinity. */
async function largestDifference(one: string, other: string): Promise<number> {
  const context = await (await sharedBrowser()).newContext();
  try {
    const page = await context.newPage();
    return await page.evaluate(
      async (pictures) => {
        const pixelsOf = async (picture: string): Promise<ImageData> => {
          const image = new Image();
          image.src = `data:image/png;base64,${picture}`;
          await image.decode();
          const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
          canvas.drawImage(image, 0, 0);
          return canvas.getImageData(0, 0, image.width, image.height);
        };
        const [a, b] = await Promise.all(pictures.map(pixelsOf));
        if (a!.width !== b!.width || a!.height !== b!.height) return Infinity;
        return a!.data.reduce((most, value, at) => Math.max(most, Math.abs(value - b!.data[at]!)), 0);
      },
      [one, other],
    );
  } finally {
    await context.close();
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
    const second = await pictures();
    expect(Object.keys(second)).toEqual(Object.keys(first));
    // On a busy machine edges of rounded corners come out a step of one colour lighter or darker: 2 to 16 pixels, seen three times.
    for (const [name, picture] of Object.entries(second))
      expect(await largestDifference(first[name]!, picture), name).toBeLessThanOrEqual(1);
  });
});
