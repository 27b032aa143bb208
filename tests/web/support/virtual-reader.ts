/** A screen reader inside the page whose speech is read as text. */
import { build } from 'esbuild';
import type { Page } from 'playwright-core';

/** More lines than the page has; a reader that never comes to the end fails the golden. */
const MAXIMUM_LINES = 500;

interface VirtualReader {
  start(options: { container: Element }): Promise<void>;
  next(): Promise<void>;
  stop(): Promise<void>;
  lastSpokenPhrase(): Promise<string>;
  spokenPhraseLog(): Promise<string[]>;
}

async function bundleReader(): Promise<string> {
  const result = await build({
    stdin: {
      contents: "export { virtual } from '@guidepup/virtual-screen-reader';",
      resolveDir: process.cwd(),
    },
    bundle: true,
    format: 'iife',
    globalName: 'VIRTUAL_READER',
    write: false,
    logLevel: 'error',
  });
  return result.outputFiles[0]!.text;
}

export async function startReader(page: Page): Promise<void> {
  await page.evaluate(await bundleReader());
  await page.evaluate(async () => {
    const { virtual } = (window as unknown as { VIRTUAL_READER: { virtual: VirtualReader } }).VIRTUAL_READER;
    Object.assign(window, { reader: virtual });
    await virtual.start({ container: document.body });
  });
}

/** Reads from here to the end of the page. */
export async function readOn(page: Page): Promise<void> {
  await page.evaluate(async (maxLines) => {
    const { reader } = window as unknown as { reader: VirtualReader };
    for (let line = 0; line < maxLines; line++) {
      if ((await reader.lastSpokenPhrase()) === 'end of document') return;
      await reader.next();
    }
  }, MAXIMUM_LINES);
}

export function spokenLines(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { reader: VirtualReader }).reader.spokenPhraseLog());
}
