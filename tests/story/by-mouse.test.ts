/**
 * The story in Chromium by mouse, from the one address that is printed to her own page; and what it leaves where: no secret in an
 * address that is sent, in a page, or in a log.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { WORDS as SERVICE_WORDS } from '../../host-tools/example-service/words.ts';
import { WORDS } from '../../host-tools/issuer/faces/pages/words/words.ts';
import { HANDED_OVER } from '../../simulator/web/src/words/da/handed-over.ts';
import { ORDER_FIELDS } from '../issuer-pages/service-world.ts';
import { describeWith } from '../support/system-programs.ts';
import { WAIT_LIMIT_MS } from '../support/time-limits.ts';
import { STRIKE } from '../web/support/driven-page.ts';
import { voiceReady } from '../web/support/reader-page.ts';
import { expectNoViolations } from '../web/support/axe.ts';
import { sharedBrowser } from '../web/support/shared-browser.ts';
import { CODE_DISPLAY, CODE_READER, codeOnGlass, readPageGlass } from '../web/support/token-page.ts';
import { activate, follow, logIn, order, press } from './forms.ts';
import { StorySite } from './story-site.ts';

const words = WORDS.da;
const serviceWords = SERVICE_WORDS.da;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

describeWith(['chromium'], 'the story by mouse', () => {
  let site: StorySite;
  let context: BrowserContext;
  const complaints: string[] = [];
  const asked: string[] = [];

  beforeAll(async () => {
    site = await StorySite.open();
  });
  afterAll(() => site.close());
  afterEach(async () => {
    await context.close();
    expect(complaints.splice(0)).toEqual([]);
    expect(site.trouble.splice(0)).toEqual([]);
  });

  async function open(serviceWorkers: 'allow' | 'block'): Promise<Page> {
    context = await (await sharedBrowser()).newContext({ locale: 'da-DK', serviceWorkers });
    context.setDefaultTimeout(WAIT_LIMIT_MS);
    await site.follow(context);
    context.on('console', (message) => {
      if (!/blocked by Playwright/.test(message.text())) complaints.push(message.text());
    });
    context.on('weberror', (error) => complaints.push(error.error().message));
    context.on('request', (request) => {
      const own = [site.address, `${site.issuerAddress}/`, `${site.serviceAddress}/`];
      if (!own.some((address) => request.url().startsWith(address)))
        complaints.push(`request to ${request.url()}`);
      asked.push(`${request.url()} ${request.postData() ?? ''}`);
    });
    return context.newPage();
  }

  async function unpack(page: Page, link: string): Promise<Page> {
    const opening = context.waitForEvent('page');
    await follow(page, link);
    const device = await opening;
    await device.waitForURL(/\.html$/);
    return device;
  }

  async function serialNumberOn(device: Page): Promise<string> {
    return (await device.locator('.serial-number').innerText()).replace(/\D/g, '');
  }

  const stepNow = (page: Page): Promise<string> => page.locator('[aria-current=step] h2').first().innerText();

  test('from the one address to her own page, with the code reader', async () => {
    const page = await open('allow');
    await page.goto(site.address);
    // The service worker has taken the page by now, and leaves the story's address alone.
    await page.evaluate(async () => (await navigator.serviceWorker.ready).active !== null);
    await page.reload();
    await follow(page, 'Historien');
    expect(page.url()).toBe(`${site.issuerAddress}/da/story`);
    expect(await stepNow(page)).toBe(words.story.title(1, words.story.steps.order.heading));
    await expectNoViolations(page, 'the story at its beginning');
    await follow(page, words.story.steps.order.link);
    await order(page);

    const device = await unpack(page, words.ordered.unpack['code-reader']);
    expect(device.url()).toBe(`${site.address}code-reader.html`);
    await voiceReady(device);
    const serialNumber = await serialNumberOn(device);
    const spaced = [...serialNumber].join(' ');
    await expect
      .poll(() => device.locator('#reader-status').innerText())
      .toContain(HANDED_OVER.handedOver.taken['code-reader'](spaced));
    const code = async (): Promise<string> => {
      await device.locator('#reader-key-fn').click(STRIKE);
      return codeOnGlass(device, CODE_READER);
    };
    await device.locator('#reader-key-fn').click(STRIKE);
    await device.locator('#reader-key-1').click(STRIKE);

    await follow(page, words.story.toStory);
    await expectNoViolations(page, 'the story under way');
    await activate(page, serialNumber, code);
    await follow(page, words.story.toStory);
    expect(await stepNow(page)).toContain(words.story.steps.logIn.heading);
    await follow(page, words.story.steps.logIn.link);
    expect(page.url()).toBe(`${site.serviceAddress}/da/`);
    await expectNoViolations(page, 'the example service');
    await follow(page, serviceWords.logIn);
    expect(await page.locator('.approving').innerText()).toContain('Eksempeltjenesten');
    await site.later();
    await logIn(page, await code());
    await page.getByRole('heading', { name: serviceWords.loggedIn }).waitFor();
    const told = await page.locator('dl').innerText();
    for (const part of [ORDER_FIELDS.name, 'urn:talkode:acr:', 'otp (engangskode)', 'pwd'])
      expect(told).toContain(part);
    await expectNoViolations(page, 'logged in at the example service');
    await press(page, serviceWords.logOut);
    expect(await page.locator('[role=status]').innerText()).toBe(serviceWords.loggedOut);

    await follow(page, serviceWords.home);
    await follow(page, words.story.steps.notice.link);
    const subjects = await page.locator('.steps h2').allInnerTexts();
    expect(subjects.filter((subject) => /aktiveret/.test(subject))).toHaveLength(2);
    expect(await page.locator('.steps').innerText()).toContain(`E-mail til: ${ORDER_FIELDS.email}`);
    await expectNoViolations(page, 'what has been sent');
    await follow(page, words.story.toStory);
    await follow(page, words.story.steps.myPage.link);
    await site.later();
    await logIn(page, await code());
    await page.getByRole('heading', { name: words.myPage.heading(ORDER_FIELDS.name) }).waitFor();

    // The secret went from the parcel to the device in a fragment: in nothing that was sent, and in no page but the device's own.
    const [parcel] = filesBelow(path.join(site.folder, 'parcels'));
    const { fragment } = JSON.parse(readFileSync(parcel!, 'utf8')) as { fragment: string };
    const secret = fragment.slice(fragment.indexOf('.') + 1);
    expect(secret).toMatch(/^[\da-f]{40}$/);
    expect(asked.filter((text) => text.includes(secret) || text.includes('#token'))).toEqual([]);
    expect(await page.content()).not.toContain(secret);
    for (const file of filesBelow(site.folder)) {
      expect([file, statSync(file).mode & 0o077]).toEqual([file, 0]);
      if (file !== parcel) expect(readFileSync(file).includes(secret)).toBe(false);
    }
  });

  test('the code display, where the page has one already: asked first, kept when unwanted, and a damaged link changes nothing', async () => {
    const page = await open('block');
    await page.goto(`${site.address}code-display.html`);
    await page.locator('#token-key').waitFor();
    const own = await serialNumberOn(page);
    await page.goto(`${site.issuerAddress}/da/order`);
    await order(page, { model: 'code-display', userId: 'en anden person' });

    const device = await unpack(page, words.ordered.unpack['code-display']);
    await expectNoViolations(device, 'the question');
    await press(device, HANDED_OVER.newToken.cancel);
    await expect
      .poll(() => device.locator('#status').innerText())
      .toContain(HANDED_OVER.handedOver.kept['code-display']);
    expect(await serialNumberOn(device)).toBe(own);
    await device.goto(`${device.url()}#token=900030000016.12`);
    await expect.poll(() => device.locator('#status').innerText()).toContain(HANDED_OVER.handedOver.damaged);
    expect(device.url()).toBe(`${site.address}code-display.html`);
    expect(await serialNumberOn(device)).toBe(own);
    await device.close();

    const again = await unpack(page, words.ordered.unpack['code-display']);
    await press(again, HANDED_OVER.newToken.confirm);
    await expect.poll(() => serialNumberOn(again)).toMatch(/^90003/);
    await again.locator('#token-key').click(STRIKE);
    expect((await readPageGlass(again, CODE_DISPLAY)).code).toMatch(/^\d{6}$/);
    await again.close();

    // It is hers now: nobody asks again.
    const third = await unpack(page, words.ordered.unpack['code-display']);
    await expect.poll(() => third.locator('#status').innerText()).toContain('er her allerede');
    expect(await third.locator('dialog').count()).toBe(0);
  });
});
