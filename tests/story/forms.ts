/** What a person does with the story's forms, however she points and reads: the order, the activation, the logins. */
import type { Page } from 'playwright-core';
import { WORDS } from '../../host-tools/issuer/faces/pages/words/words.ts';
import { PASSWORD } from '../issuer/world.ts';
import { ORDER_FIELDS } from '../issuer-pages/service-world.ts';

const words = WORDS.da;
const CHOSEN = ['documentKind', 'model', 'letterForm', 'language', 'delivery'];

export const follow = (page: Page, name: string): Promise<void> =>
  page.getByRole('link', { name, exact: true }).click();
export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    if (CHOSEN.includes(name)) await page.locator(`[name="${name}"][value="${value}"]`).check();
    else await page.locator(`[name="${name}"]`).fill(value);
  }
}

/** Ordered, and device and letter sent. */
export async function order(page: Page, fields: Readonly<Record<string, string>> = {}): Promise<void> {
  await fill(page, { ...ORDER_FIELDS, ...fields });
  await press(page, words.order.button);
  await press(page, words.ordered.sendDevice);
  await press(page, words.ordered.sendLetter);
}

/** From the story's page over the letter to the device that is hers. */
export async function activate(page: Page, serialNumber: string, code: () => Promise<string>): Promise<void> {
  await follow(page, words.story.steps.letter.link);
  const letter = await page.locator('.letter').innerText();
  const activationCode = /\b\d{3} \d{3} \d{3}\b/.exec(letter)![0];
  await follow(page, words.start.choices.activate.title);
  await fill(page, { userId: ORDER_FIELDS.userId, serialNumber, activationCode });
  await press(page, words.form.next);
  await fill(page, { code: await code() });
  await press(page, words.form.next);
  await fill(page, { password: PASSWORD, again: PASSWORD });
  await press(page, words.activate.button);
  await page.getByRole('heading', { name: words.activated.heading }).waitFor();
}

export async function logIn(page: Page, code: string): Promise<void> {
  await fill(page, { userId: ORDER_FIELDS.userId, code, password: PASSWORD });
  await press(page, words.logIn.button);
}
