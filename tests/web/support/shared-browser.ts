/** One Chromium for all suites of a process: its start and its first page cost as much as two pages. */
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { programPath, systemProgram } from '../../support/system-programs.ts';
import { WAIT_LIMIT_MS } from '../../support/time-limits.ts';

/** As root Chromium has no sandbox; the others keep it from talking to the network by itself. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium without what draws its windows opens a page at half the cost; where it is missing Chromium itself does as well. */
export function pageBrowserPath(): string {
  return systemProgram('chromium-headless-shell').path ?? programPath('chromium');
}

let shared: Promise<Browser> | undefined;

const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: pageBrowserPath(), args: CHROMIUM_FLAGS, timeout: WAIT_LIMIT_MS });

/** It ends with the process. Suites have contexts of their own, and close them; one that crashed is started anew. */
export async function sharedBrowser(): Promise<Browser> {
  const browser = await (shared ??= launch());
  if (browser.isConnected()) return browser;
  return (shared = launch());
}
