/** An issuer in a folder of its own, for the commands that administer it: tokens that its tests know, in a time that they move. */
import { createHmac } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { vi } from 'vitest';
import { removeAddressFile, writeAddressFile } from '../../host-tools/issuer/address-file.ts';
import { openIssuer } from '../../host-tools/issuer/main.ts';
import { talkodeHere } from './talkode-here.ts';
import type { Ended } from './talkode.ts';

/** Noon of Monday 30 November 2026 in Denmark. */
export const START_UNIX_SECONDS = 1_796_036_400;
export const STEP_SECONDS = 30;
/** RFC 6238 appendix B's. */
export const SECRET = Buffer.from('12345678901234567890');
export const SERIAL_NUMBER = '900000000012';
export const USER_ID = 'havets stjerne 7';
export const PASSWORD = 'en blå cykel i regn';

export const REGISTRATION = {
  name: 'Åse Maria Lund',
  birthDate: '1961-04-09',
  userId: USER_ID,
  language: 'da',
  homeAddress: 'Prøvegade 1\n8000 Aarhus C',
  email: 'aase@example.test',
  proof: { kind: 'passport', documentNumber: '123456789', authority: 'Prøvekommunen' },
};

export function setTime(unixSeconds: number): void {
  vi.setSystemTime(unixSeconds * 1_000);
}

export const nowUnixSeconds = (): number => Math.floor(Date.now() / 1_000);

/** The token's code so many steps from now: RFC 6238 by node:crypto. */
export function codeIn(steps: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(nowUnixSeconds() / STEP_SECONDS) + steps));
  const mac = createHmac('sha1', SECRET).update(counter).digest();
  const offset = mac.at(-1)! & 0xf;
  return String((mac.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}

export class IssuerDesk {
  readonly #folder: string;
  constructor(folder: string) {
    mkdirSync(folder);
    this.#folder = folder;
  }

  file(name: string): string {
    return path.join(this.#folder, name);
  }

  run(...args: readonly string[]): Promise<Ended> {
    return talkodeHere(args, { cwd: this.#folder });
  }

  /** With these answers, a line each. */
  runWith(answers: readonly string[], ...args: readonly string[]): Promise<Ended> {
    writeFileSync(this.file('answers'), answers.map((line) => `${line}\n`).join(''));
    return this.run(...args, '--answers', 'answers');
  }

  /** The object of --json; throws what the command told when it failed. */
  async json(...args: readonly string[]): Promise<Record<string, unknown>> {
    const { exitCode, stdout, stderr } = await this.run(...args, '--json');
    if (exitCode !== 0) throw new Error(`exit code ${exitCode}: ${stderr}`);
    return JSON.parse(stdout) as Record<string, unknown>;
  }

  /** The token of this test in a key container, and its transport key. */
  async writeContainer(more: object = {}): Promise<void> {
    const token = {
      serialNumber: SERIAL_NUMBER,
      model: 'code-display',
      secret: `hex:${SECRET.toString('hex')}`,
      ...more,
    };
    writeFileSync(this.file('tokens'), `${JSON.stringify(token)}\n`);
    writeFileSync(this.file('key'), `${'c0'.repeat(32)}\n`, { mode: 0o600 });
    const files = ['--tokens', 'tokens', '--container', 'container', '--key', 'key'];
    const { exitCode, stderr } = await this.run('pskc', 'export', ...files);
    if (exitCode !== 0) throw new Error(stderr);
  }

  import(...more: readonly string[]): Promise<Ended> {
    return this.run('issuer', 'import', '--container', 'container', '--transport-key', 'key', ...more);
  }

  /** The number of an order over the counter, its device and its letter sent. */
  async orderWithLetter(...more: readonly string[]): Promise<string> {
    writeFileSync(this.file('person.json'), JSON.stringify(REGISTRATION));
    await this.json('issuer', 'person', 'add', '--registration', 'person.json');
    const wish = ['--model', 'code-display', '--delivery', 'counter', '--letter-form', 'plain-text'];
    const { orderId } = await this.json('issuer', 'order', 'place', '--person', USER_ID, ...wish);
    const order = ['--order', String(orderId)];
    await this.json('issuer', 'order', 'send', ...order);
    await this.json('issuer', 'letter', 'send', ...order, ...more);
    return String(orderId);
  }

  /** As a person reads it in the one letter that lies in the post: in threes. */
  letterCode(): string {
    const folder = this.file('talkode-issuer.outgoing/letters');
    const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.txt'))
      .map((name) => readFileSync(path.join(folder, name), 'utf8'));
    const code = /\b\d{3} \d{3} \d{3}\b/.exec(texts.join('\n'))?.[0];
    if (code === undefined) throw new Error('expected a letter with a code, got none');
    return code;
  }

  /** A service in this process that has the database open, found by its address file; its end. */
  async serve(): Promise<{ readonly address: string; readonly end: () => Promise<void> }> {
    const issuer = await openIssuer({
      database: `sqlite:${this.file('talkode-issuer.db')}`,
      keyFile: this.file('talkode-issuer.keys'),
      outgoingFolder: this.file('talkode-issuer.outgoing'),
      host: '127.0.0.1',
      port: 0,
      publicAddress: null,
      demoAuthority: null,
      now: nowUnixSeconds,
      log: null,
    });
    const { address } = issuer;
    const addressFile = this.file('talkode-issuer.address');
    writeAddressFile(addressFile, address);
    return {
      address,
      async end() {
        removeAddressFile(addressFile, address);
        await issuer.close();
      },
    };
  }
}
