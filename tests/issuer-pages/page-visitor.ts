/** A person with a browser that keeps cookies and runs no script: she follows links and fills in forms of the service. */
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';

export interface Page {
  readonly status: number;
  readonly text: string;
  /** Where she came to rest, redirects followed. */
  readonly address: string;
  readonly response: LightMyRequestResponse;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

export function unescaped(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)))
    .replace(/&(amp|lt|gt|quot);/g, (_all, name: string) => NAMED[name]!);
}

function buttonsOf(form: string): readonly string[] {
  return [...form.matchAll(/<button[^>]*>(.*?)<\/button\s*>/gs)].map(([, text]) => unescaped(text!).trim());
}

export class PageVisitor {
  readonly cookies = new Map<string, string>();
  /** All that she asked for. */
  readonly visited = new Set<string>();
  readonly headers: Record<string, string> = {
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  };
  readonly #app: FastifyInstance;
  remoteAddress: string;
  page!: Page;

  constructor(app: FastifyInstance, remoteAddress = '192.0.2.7') {
    this.#app = app;
    this.remoteAddress = remoteAddress;
  }

  /** One request, its cookies kept. */
  async ask(method: 'GET' | 'POST', url: string, fields?: Readonly<Record<string, string>>): Promise<Page> {
    this.visited.add(url);
    const response = await this.#app.inject({
      method,
      url,
      remoteAddress: this.remoteAddress,
      headers: {
        ...this.headers,
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(fields !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(fields !== undefined && { payload: new URLSearchParams(fields).toString() }),
    });
    for (const { name, value } of response.cookies) {
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return { status: response.statusCode, text: response.payload, address: url, response };
  }

  /** Goes to an address, and on to where it leads. */
  async go(url: string): Promise<Page> {
    return this.#arrive(await this.ask('GET', url));
  }

  /** Fills in the form of the page that has all these fields, and sends it. */
  async send(fields: Readonly<Record<string, string>>, button?: string): Promise<Page> {
    const { action, hidden } = this.formOf(Object.keys(fields), button);
    return this.#arrive(await this.ask('POST', action, { ...hidden, ...fields }));
  }

  /** The address of the first link with these words. */
  link(words: string): string {
    const links = [...this.page.text.matchAll(/<a\s[^>]*href="([^"]*)"[^>]*>(.*?)<\/a\s*>/gs)];
    const found = links.find(([, , text]) => unescaped(text!).includes(words));
    if (found === undefined) throw new Error(`expected a link "${words}" on ${this.page.address}, got none`);
    return unescaped(found[1]!);
  }

  async #arrive(page: Page): Promise<Page> {
    const { location } = page.response.headers;
    if (typeof location === 'string') return this.go(location.replace(/^http:\/\/127\.0\.0\.1:\d+/, ''));
    return (this.page = page);
  }

  /** Where a form goes, and what it carries unseen. */
  formOf(names: readonly string[], button?: string): { action: string; hidden: Record<string, string> } {
    for (const [form] of this.page.text.matchAll(/<form .*?<\/form>/gs)) {
      const has = (name: string): boolean => form.includes(`name="${name}"`);
      if (!names.every(has)) continue;
      if (button !== undefined && !buttonsOf(form).includes(button)) continue;
      const hidden: [string, string][] = [
        ...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)" \/>/g),
      ].map(([, name, value]) => [name!, unescaped(value!)]);
      return {
        action: unescaped(/action="([^"]*)"/.exec(form)![1]!),
        hidden: Object.fromEntries(hidden),
      };
    }
    throw new Error(`expected a form with ${names.join(', ')} on ${this.page.address}, got none`);
  }
}
