/** Practising to log on: the page accepts the right code once, and says in words what was wrong with any other. */
import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeWith } from '../support/system-programs.ts';
import { QUIET_TIME_UNIX_MS } from './support/quiet-time.ts';
import { Site } from './support/site.ts';
import {
  enterCode,
  enterPassword,
  enterUserId,
  PASSWORD,
  USER_ID,
  verifierRow,
  problem,
  showCode,
  showReaderCode,
} from './support/token-page.ts';

const STEP_SECONDS = 30;

/** TOTP of RFC 6238 by node:crypto, which shares no line with the core or the verifier. */
function oracleCode(secret: readonly number[], unixMs: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(unixMs / 1000 / STEP_SECONDS)));
  const digest = createHmac('sha1', Uint8Array.from(secret)).update(counter).digest();
  const value = digest.readUInt32BE(digest.at(-1)! & 0x0f) & 0x7fffffff;
  return String(value % 1_000_000).padStart(6, '0');
}

/** A code that is neither this step's nor one near it. */
async function wrongCode(page: Page): Promise<string> {
  const { secret } = await verifierRow(page);
  const near = Array.from({ length: 60 }, (_, step) =>
    oracleCode(secret, QUIET_TIME_UNIX_MS + (step - 30) * STEP_SECONDS * 1000),
  );
  return ['000000', '111111', '222222'].find((code) => !near.includes(code))!;
}

async function forward(page: Page, amount: string): Promise<void> {
  await page.locator('#clock-amount').selectOption({ label: amount });
  await page.getByRole('button', { name: 'Stil uret frem' }).click();
}

/** Which element has the focus. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.id ?? '');
}

describeWith(['chromium'], 'practising to log on', () => {
  const site = new Site();

  test('a code that the page has no check for yet is asked once, when the check has come', async () => {
    const context = await site.openContext();
    const page = await context.newPage();
    let letIn = (): void => undefined;
    const held = new Promise<void>((resolve) => (letIn = resolve));
    await page.route('**/code-check-*.js', (route) => held.then(() => route.continue()));
    await site.visit(page);
    await enterUserId(page);
    await enterCode(page, await wrongCode(page));
    await page.keyboard.press('Enter');
    expect(await page.locator('.error-summary:visible').count()).toBe(0);
    letIn();
    // Three are allowed: a second Enter was not a second error.
    expect(await problem(page)).toContain('2 forsøg');
  });

  test('a check that cannot be fetched is told of, and no code is lost by it', async () => {
    const context = await site.openContext();
    const page = await context.newPage();
    await page.route('**/code-check-*.js', (route) => route.abort());
    await site.visit(page);
    await enterUserId(page);
    await enterCode(page, '123456');
    expect(await problem(page)).toBe('Det lykkedes ikke. Genindlæs siden, og prøv igen.');
    expect(await page.locator('#code').inputValue()).toBe('123456');
    expect(site.complaints.splice(0).join()).toContain('code-check');
  });

  test("the glass shows node:crypto's TOTP of the practice secret, step after step", async () => {
    const page = await site.open({ clock: 'stopped' });
    const { secret } = await verifierRow(page);
    for (let step = 0; step < 5; step++) {
      expect(await showCode(page)).toBe(oracleCode(secret, await page.evaluate(() => Date.now())));
      await page.clock.runFor(STEP_SECONDS * 1000);
    }
  });

  test('the glass shows what the command-line simulator shows', async () => {
    const page = await site.open({ clock: 'stopped' });
    const { secret } = await verifierRow(page);
    const code = await showCode(page);
    const at = Math.floor((await page.evaluate(() => Date.now())) / 1000);
    const hex = Buffer.from(secret).toString('hex');
    const args = [
      'build/talkode.mjs',
      'simulate',
      '--secret',
      `hex:${hex}`,
      '--at',
      String(at),
      '--press',
      'main',
    ];
    const { stdout } = await promisify(execFile)(process.execPath, [...args, '--json']);
    expect((JSON.parse(stdout) as { code: string }).code).toBe(code);
  });

  test('user ID, code and password lead to the end, and the focus goes along', async () => {
    const page = await site.open({ clock: 'stopped' });
    await enterUserId(page, '  Talkode-ANNA ');
    expect(await focused(page)).toBe('code');
    const code = await showCode(page);
    await enterCode(page, `${code.slice(0, 3)} ${code.slice(3)}`);
    expect(await focused(page)).toBe('password');
    await enterPassword(page);
    const end = page.locator('.logged-on');
    expect(await end.innerText()).toContain('Du er logget på.');
    expect(await end.locator('h3').evaluate((heading) => heading === document.activeElement)).toBe(true);
    await page.getByRole('button', { name: 'Øv dig igen' }).click();
    expect(await focused(page)).toBe('user-id');
  });

  test('codes can be pasted, with the space that the glass shows', async () => {
    const page = await site.open({ clock: 'stopped' });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await enterUserId(page);
    const code = await showCode(page);
    await page.evaluate(
      (text) => navigator.clipboard.writeText(text),
      `${code.slice(0, 3)} ${code.slice(3)}\n`,
    );
    await page.locator('#code').focus();
    await page.keyboard.press('Control+V');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('password');
  });

  test('the fields keep browsers from offering what they know', async () => {
    const page = await site.open();
    expect(await page.locator('#user-id').getAttribute('autocomplete')).toBe('off');
    expect(await page.locator('#code').getAttribute('autocomplete')).toBe('one-time-code');
    expect(await page.locator('#password').getAttribute('autocomplete')).toBe('off');
  });

  test('the error summary takes the focus and leads to the field', async () => {
    const page = await site.open();
    await enterUserId(page, '');
    expect(await problem(page)).toBe('Indtast bruger-ID’et til øvelsen.');
    const summary = page.locator('.error-summary:visible');
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.locator('#user-id').getAttribute('aria-invalid')).toBe('true');
    await summary.locator('a').click();
    expect(await focused(page)).toBe('user-id');
    await enterUserId(page);
    expect(await page.locator('#user-id').getAttribute('aria-invalid')).toBeNull();
  });

  test('what is typed after an error takes the place of what was wrong', async () => {
    const page = await site.open({ clock: 'stopped' });
    const typeAnew = async (text: string): Promise<void> => {
      await page.locator('.error-summary:visible a').click();
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    };
    await enterUserId(page, 'en-anden');
    await typeAnew(USER_ID);
    await enterCode(page, '12345');
    await typeAnew(await showCode(page));
    await enterPassword(page, 'forkert');
    // Nobody sees a slip in it.
    expect(await page.locator('#password').inputValue()).toBe('');
    await typeAnew(PASSWORD);
    expect(await page.locator('.logged-on').isVisible()).toBe(true);
  });

  test('it names what is wrong with user ID, password and the form of a code', async () => {
    const page = await site.open({ clock: 'stopped' });
    await enterUserId(page, 'en-anden');
    expect(await problem(page)).toContain('findes ikke i øvelsen');
    await enterUserId(page);
    await enterCode(page, '');
    expect(await problem(page)).toBe('Indtast koden fra din enhed.');
    await enterCode(page, '12345');
    expect(await problem(page)).toBe('Koden skal have 6 cifre. Du har skrevet 5.');
    await enterCode(page, '12345a');
    expect(await problem(page)).toContain('kun bestå af cifre');
    await enterCode(page, await showCode(page));
    await enterPassword(page, '');
    expect(await problem(page)).toBe('Indtast adgangskoden til øvelsen.');
    await enterPassword(page, 'forkert');
    expect(await problem(page)).toContain('Adgangskoden er forkert.');
  });

  test('a code is accepted once, also after a reload', async () => {
    const page = await site.open({ clock: 'stopped' });
    const code = await showCode(page);
    await enterUserId(page);
    await enterCode(page, code);
    await page.reload();
    await page.locator('#token-key').waitFor();
    await enterUserId(page);
    await enterCode(page, code);
    expect(await problem(page)).toContain('Koden er allerede brugt. Vent på en ny.');
  });

  test('the code of the step before is accepted, an older one is too old', async () => {
    const page = await site.open({ clock: 'stopped' });
    const first = await showCode(page);
    await forward(page, '30 sekunder');
    await enterUserId(page);
    await enterCode(page, first);
    expect(await focused(page)).toBe('password');

    await page.locator('form:visible').getByRole('button', { name: 'Start forfra' }).click();
    const second = await showCode(page);
    await forward(page, '5 minutter');
    await enterUserId(page);
    await enterCode(page, second);
    expect(await problem(page)).toContain('Koden er udløbet. Få en ny.');
  });

  test('the amount that is chosen at first makes a code too old, as the page says', async () => {
    const page = await site.open({ clock: 'stopped' });
    const code = await showCode(page);
    await page.getByRole('button', { name: 'Stil uret frem' }).click();
    await enterUserId(page);
    await enterCode(page, code);
    expect(await problem(page)).toContain('Koden er udløbet. Få en ny.');
  });

  test('a refused code leaves the field, a code with a slip in it stays to be mended', async () => {
    const page = await site.open({ clock: 'stopped' });
    const wrong = await wrongCode(page);
    await enterUserId(page);
    await enterCode(page, '12345');
    expect(await page.locator('#code').inputValue()).toBe('12345');
    await enterCode(page, wrong);
    expect(await page.locator('#code').inputValue()).toBe('');
    const code = await showCode(page);
    await page.locator('.error-summary:visible a').click();
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('password');
  });

  test.each([
    ['the clock is moved', async (page: Page) => forward(page, '5 minutter')],
    [
      'there is a new token',
      async (page: Page) => {
        await page.locator('#new-token').click();
        await page.getByRole('button', { name: 'Slet, og lav en ny' }).click();
      },
    ],
  ])('what was wrong with a code is no longer said when %s', async (_what, change) => {
    const page = await site.open({ clock: 'stopped' });
    const wrong = await wrongCode(page);
    await enterUserId(page);
    for (let error = 0; error < 3; error++) await enterCode(page, wrong);
    expect(await problem(page)).toContain('Du er spærret i 5 minutter');
    await change(page);
    await expect.poll(() => page.locator('.error-summary:visible').count()).toBe(0);
    expect(await page.locator('#code').getAttribute('aria-invalid')).toBeNull();
  });

  test('three wrong codes block for 5 minutes of simulated time', async () => {
    const page = await site.open({ clock: 'stopped' });
    const wrong = await wrongCode(page);
    await enterUserId(page);
    await enterCode(page, wrong);
    expect(await problem(page)).toBe(
      'Koden er forkert. Prøv igen. Du har 2 forsøg tilbage, før du bliver spærret.',
    );
    await enterCode(page, wrong);
    expect(await problem(page)).toBe(
      'Koden er forkert. Prøv igen. Du har 1 forsøg tilbage, før du bliver spærret.',
    );
    await enterCode(page, wrong);
    expect(await problem(page)).toContain('Du er spærret i 5 minutter efter 3 forkerte koder.');
    await enterCode(page, await showCode(page));
    expect(await problem(page)).toContain('Du er spærret. Prøv igen om 5 minutter.');
    await forward(page, '1 minut');
    await enterCode(page, await showCode(page));
    expect(await problem(page)).toContain('Prøv igen om 4 minutter.');
    await forward(page, '5 minutter');
    await enterCode(page, await showCode(page));
    expect(await focused(page)).toBe('password');
  });

  test("the code reader's code is accepted as well as the code display's, each once", async () => {
    const page = await site.open({ clock: 'stopped' });
    const code = await showReaderCode(page);
    for (const each of [code, await showCode(page)]) {
      await enterUserId(page);
      await enterCode(page, each);
      expect(await focused(page)).toBe('password');
      await page.locator('form:visible').getByRole('button', { name: 'Start forfra' }).click();
    }
    await enterUserId(page);
    await enterCode(page, code);
    expect(await problem(page)).toContain('Koden er allerede brugt. Vent på en ny.');
  });

  test('errors are counted for the person: both devices are blocked together, and a new one opens both', async () => {
    const page = await site.open({ clock: 'stopped' });
    const wrong = await wrongCode(page);
    await enterUserId(page);
    for (let error = 0; error < 3; error++) await enterCode(page, wrong);
    await enterCode(page, await showReaderCode(page));
    expect(await problem(page)).toContain('Du er spærret. Prøv igen om 5 minutter.');
    await page.locator('#new-code-reader').click();
    await page.getByRole('button', { name: 'Slet, og lav en ny' }).click();
    await expect.poll(() => page.locator('#status').innerText()).toContain('Du har fået en ny kodeoplæser.');
    await enterCode(page, await showCode(page));
    expect(await focused(page)).toBe('password');
  });

  test('a new token starts with a clean sheet, and the old code is wrong', async () => {
    const page = await site.open({ clock: 'stopped' });
    const code = await showCode(page);
    const before = await verifierRow(page);
    await page.locator('#new-token').click();
    await page.getByRole('button', { name: 'Behold den, jeg har' }).click();
    expect(await verifierRow(page)).toEqual(before);
    await page.locator('#new-token').click();
    await page.getByRole('button', { name: 'Slet, og lav en ny' }).click();
    await expect
      .poll(() => verifierRow(page).then((record) => record.serialNumber))
      .not.toBe(before.serialNumber);
    await enterUserId(page);
    await enterCode(page, code);
    expect(await problem(page)).toContain('Koden er forkert.');
    await enterCode(page, await showCode(page));
    expect(await focused(page)).toBe('password');
  });
});
