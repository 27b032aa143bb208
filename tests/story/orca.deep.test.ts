/** The story by keyboard alone with the real Orca screen reader, in Danish: what is typed is what it has said. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WORDS as SERVICE_WORDS } from '../../host-tools/example-service/words.ts';
import { WORDS } from '../../host-tools/issuer/faces/pages/words/words.ts';
import { describeWith, programPath } from '../support/system-programs.ts';
import { WAIT_LIMIT_MS } from '../support/time-limits.ts';
import { Desktop, DESKTOP_PROGRAMS } from '../web/orca/desktop.ts';
import { PATIENCE, Person } from '../web/orca/person.ts';
import { CHROMIUM_FLAGS } from '../web/support/shared-browser.ts';
import { StorySite } from './story-site.ts';

const words = WORDS.da;
const serviceWords = SERVICE_WORDS.da;
const USER_ID = 'havets stjerne 7';
const PASSWORD = 'en cykel i regn';
const NAME = 'Anna Lund';

/** Orca breaks lines anywhere. */
const SERIAL_NUMBER = /Serienummer:(?:\s*\d){12}/;
const CODE = /Kode:(?:\s+\d){6}/;
const ACTIVATION_CODE = /\b\d{3}\s+\d{3}\s+\d{3}\b/;

const digitsOf = (text: string): string => text.replace(/\D/g, '');

describeWith(DESKTOP_PROGRAMS, 'the story with the Orca screen reader', () => {
  let site: StorySite | undefined;
  let desktop: Desktop | undefined;
  let browser: BrowserContext | undefined;
  let page: Page;
  let person: Person;
  let device: Page;
  let atDevice: Person;

  beforeAll(async () => {
    site = await StorySite.open();
    desktop = new Desktop();
    await desktop.start();
    const profile = desktop.folderFor('profile');
    mkdirSync(path.join(profile, 'Default'), { recursive: true });
    writeFileSync(
      path.join(profile, 'Default', 'Preferences'),
      // Bubbles of the browser would have the focus.
      JSON.stringify({ translate: { enabled: false }, credentials_enable_service: false }),
    );
    browser = await chromium.launchPersistentContext(profile, {
      executablePath: programPath('chromium'),
      headless: false,
      timeout: WAIT_LIMIT_MS,
      viewport: null,
      locale: 'da-DK',
      serviceWorkers: 'block',
      args: [
        ...CHROMIUM_FLAGS,
        '--test-type',
        '--force-renderer-accessibility',
        '--lang=da',
        `--app=${site.address}`,
      ],
      env: { ...process.env, ...desktop.environment },
    });
    browser.setDefaultTimeout(WAIT_LIMIT_MS);
    await site.follow(browser);
    page = browser.pages()[0]!;
    await page.locator('[data-page=story]').waitFor();
    person = new Person(desktop, page);
    await desktop.focusBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await desktop?.close();
    await site?.close();
  });

  /** Past what stands at the top of each page. */
  async function skip(link: string): Promise<void> {
    await person.tabTo(link);
    await person.follow();
  }

  /** Presses Enter where the focus is, and hears the heading of the page that it leads to. */
  async function enter(heading: string): Promise<void> {
    await person.press('Return');
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    // Its title, once it has been loaded, and what there is on it: a key that comes before may be answered by nothing.
    const title = heading.replaceAll(/[?()]/g, '\\$&');
    await person.hears(
      new RegExp(`Færdig med at indlæse ${title}[^]*Side har[^]*links?\\.`.replaceAll(' ', '\\s+')),
    );
  }

  async function goTo(link: string, heading: string): Promise<void> {
    await skip(words.frame.skip);
    await person.tabTo(link);
    await enter(heading);
  }

  async function type(field: string, text: string): Promise<void> {
    await person.tabTo(field);
    await person.type(field, text);
  }

  /** The windows of page and device are two, and each has its focus where it was. */
  async function toWindow(other: Page): Promise<void> {
    await person.press('alt+Tab');
    await expect.poll(() => other.evaluate(() => document.hasFocus()), PATIENCE).toBe(true);
    // It names the window, and what it says of the first key there would be cut off by that.
    await person.hears(/ramme/);
  }

  /** At the device, whose key has the focus: what Orca says after a press; and back. */
  async function codeOfDevice(): Promise<string> {
    await toWindow(device);
    await atDevice.press('space');
    await atDevice.hears(CODE);
    const code = digitsOf(CODE.exec(atDevice.heard())![0]);
    await toWindow(page);
    return code;
  }

  async function logIn(heading: string): Promise<void> {
    await site!.later();
    const code = await codeOfDevice();
    await skip(words.frame.skip);
    await type('userId', USER_ID);
    await type('code', code);
    await type('password', PASSWORD);
    await enter(heading);
  }

  test('from the start page to her own page', async () => {
    await person.hears('Talkode');
    await skip('Gå til valget af enhed');
    await person.tabTo('Historien');
    await enter(words.story.heading);
    await goTo(words.story.steps.order.link, words.order.heading);
    await skip(words.frame.skip);
    await type('name', NAME);
    await type('birthDate', '1961-04-09');
    await person.tabTo('documentKind');
    await person.press('space');
    await type('documentNumber', '123456789');
    await type('userId', USER_ID);
    await type('homeAddress', 'Gade 1, 8000 Aarhus C');
    await person.tabTo('model');
    await person.press('space');
    await enter(words.ordered.heading);
    await goTo(words.ordered.sendDevice, words.ordered.heading);
    await goTo(words.ordered.sendLetter, words.ordered.heading);

    await skip(words.frame.skip);
    await person.tabTo(words.ordered.unpack['code-display']);
    const opening = browser!.waitForEvent('page');
    await person.press('Return');
    device = await opening;
    atDevice = new Person(desktop!, device);
    await device.locator('#token-key').waitFor();
    await atDevice.tabTo('token-key');
    const serialNumber = digitsOf(await atDevice.readsOn(SERIAL_NUMBER));
    await atDevice.tabTo('token-key', 'shift+Tab');
    await toWindow(page);

    await goTo(words.ordered.readLetter, words.letter.heading);
    await skip(words.frame.skip);
    const letter = await person.readsAll(`${words.privacy.heading} henvisning`);
    const activationCode = digitsOf(ACTIVATION_CODE.exec(letter)![0]);
    await person.tabTo(words.start.choices.activate.title, 'shift+Tab');
    await enter(words.activate.heading);
    await skip(words.frame.skip);
    await type('userId', USER_ID);
    await type('serialNumber', serialNumber);
    await type('activationCode', activationCode);
    await enter(words.activate.codeHeading);
    const code = await codeOfDevice();
    await skip(words.frame.skip);
    await type('code', code);
    await enter(words.activate.newPasswordHeading);
    await skip(words.frame.skip);
    await type('password', PASSWORD);
    await type('again', PASSWORD);
    await enter(words.activated.heading);

    await goTo(words.story.toStory, words.story.heading);
    await goTo(words.story.steps.logIn.link, serviceWords.welcome);
    await skip(serviceWords.skip);
    await person.tabTo(serviceWords.logIn);
    await enter(words.logIn.heading);
    await logIn(serviceWords.loggedIn);
    await person.tabTo(serviceWords.home);
    await enter(words.story.heading);
    await goTo(words.story.steps.myPage.link, words.logIn.heading);
    await logIn(words.myPage.heading(NAME));
  });
});
