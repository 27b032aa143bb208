// /.well-known/security.txt (RFC 9116) as `talkode serve` gives it: a contact or nothing, and never one that has expired.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { warnings } from '../../scripts/security-contact.ts';
import { PAGE_HEADERS } from '../../simulator/cli/page-headers.ts';
import { SECURITY_CONTACT } from '../../simulator/cli/security-contact.generated.ts';
import {
  contactFaults,
  isContact,
  securityTxt,
  type SecurityContact,
} from '../../simulator/cli/security-contact.ts';

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
    for (const address of ['mailto:security@example.org', 'https://example.org/a?b', 'tel:+45-1234-5678'])
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

  test('takes no contact that is no address', () => {
    const run = spawnSync(process.execPath, [...TALKODE, '--once', '--security-contact', 'http://x'], {
      encoding: 'utf8',
    });
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('mailto:, https: or tel:');
  });
});
