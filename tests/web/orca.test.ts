/**
 * Journeys with the real Orca screen reader, in Danish and by keys alone: what it says aloud, and what the devices get.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext, Page } from 'playwright-core';
import type { PreviewServer } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressOf, startServer } from '../../cli/serve/run-serve.ts';
import { describeWith, programPath } from '../support/system-programs.ts';
import { WAIT_LIMIT_MS } from '../support/time-limits.ts';
import { Desktop, DESKTOP_PROGRAMS } from './orca/desktop.ts';
import { PATIENCE, Person } from './orca/person.ts';
import { logEdges, voiceReady } from './support/reader-page.ts';
import { CHROMIUM_FLAGS } from './support/shared-browser.ts';
import { CODE_READER, PASSWORD, readPageGlass, USER_ID } from './support/token-page.ts';

function writeFile(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const STEP_MS = 30_000;
/** Enough to hear it. */
const ENOUGH_MS = 5000;
/** And to ask for its first digit as well. */
const WHOLE_JOURNEY_MS = 20_000;
/** In a document F and digits jump to fields and headings, and Orca says which or that there is none. */
const AWAY = /overskrift|felt|redigering/i;
const SIX_DIGITS = /(?:\d ?){6}/;
const TO_LOG_ON = 'Gå til øvelsen i at logge på';
const TO_READER_SECTION = 'Gå til kodeoplæseren';
const TO_READER = 'Gå til kodeoplæserens funktionsknap';

function spaced(code: string): string {
  return [...code].join(' ');
}

/** The code of now lives long enough: one that dies before it is read would be nobody's fault. */
async function earlyInStep(leftMs = ENOUGH_MS): Promise<void> {
  await expect.poll(() => STEP_MS - (Date.now() % STEP_MS), PATIENCE).toBeGreaterThan(leftMs);
}

/** What the device says, as the page writes it down whether captions are wanted or not. */
async function caption(page: Page): Promise<string> {
  return (await page.locator('.caption-line').textContent()) ?? '';
}

async function readerCode(page: Page): Promise<string | null> {
  return (await readPageGlass(page, CODE_READER)).code;
}

/** The code that the device says, once it is the one on its glass. */
async function spokenCode(page: Page): Promise<string> {
  let code: string | null = null;
  await expect
    .poll(async () => {
      code = await readerCode(page);
      return code !== null && (await caption(page)).includes(spaced(code));
    }, PATIENCE)
    .toBe(true);
  return code!;
}

describeWith(DESKTOP_PROGRAMS, 'the Orca screen reader', () => {
  let desktop: Desktop | undefined;
  let server: PreviewServer | undefined;
  let browser: BrowserContext | undefined;
  let page: Page;
  let person: Person;
  let edges: () => Promise<string[]>;

  /** The edges since `count` of them, without those of the keys before. */
  async function expectPressed(press: () => Promise<void>, ...keys: string[]): Promise<void> {
    const before = (await edges()).length;
    await press();
    const pressed = keys.flatMap((key) => [`${key} down`, `${key} up`]);
    await expect.poll(async () => (await edges()).slice(before), PATIENCE).toEqual(pressed);
  }

  /** With Orca's own key for the button before. */
  async function backTo(name: string): Promise<void> {
    const isThere = (): Promise<boolean> =>
      page.evaluate((id) => document.activeElement?.id === id, `reader-key-${name}`);
    for (let step = 0; step < 4 && !(await isThere()); step++) {
      await person.moves('shift+b');
      // Else it takes the focus for one that the next key has moved, and goes into focus mode for it.
      await person.catchesUp();
    }
    await expect.poll(isThere, PATIENCE).toBe(true);
  }

  /** False when the code has ended on the way. */
  async function hearsEachDigit(code: string): Promise<boolean> {
    for (const digit of code) {
      await expectPressed(() => person.press('5'), '5');
      let isOther = false;
      await expect
        .poll(async () => {
          isOther = (await readerCode(page)) !== code;
          return isOther || (await caption(page)) === digit;
        }, PATIENCE)
        .toBe(true);
      if (isOther) return false;
    }
    return true;
  }

  beforeAll(async () => {
    server = await startServer({ port: 0, exactPort: false });
    desktop = new Desktop();
    await desktop.start();
    const profile = desktop.folderFor('profile');
    writeFile(
      path.join(profile, 'Default', 'Preferences'),
      JSON.stringify({ translate: { enabled: false } }),
    );
    browser = await chromium.launchPersistentContext(profile, {
      executablePath: programPath('chromium'),
      headless: false,
      timeout: WAIT_LIMIT_MS,
      viewport: null,
      locale: 'da-DK',
      // A window of the page alone: an address bar would have the focus, and offers to translate it.
      args: [
        ...CHROMIUM_FLAGS,
        // Or a bar about the sandbox may come between the last control of the page and the first one.
        '--test-type',
        '--force-renderer-accessibility',
        '--lang=da',
        `--app=${addressOf(server)}workbench.html`,
      ],
      env: { ...process.env, ...desktop.environment },
    });
    page = browser.pages()[0]!;
    await page.locator('#settings').waitFor();
    await voiceReady(page);
    edges = await logEdges(page);
    person = new Person(desktop, page);
    await desktop.focusBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await desktop?.close();
    await server?.close();
  });

  test('says the name of the key, and then the digits of the glass, one by one and once', async () => {
    await person.hears('Talkode');
    await person.tabTo('token-key');
    await person.hears(/Vis engangskode\s+trykknap/);
    await earlyInStep();
    await person.press('space');
    await expect.poll(async () => (await readPageGlass(page)).code, PATIENCE).not.toBeNull();
    const { code } = await readPageGlass(page);
    const digits = spaced(code!);
    await person.hears(`Kode: ${digits}`);
    // Whatever else it may have to say about the code comes before the next control.
    const before = person.heard();
    await person.press('Tab');
    await person.hears('Tid tilbage');
    expect((before + person.heard()).split(digits)).toHaveLength(2);
  });

  test('a code is said again each time that one asks for it', async () => {
    await person.tabTo('token-key', 'shift+Tab');
    await earlyInStep(WHOLE_JOURNEY_MS);
    await person.press('space');
    await expect.poll(async () => (await readPageGlass(page)).code, PATIENCE).not.toBeNull();
    // Of the code that was on the glass before nothing is said at a press.
    const said = `Kode: ${spaced((await readPageGlass(page)).code!)}`;
    await person.tabTo('Gentag koden');
    for (let time = 0; time < 2; time++) {
      await person.press('Return');
      await person.hears(said);
    }
  });

  test('the first use: the keys pass to the device, which asks where the sound is to be', async () => {
    await person.tabTo('reader-key-left');
    await person.hears(/Kodeoplæserens taster[^]*Hjælp/);
    await person.hears('Fokustilstand');
    await expectPressed(() => person.press('f'), 'fn');
    await expect.poll(() => caption(page), PATIENCE).toMatch(/tryk 1 for højttaler.*2 for hovedtelefoner/);
    expect(await readPageGlass(page, CODE_READER)).toMatchObject({ digits: '12' });
    await expectPressed(() => person.press('1'), '1');
    await expect
      .poll(() => page.locator('#reader-settings').innerText(), PATIENCE)
      .toContain('lyd: højttaler');
    expect(person.heard()).not.toMatch(AWAY);
  });

  test('a code: the device says it, and Orca leaves it the word', async () => {
    await expectPressed(() => person.press('f'), 'fn');
    const code = await spokenCode(page);
    const before = person.heard();
    await person.press('Tab');
    await person.hears(/Indstillinger/);
    expect(before + person.heard()).not.toMatch(SIX_DIGITS);
    expect(before + person.heard()).not.toContain(code);
  });

  test('digit by digit: each press of 5 gives the next one, and Orca leaves it the word', async () => {
    for (let attempt = 0; attempt < 3; attempt++) {
      await person.press('f');
      await expect.poll(() => readerCode(page), PATIENCE).not.toBeNull();
      const code = (await readerCode(page))!;
      if (!(await hearsEachDigit(code))) continue;
      await person.press('Tab');
      await person.hears(/trykknap/);
      expect(person.heard()).not.toMatch(/Kode:|Ciffer \d/);
      return;
    }
    throw new Error('no code was heard digit by digit in 3 attempts');
  });

  test('a setting: speed and volume are changed and told', async () => {
    await expectPressed(() => person.press('3'), '3');
    await expect.poll(() => caption(page), PATIENCE).toContain('lydstyrke 5');
    await expectPressed(() => person.press('6'), '6');
    await expect.poll(() => caption(page), PATIENCE).toContain('hastighed 4');
    await expectPressed(() => person.press('Right'), 'right');
    await expect.poll(async () => (await readPageGlass(page, CODE_READER)).icons).toContain('page-pause');
    await expect
      .poll(() => page.locator('#reader-settings').innerText(), PATIENCE)
      .toMatch(/Lydstyrke 5.*hastighed 4/);
    expect(person.heard()).not.toMatch(AWAY);
  });

  test('logging on by ear: the digits that the device says are typed where Orca says that they belong', async () => {
    await person.tabTo(TO_LOG_ON);
    await person.follow();
    await person.tabTo('user-id');
    await person.hears(/Bruger-ID/);
    await person.type('user-id', USER_ID);
    await person.press('Return');
    await person.hears(/Engangskode/);
    await person.tabTo(TO_READER);
    await person.follow();
    await person.hears(/Vis kode/);
    await expectPressed(() => person.press('f'), 'fn');
    const code = await spokenCode(page);
    await person.tabTo(TO_LOG_ON);
    await person.follow();
    await person.tabTo('code');
    await person.hears(/Engangskode/);
    await person.type('code', code);
    await person.press('Return');
    await person.hears(/Adgangskode/);
    await person.type('password', PASSWORD);
    await person.press('Return');
    await person.hears('Du er logget på');
  });

  test('Braille: chosen with the keyboard, code and digits come as text, each once', async () => {
    await person.tabTo(TO_READER_SECTION);
    await person.follow();
    await person.tabTo('code-as-text');
    await person.hears(/Vis koden\s+for skærmlæser og punktskrift/);
    await person.press('space');
    await person.tabTo('reader-key-fn', 'shift+Tab');
    // Orca cuts off the text of a live region when it names a new place.
    await person.hears(/Vis kode/);
    await person.hears('Fokustilstand');
    await earlyInStep(WHOLE_JOURNEY_MS);
    await expectPressed(() => person.press('f'), 'fn');
    await expect.poll(() => readerCode(page), PATIENCE).not.toBeNull();
    const code = (await readerCode(page))!;
    await person.hears(`Kode: ${spaced(code)}`);
    const before = person.heard();
    await expectPressed(() => person.press('5'), '5');
    await person.hears(`Ciffer 1: ${code[0]}`);
    expect((before + person.heard()).split(spaced(code))).toHaveLength(2);
    await expectPressed(() => person.press('3'), '3');
    await person.hears(/Lydstyrke: \d/);
  });

  test('reading the page: every key that Orca comes to works with Enter or Space', async () => {
    // From a link outside the keys Orca reads; B and Shift+B go from button to button.
    await person.tabTo(TO_LOG_ON);
    await person.hears(/henvisning/);
    // It leaves focus mode after it has named the link, and until then hands letters on.
    await person.catchesUp();
    const before = desktop!.spoken().length;
    const names = ['fn', '0', '9', '8', '7', '6', '5', '4', '3', '2', '1', 'right', 'left'];
    await backTo(names[0]!);
    for (const [at, name] of names.entries()) {
      if (at > 0) await backTo(name);
      await expectPressed(() => person.press(at % 2 === 0 ? 'Return' : 'space'), name);
      // The device's answer is text, too, which Orca is to take before the next key.
      await person.catchesUp();
    }
    const said = desktop!.spoken().slice(before);
    // Still reading: whatever was pressed did not have to be passed on.
    expect(said).not.toContain('Fokustilstand');
    // Each is named as a button. What the page tells at that moment, such as the end of a code, may cut one or two off.
    expect(said.match(/knap/g)!.length).toBeGreaterThanOrEqual(names.length - 2);
  });

  test('listening while typing: Orca echoes the digit, then the device says the next one', async () => {
    await person.tabTo('Øv dig igen');
    await person.press('Return');
    await person.hears(/Bruger-ID/);
    await person.type('user-id', USER_ID);
    await person.press('Return');
    await person.hears(/Engangskode/);
    await person.tabTo('listen-and-type');
    await person.press('space');
    await person.tabTo('code', 'shift+Tab');
    await person.hears('Fokustilstand');
    await earlyInStep(WHOLE_JOURNEY_MS);
    await expectPressed(() => person.press('alt+shift+0'), 'fn');
    const code = await spokenCode(page);
    const [typed, next] = code;
    await person.type('code', typed!);
    await person.hears(new RegExp(`^${typed} *$`, 'm'));
    await expect.poll(() => caption(page), PATIENCE).toBe(next);
    expect(person.heard()).not.toMatch(AWAY);
  });
});
