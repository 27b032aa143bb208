/** What a browser keeps: the token over a reload, the whole page without a network; and what the page never does. */
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PAGE_HEADERS } from '../../cli/serve/page-headers.ts';
import { describeWith } from '../support/system-programs.ts';
import { servePage, Site } from './support/site.ts';
import {
  chooseEnglish,
  enterCode,
  enterUserId,
  verifierRow,
  problem,
  readPageGlass,
  showCode,
  statusText,
} from './support/token-page.ts';

const BUILT = new URL('../../build/web/', import.meta.url);

describeWith(['chromium'], 'what the browser keeps', () => {
  const site = new Site();

  test('a reload keeps the token: same serial number, same code', async () => {
    const page = await site.open({ clock: 'stopped' });
    const serialNumber = await page.locator('#device .serial-number').innerText();
    const code = await showCode(page);
    await page.reload();
    await page.locator('#token-key').waitFor();
    expect(await page.locator('#device .serial-number').innerText()).toBe(serialNumber);
    expect(await showCode(page)).toBe(code);
  });

  test('each new browser gets a token of its own', async () => {
    const one = await verifierRow(await site.open());
    const other = await verifierRow(await site.open());
    expect(one.serialNumber).not.toBe(other.serialNumber);
    expect(one.secret).not.toEqual(other.secret);
    expect(one.secret).toHaveLength(20);
    expect(one.serialNumber).toMatch(/^90\d{10}$/);
  });

  test('damaged storage gives a fault on the glass, never a code, and a new token mends it', async () => {
    const page = await site.open({ clock: 'stopped' });
    await page.evaluate(() => {
      const image = atob(localStorage.getItem('talkode.flash')!);
      // Both slots: some bytes in the middle of each record.
      const damaged = [...image].map((byte, at) => (at % 4096 > 40 && at % 4096 < 60 ? '\0' : byte)).join('');
      localStorage.setItem('talkode.flash', btoa(damaged));
    });
    await page.reload();
    await page.locator('#token-key').click();
    const glass = await readPageGlass(page);
    expect(glass.icons).toContain('fault');
    expect(glass.code).toBeNull();
    await page.locator('#new-token').click();
    await page.getByRole('button', { name: 'Slet, og lav en ny' }).click();
    await expect.poll(() => page.locator('#status').innerText()).toContain('Du har fået en ny kodeviser.');
    expect(await showCode(page)).toMatch(/^\d{6}$/);
  });

  test('nonsense in the store is no reason not to start', async () => {
    const page = await site.open();
    await page.evaluate(() => {
      for (const name of Object.keys(localStorage)) localStorage.setItem(name, '{"pace":');
    });
    await page.reload();
    await page.locator('#token-key').waitFor();
    expect((await verifierRow(page)).serialNumber).toMatch(/^90\d{10}$/);
  });

  test('a store that is full is told, everything works, and at the next visit the token is as it was', async () => {
    const page = await site.open({ clock: 'stopped' });
    const before = await verifierRow(page);
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await page.locator('#new-token').click();
    await page.getByRole('button', { name: 'Slet, og lav en ny' }).click();
    await expect.poll(() => page.locator('#status').innerText()).toContain('Du har fået en ny kodeviser.');
    expect(await page.locator('#status').innerText()).toContain('Browseren kan ikke gemme kodeviseren');
    expect(await page.locator('#not-kept').isVisible()).toBe(true);
    await page.locator('#battery').fill('2000');
    await page.locator('#announce-ten-seconds').uncheck();
    await chooseEnglish(page);
    await page.locator('#clock-speed').selectOption({ label: '10 times faster' });
    await enterUserId(page);
    await enterCode(page, await showCode(page));
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('password');
    await page.reload();
    await page.locator('#token-key').waitFor();
    expect(await verifierRow(page)).toEqual(before);
    expect(await showCode(page)).toMatch(/^\d{6}$/);
  });

  test.each([0, 200, 3000, 8000])(
    'with room for %i more characters in the browser the page starts and works',
    async (room) => {
      const page = await site.open({ clock: 'stopped' });
      await page.evaluate((left) => {
        localStorage.clear();
        const QUOTA = 5 * 1024 * 1024;
        localStorage.setItem('fill', 'x'.repeat(QUOTA - 'fill'.length - left));
      }, room);
      // What the page keeps as it is left would else be put back.
      await page.goto('about:blank');
      await site.visit(page);
      await expect.poll(() => statusText(page)).toContain('Browseren kan ikke gemme kodeviseren');
      await enterUserId(page);
      await enterCode(page, await showCode(page));
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('password');
    },
  );

  test('a verifier of which a part makes no sense is given a new token', async () => {
    const page = await site.open({ clock: 'stopped' });
    for (const part of ['verifier', 'throttle', 'parameters', 'secret']) {
      for (const nonsense of [{}, []]) {
        const before = await verifierRow(page);
        const record = JSON.stringify({ ...before, [part]: nonsense });
        await page.evaluate((text) => localStorage.setItem('talkode.practice-issuer', text), record);
        await page.reload();
        await page.locator('#token-key').waitFor();
        expect((await verifierRow(page)).serialNumber, part).not.toBe(before.serialNumber);
      }
    }
    await enterUserId(page);
    await enterCode(page, await showCode(page));
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('password');
  });

  test('a verifier that fails while the page is open is told in the form', async () => {
    const page = await site.open({ clock: 'stopped' });
    await enterUserId(page);
    await page.evaluate(() => localStorage.setItem('talkode.practice-issuer', '{}'));
    await enterCode(page, await showCode(page));
    expect(await problem(page)).toBe('Det lykkedes ikke. Genindlæs siden, og prøv igen.');
    expect(site.complaints.splice(0).join()).toContain('verifier: expected an enrolled code-display');
  });

  test('a core that cannot be loaded is told in the language of the page, the reason in its own', async () => {
    const context = await site.openContext();
    const page = await context.newPage();
    await page.route('**/*.wasm', (route) => route.abort());
    await page.goto(site.addressOf('workbench'));
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toContain('Enhederne kunne ikke starte.');
    expect(await alert.locator('[lang=en]').innerText()).not.toBe('');
    site.complaints.length = 0;
  });

  test('a window in which somebody types is reloaded only afterwards, and says why', async () => {
    const first = await site.open();
    const second = await first.context().newPage();
    await site.visit(second);
    await second.locator('#user-id').fill('talkode-an');
    const changes = second.evaluate(
      () => new Promise((resolve) => window.addEventListener('storage', resolve, { once: true })),
    );
    await first.locator('#new-token').click();
    await first.getByRole('button', { name: 'Slet, og lav en ny' }).click();
    await expect.poll(() => first.locator('#status').innerText()).toContain('Du har fået en ny kodeviser.');
    await changes;
    expect(await second.locator('#user-id').inputValue()).toBe('talkode-an');
    await second.locator('#battery').focus();
    await expect
      .poll(() => statusText(second).catch(() => 'reloading'))
      .toBe('Siden er genindlæst, fordi en enhed blev ændret i et andet vindue.');
  });

  test('two windows have one token: a new one in the first is there in the second', async () => {
    const first = await site.open();
    const second = await first.context().newPage();
    await site.visit(second);
    await first.locator('#new-token').click();
    await first.getByRole('button', { name: 'Slet, og lav en ny' }).click();
    await expect.poll(() => first.locator('#status').innerText()).toContain('Du har fået en ny kodeviser.');
    const serialNumber = await first.locator('#device .serial-number').innerText();
    await expect
      .poll(() =>
        second
          .locator('#device .serial-number')
          .innerText()
          .catch(() => 'reloading'),
      )
      .toBe(serialNumber);
  });
});

describeWith(['chromium'], 'the page with all that its server sends', () => {
  const site = new Site(servePage);

  test('after the first visit it works without a network, under the same policy', async () => {
    const page = await site.open({ serviceWorkers: 'allow' });
    const context = page.context();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    const serialNumber = await page.locator('#device .serial-number').innerText();
    await context.setOffline(true);
    const answer = await page.reload();
    expect(answer!.fromServiceWorker()).toBe(true);
    expect(answer!.headers()['content-security-policy']).toBe(PAGE_HEADERS['content-security-policy']);
    await page.locator('#token-key').waitFor();
    expect(await page.locator('#device .serial-number').innerText()).toBe(serialNumber);
    await page.locator('#token-key').click();
    expect((await readPageGlass(page)).code).toMatch(/^\d{6}$/);
  });

  test('a server in trouble is no reason to lose the page', async () => {
    const page = await site.open({ serviceWorkers: 'allow' });
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    let asked = 0;
    await page.context().route(site.addressOf('workbench'), (route) => {
      asked++;
      return route.fulfill({ status: 503, body: 'down' });
    });
    const answer = await page.reload();
    expect(asked).toBe(1);
    expect(answer!.status()).toBe(200);
    await page.locator('#token-key').waitFor();
  });

  test('an address that is none of its pages is answered by the server alone', async () => {
    const page = await site.open({ serviceWorkers: 'allow' });
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    for (const [address, text] of [
      ['.well-known/security.txt', 'There is no security contact that holds'],
      ['no-such-page', ''],
    ] as const) {
      const answer = await page.goto(site.address + address);
      expect(answer!.fromServiceWorker(), address).toBe(false);
      expect(answer!.status(), address).toBe(404);
      expect(await page.locator('body').innerText(), address).toContain(text);
      expect(await page.locator('#token-key').count(), address).toBe(0);
    }
    // The browser tells of each 404.
    expect(site.complaints.splice(0)).toHaveLength(2);
  });

  test('the worker keeps every built file but itself, and an old version goes when a new one comes', async () => {
    const page = await site.open({ serviceWorkers: 'allow' });
    await page.evaluate(async () => {
      await caches.open('talkode-page-older');
      await caches.open('somebody-else');
      const registration = await navigator.serviceWorker.ready;
      await registration.unregister();
    });
    await page.reload();
    await page.locator('#token-key').waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await expect.poll(() => page.evaluate(() => caches.keys())).not.toContain('talkode-page-older');
    const names = await page.evaluate(() => caches.keys());
    expect(names).toContain('somebody-else');
    const own = names.filter((name) => name.startsWith('talkode-page-'));
    expect(own).toHaveLength(1);
    const kept = await page.evaluate(async (name) => {
      const requests = await (await caches.open(name)).keys();
      return requests.map(({ url }) => new URL(url).pathname.slice(1));
    }, own[0]!);
    const built = readdirSync(BUILT, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'service-worker.js')
      .map((entry) =>
        entry.name === 'index.html' ? '' : `${entry.parentPath.split('/build/web/')[1] ?? ''}/${entry.name}`,
      )
      .map((name) => name.replace(/^\//, ''));
    expect(kept.sort()).toEqual(built.sort());
  });

  test('the policy allows nothing inline and nobody else, and holds', async () => {
    const page = await site.open();
    const answer = await page.request.get(site.address);
    const policy = answer.headers()['content-security-policy']!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
    expect(answer.headers()).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'x-content-type-options': 'nosniff',
    });
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    const violated = await page.evaluate(async () => {
      const report = new Promise<string>((resolve) =>
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective)),
      );
      const script = document.createElement('script');
      script.textContent = 'document.title = "inline"';
      document.body.append(script);
      return report;
    });
    expect(violated).toMatch(/^script-src/);
    // The violation just asked for is the only complaint.
    expect(site.complaints.splice(0)).toHaveLength(1);
  });

  test('the built page names no other host', () => {
    const texts = readdirSync(BUILT, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(html|js|css)$/.test(entry.name))
      .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'));
    const hosts = texts.flatMap((text) => text.match(/https?:\/\/[\w.-]+/g) ?? []);
    // The name space of SVG is a name, not an address that anybody visits; the other stands in an error of speak-tts.
    expect(new Set(hosts)).toEqual(new Set(['http://www.w3.org', 'http://schneegans.de']));
  });
});
