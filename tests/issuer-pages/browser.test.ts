/**
 * The issuer's pages in Chromium, in every state and both languages: axe finds nothing, nothing scrolls sideways, the focus goes to
 * what is wrong, and the keyboard alone is enough. No page needs a script.
 */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { addressOf, type PageName, type Query } from '../../host-tools/issuer/faces/pages/addresses.ts';
import { WORDS } from '../../host-tools/issuer/faces/pages/words/words.ts';
import { describeWith } from '../support/system-programs.ts';
import { WAIT_LIMIT_MS } from '../support/time-limits.ts';
import { expectNoViolations } from '../web/support/axe.ts';
import { sharedBrowser } from '../web/support/shared-browser.ts';
import { PASSWORD, type SimulatedToken } from '../issuer/world.ts';
import { openServiceWorld, ORDER_FIELDS, type ServiceWorld } from './service-world.ts';

const CHOSEN = ['documentKind', 'model', 'letterForm', 'language', 'delivery'];

/** A person at a browser, in one language. */
class Visitor {
  readonly page: Page;
  readonly service: ServiceWorld;
  readonly language: 'da' | 'en';
  token!: SimulatedToken;
  readonly #address: string;
  constructor(page: Page, service: ServiceWorld, language: 'da' | 'en', address: string) {
    this.page = page;
    this.service = service;
    this.language = language;
    this.#address = address;
  }

  get words() {
    return WORDS[this.language];
  }

  get now(): number {
    return this.service.world.now;
  }

  async go(name: PageName, query: Query = {}): Promise<void> {
    await this.page.goto(this.#address + addressOf(this.language, name, query));
  }

  async send(button: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
    for (const [name, value] of Object.entries(fields)) {
      if (CHOSEN.includes(name)) await this.page.locator(`[name="${name}"][value="${value}"]`).check();
      else await this.page.locator(`[name="${name}"]`).fill(value);
    }
    await this.page.getByRole('button', { name: button, exact: true }).click();
  }

  code(): string {
    return this.token.codeAt(this.now);
  }
}

type State = readonly [string, (visitor: Visitor) => Promise<void>];

/** Everything that a person comes past, each state reached from the one before. */
const WALK: readonly State[] = [
  ['start', (v) => v.go('start')],
  ['order', (v) => v.go('order')],
  ['order, wrong', (v) => v.send(v.words.order.button, { name: 'A', email: 'ingen' })],
  [
    'ordered',
    async (v) => {
      [v.token] = (await v.service.world.stock(1)) as [SimulatedToken];
      await v.send(v.words.order.button, { ...ORDER_FIELDS, userId: `person ${v.language} 1` });
    },
  ],
  ['device sent', (v) => v.send(v.words.ordered.sendDevice)],
  ['letter sent', (v) => v.send(v.words.ordered.sendLetter)],
  ['story', (v) => v.go('story')],
  ['ordered again', (v) => v.go('ordered')],
  ['letter', (v) => v.page.getByRole('link', { name: v.words.ordered.readLetter }).click()],
  ['activate', (v) => v.go('activate')],
  [
    'activate, code',
    (v) =>
      v.send(v.words.form.next, {
        userId: `person ${v.language} 1`,
        serialNumber: v.token.serialNumber,
        activationCode: v.service.world.posted.at(-1)!.activationCode,
      }),
  ],
  ['activate, code wrong', (v) => v.send(v.words.form.next, { code: '12' })],
  ['activate, password', (v) => v.send(v.words.form.next, { code: v.code() })],
  ['activate, password wrong', (v) => v.send(v.words.activate.button, { password: 'a' })],
  ['activated', (v) => v.send(v.words.activate.button, { password: PASSWORD, again: PASSWORD })],
  ['sent', (v) => v.go('sent')],
  ['log in', (v) => v.go('logIn')],
  ['log in, wrong', (v) => v.send(v.words.logIn.button, { userId: 'x', code: '123456', password: 'y' })],
  ['log in by two codes', (v) => v.go('logInTwoCodes')],
  ['not me', (v) => v.send(v.words.logIn.notMeButton)],
  [
    'my page',
    async (v) => {
      v.service.world.now += 60;
      await v.go('logIn');
      await v.send(v.words.logIn.button, {
        userId: `person ${v.language} 1`,
        code: v.code(),
        password: PASSWORD,
      });
    },
  ],
  ['events', (v) => v.go('events')],
  ['report', (v) => v.go('report')],
  ['report, read', (v) => v.send(v.words.report.toPage)],
  ['choices', (v) => v.go('choices')],
  ['address', (v) => v.go('alternativeAddress')],
  ['user ID', (v) => v.go('userId')],
  ['user ID, wrong', (v) => v.send(v.words.changes.button, { userId: 'a' })],
  ['password', (v) => v.go('password')],
  ['e-mail', (v) => v.go('email')],
  ['my page with a change', (v) => v.send(v.words.changes.button, { email: 'ny@example.test' })],
  ['block', (v) => v.go('block')],
  ['blocked', (v) => v.send(v.words.block.device.button)],
  ['unblock', (v) => v.go('unblock')],
  ['forgotten', (v) => v.go('forgotten')],
  ['forgotten, asked', (v) => v.send(v.words.forgotten.button, { userId: 'hvem som helst' })],
  ['cancel', (v) => v.go('cancel', { word: 'abc' })],
  ['cancel, over', (v) => v.send(v.words.cancel.button)],
  ['privacy', (v) => v.go('privacy')],
  ['logged out', (v) => v.go('logOut')],
];

/** Where everything that has a colour of its own is to be seen. */
const LOOKED_AT = ['start', 'order, wrong', 'story', 'log in', 'my page with a change', 'blocked', 'privacy'];

const LOOKS = [
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'light', forcedColors: 'active' },
  { colorScheme: 'light', forcedColors: 'none' },
] as const;

const SIZES = [
  { size: { width: 320, height: 256 }, fontSize: '' },
  { size: { width: 320, height: 640 }, fontSize: '200%' },
];

async function expectNoSidewaysScrolling(page: Page, state: string): Promise<void> {
  for (const { size, fontSize } of SIZES) {
    await page.setViewportSize(size);
    const beyond = await page.evaluate((rootSize) => {
      const root = document.documentElement;
      root.style.fontSize = rootSize;
      const wide = [...document.querySelectorAll('body *')].filter(
        (element) =>
          !element.matches('.skip-links a') && element.getBoundingClientRect().right > root.clientWidth + 0.5,
      );
      return [...wide.map(({ outerHTML }) => outerHTML.slice(0, 80)), root.scrollWidth - root.clientWidth];
    }, fontSize);
    expect(beyond, `${state}, ${size.width} px, ${fontSize}`).toEqual([0]);
  }
}

/** Whether the focus is on the summary of errors. */
const isSummaryFocused = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.activeElement?.classList.contains('error-summary') ?? false);

describeWith(['chromium'], 'the pages in a browser', () => {
  let service: ServiceWorld;
  let address: string;
  let context: BrowserContext;
  const complaints: string[] = [];

  beforeAll(async () => {
    service = await openServiceWorld();
    address = await service.app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(() => service.close());
  beforeEach(() => {
    complaints.length = 0;
  });
  afterEach(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });

  async function open(language: 'da' | 'en', javaScriptEnabled = true): Promise<Visitor> {
    context = await (await sharedBrowser()).newContext({ javaScriptEnabled });
    context.setDefaultTimeout(WAIT_LIMIT_MS);
    // A form that is filled in wrong is answered by 422, which Chromium writes down as an error.
    context.on('console', (message) => {
      if (!/status of 422/.test(message.text())) complaints.push(message.text());
    });
    context.on('request', (request) => {
      if (!request.url().startsWith(address)) complaints.push(`request to ${request.url()}`);
    });
    return new Visitor(await context.newPage(), service, language, address);
  }

  test.each(['da', 'en'] as const)(
    '%s: nothing for axe to find, and in Danish nothing that scrolls sideways',
    async (language) => {
      const visitor = await open(language);
      for (const [state, reach] of WALK) {
        await reach(visitor);
        const { page } = visitor;
        // The browser gives the focus when it has laid the page out.
        await expect.poll(() => isSummaryFocused(page), { message: state }).toBe(/wrong/.test(state));
        // Styles and elements are the same in each language: English is looked at where something new stands.
        const isLookedAt = LOOKED_AT.includes(state);
        if (language === 'en' && !isLookedAt) continue;
        for (const look of isLookedAt && language === 'da' ? LOOKS : LOOKS.slice(-1)) {
          await page.emulateMedia(look);
          await expectNoViolations(page, state);
        }
        // Danish has the longer words.
        if (language === 'da') await expectNoSidewaysScrolling(page, state);
      }
    },
  );

  test('without scripts, by the keyboard alone: each stop in its order, and a line of the summary leads to its field', async () => {
    const visitor = await open('en', false);
    const { page } = visitor;
    await visitor.go('logIn');
    const stops: string[] = [];
    for (let stop = 0; stop < 13; stop++) {
      await page.keyboard.press('Tab');
      const focused = page.locator(':focus');
      stops.push((await focused.getAttribute('name')) ?? (await focused.innerText()));
    }
    const { frame, navigation, logIn, start, privacy } = WORDS.en;
    expect(stops).toEqual([
      frame.skip,
      navigation.start,
      navigation.order,
      navigation.activate,
      navigation.logIn,
      WORDS.da.frame.thisLanguage,
      'userId',
      'code',
      'password',
      logIn.button,
      logIn.anotherWay,
      start.choices.forgotten.title,
      logIn.notMeButton,
    ]);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe(privacy.heading);

    await page.locator('#userId').focus();
    await page.keyboard.type('a person');
    await page.keyboard.press('Enter');
    await page.locator('.error-summary:focus').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('#code:focus').waitFor();
    expect(await page.locator('#userId').inputValue()).toBe('a person');
    expect(await page.locator('#code').getAttribute('autocomplete')).toBe('one-time-code');
    expect(await page.locator('#code').getAttribute('inputmode')).toBe('numeric');
  });

  test('the code of the letter’s QR code goes into its field, and nowhere else', async () => {
    const visitor = await open('da');
    const { page } = visitor;
    const asked: string[] = [];
    context.on('request', (request) => asked.push(request.url()));
    await page.goto(`${address}/da/activate#kode=123456782`);
    await expect.poll(() => page.locator('#activationCode').inputValue()).toBe('123 456 782');
    expect(page.url()).toBe(`${address}/da/activate`);
    expect(asked.filter((url) => url.includes('123'))).toEqual([]);
    await page.goto(`${address}/da/log-in#kode=123456782`);
    expect(await page.locator('#code').inputValue()).toBe('');
  });

  test('printed, a page has what it says and neither navigation nor buttons', async () => {
    const visitor = await open('da');
    const { page } = visitor;
    await visitor.go('privacy');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('nav').isVisible()).toBe(false);
    expect(await page.locator('h1').isVisible()).toBe(true);
    expect(await page.locator('.independence').isVisible()).toBe(true);
  });
});
