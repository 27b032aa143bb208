/**
 * /.well-known/security.txt (RFC 9116) as `talkode serve` gives it: a contact or nothing, and never one that has
 * expired.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { warnings } from '../../scripts/security-contact.ts';
import { PAGE_HEADERS } from '../../cli/serve/page-headers.ts';
import { SECURITY_CONTACT } from '../../cli/serve/security-contact.generated.ts';
import {
  contactFaults,
  isContact,
  securityTxt,
  type SecurityContact,
} from '../../cli/serve/security-contact.ts';

const FIELDS: SecurityContact = {
  contact: 'https://example.org/report',
  policy: 'https://example.org/policy',
  canonical: 'https://example.org/.well-known/security.txt',
  preferredLanguages: ['da', 'en'],
  confirmed: '2026-11-29',
  validDays: 180,
};
const CONFIRMED_UNIX_MS = Date.UTC(2026, 10, 29);
const EXPIRES_UNIX_MS = Date.UTC(2027, 4, 28);
const DAY_MS = 86_400_000;
const TALKODE = ['build/talkode.mjs', 'serve'];

interface Answer {
  status: number;
  text: string;
  headers: Headers;
}

/** Asks a served page for its security.txt. */
async function ask(args: readonly string[], environment: Record<string, string> = {}): Promise<Answer> {
  const server = spawn(process.execPath, [...TALKODE, '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  });
  try {
    const [line] = (await once(server.stdout, 'data')) as [Buffer];
    const address = line.toString().trim().replace('Talkode: ', '');
    const answer = await fetch(`${address}.well-known/security.txt`);
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  } finally {
    server.kill();
    await once(server, 'exit');
  }
}

describe('security.txt', () => {
  test('has the fields of RFC 9116, one a line, each line ended by CR LF', () => {
    expect(securityTxt(FIELDS, CONFIRMED_UNIX_MS)).toBe(
      [
        'Contact: https://example.org/report',
        'Expires: 2027-05-28T00:00:00Z',
        'Preferred-Languages: da, en',
        'Canonical: https://example.org/.well-known/security.txt',
        'Policy: https://example.org/policy',
        '',
      ].join('\r\n'),
    );
  });

  test('leaves out what nobody has set, and is not there without a contact', () => {
    const text = securityTxt({ ...FIELDS, policy: null, canonical: null }, CONFIRMED_UNIX_MS)!;
    expect(text).not.toMatch(/Policy|Canonical|null/);
    expect(securityTxt({ ...FIELDS, contact: null }, CONFIRMED_UNIX_MS)).toBe(null);
  });

  test('is there until the moment it expires', () => {
    expect(securityTxt(FIELDS, EXPIRES_UNIX_MS - 1)).not.toBe(null);
    expect(securityTxt(FIELDS, EXPIRES_UNIX_MS)).toBe(null);
  });

  test.each([
    ['contact', 'http://example.org/'],
    ['contact', 'security@example.org'],
    ['contact', 'mailto:a@b\nPolicy: https://x.example'],
    ['contact', ''],
    ['contact', 'https://'],
    ['contact', 'https://example.org:port/'],
    ['policy', 'https://example.org/\u0085'],
    ['canonical', 'https://exämple.org/'],
    ['policy', 'ftp://example.org/'],
    ['canonical', '/.well-known/security.txt'],
    ['confirmed', '2026-13-01'],
    ['confirmed', '29.11.2026'],
    ['validDays', 365],
    ['validDays', 0],
    ['preferredLanguages', []],
  ])('the table is refused with %s %j', (name, value) => {
    const faults = contactFaults({ ...FIELDS, [name]: value });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${name}: expected`));
  });

  test('takes addresses of mail, web and telephone', () => {
    for (const address of [
      'mailto:security@example.org',
      'https://example.org/a?b=%20(c)#d',
      'https://[2001:db8::1]:8443/',
      'tel:+45-1234-5678',
      'tel:(45)1234',
      'mailto:a@example.org?subject=Talkode',
    ])
      expect(isContact(address)).toBe(true);
    expect(contactFaults(FIELDS)).toEqual([]);
    expect(contactFaults(SECURITY_CONTACT)).toEqual([]);
  });

  test('npm run check warns 60 days before it expires, and when it has', () => {
    const at = (days: number): string[] => warnings(FIELDS, EXPIRES_UNIX_MS + days * DAY_MS);
    expect(at(-60)).toEqual([]);
    expect(at(-59).join()).toContain('it expires in 59 days');
    expect(at(3).join()).toContain('it expired 3 days ago');
    expect(warnings({ ...FIELDS, contact: null }, CONFIRMED_UNIX_MS).join()).toContain('nobody is named');
  });
});

describe('talkode serve', () => {
  test.each([
    ['--security-contact', ['--security-contact', 'mailto:security@example.org'], {}],
    ['TALKODE_SECURITY_CONTACT', [], { TALKODE_SECURITY_CONTACT: 'mailto:security@example.org' }],
  ])(
    'gives it with the contact of %s, as plain text under the page’s headers',
    async (_, args, environment) => {
      const beforeUnixMs = Date.now();
      const { status, text, headers } = await ask(args, environment);
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
      for (const [name, value] of Object.entries(PAGE_HEADERS)) expect(headers.get(name)).toBe(value);
      expect(text).toMatch(/^Contact: mailto:security@example\.org\r\n/);
      expect(text).toContain('Preferred-Languages: da, en\r\n');
      const expiresUnixMs = Date.parse(/^Expires: (.*)\r$/m.exec(text)![1]!);
      expect(expiresUnixMs).toBeGreaterThan(beforeUnixMs);
      expect(expiresUnixMs).toBeLessThan(beforeUnixMs + 365 * DAY_MS);
    },
  );

  test.runIf(SECURITY_CONTACT.contact === null)(
    'says that there is none while nobody has set one',
    async () => {
      const { status, text, headers } = await ask([]);
      expect(status).toBe(404);
      expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
      expect(text).toContain('--security-contact');
    },
  );

  // RFC 9116, section 2.5.3: a URI as of RFC 3986, whose characters are printable ASCII without blanks.
  test.each(['\n', '\r', '\r\nPolicy: https://evil.example', '\t', ' ', '\u0000', '\u001b[31m', '\u007f'])(
    'takes no address with %j in it',
    (added) => expectNone(added),
  );
  test.each(['\u0085', '\u00a0', '\u2028', '\u202e', 'æ', '\u{1f600}', '\ufeff'])(
    'takes no address with %j in it',
    (added) => expectNone(added),
  );
  test.each(['%0a', '%0D%0A', '%00', '%7f', '%', '%4', '%zz', '"', '<b>', '\\', '^', '`', '{}', '|'])(
    'takes no address with %j in it',
    (added) => expectNone(added),
  );

  function expectNone(added: string): void {
    for (const address of ['mailto:a@example.org', 'https://example.org/report', 'tel:+45-1234-5678']) {
      const at = address.length - 1;
      for (const text of [added + address, address.slice(0, at) + added + address.slice(at), address + added])
        expect([text, isContact(text)]).toEqual([text, false]);
    }
  }

  test.each([
    ['--security-contact', ['--security-contact', 'mailto:a@b\nPolicy: https://evil.example/'], {}],
    ['the variable', [], { TALKODE_SECURITY_CONTACT: 'mailto:a@b\nPolicy: https://evil.example/' }],
  ])('a line end in %s ends with 2 and is shown on one line', (_, args, environment) => {
    const run = spawnSync(process.execPath, [...TALKODE, '--once', ...args], {
      encoding: 'utf8',
      env: { ...process.env, ...environment },
    });
    expect([run.status, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toContain('mailto:a@b\\nPolicy: ');
    expect(run.stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('a variable that is empty names none', async () => {
    const { text } = await ask([], { TALKODE_SECURITY_CONTACT: '' });
    expect(text).toBe((await ask([])).text);
  });

  test.each(['tel:---', 'tel:+', 'mailto:?@b', 'mailto:a@?b', 'mailto:?subject=a@b'])(
    'takes no %s, in which there is no address',
    (text) => expect(isContact(text)).toBe(false),
  );

  test('takes no contact that is no address', () => {
    const run = spawnSync(process.execPath, [...TALKODE, '--once', '--security-contact', 'http://x'], {
      encoding: 'utf8',
    });
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('mailto:, https: or tel:');
  });
});
