/**
 * An issuer with an empty store in memory, for tests of its steps: time is a number that the test moves, passwords and codes
 * are hashed cheaply, and tokens are known by their secrets alone, so that a code comes from another hand than the verifier's.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { IN_MEMORY } from '../../host-tools/issuer/adapters/sqlite/libsql-database.ts';
import { openSqliteStore } from '../../host-tools/issuer/adapters/sqlite/sqlite-store.ts';
import { importDevices } from '../../host-tools/issuer/domain/devices/import-devices.ts';
import { DEFAULT_POLICY } from '../../host-tools/issuer/domain/policy.ts';
import type { Passwords, Secrecy } from '../../host-tools/issuer/domain/ports/secrecy.ts';
import type { Ports } from '../../host-tools/issuer/domain/ports/ports.ts';
import type { Post } from '../../host-tools/issuer/domain/ports/post.ts';
import type { Store } from '../../host-tools/issuer/domain/ports/store.ts';
import type { DeviceModel, ImportedKey } from '../../host-tools/issuer/domain/records/device.ts';
import { type Registration, registerPerson } from '../../host-tools/issuer/domain/people/register-person.ts';
import type { PersonRow } from '../../host-tools/issuer/domain/records/person.ts';
import { placeOrder, type OrderWish } from '../../host-tools/issuer/domain/orders/place-order.ts';
import { sendDevice } from '../../host-tools/issuer/domain/orders/send-device.ts';
import { issueLetter } from '../../host-tools/issuer/domain/orders/issue-letter.ts';
import { checkLetter } from '../../host-tools/issuer/domain/activation/check-letter.ts';
import { proveDevice } from '../../host-tools/issuer/domain/activation/prove-device.ts';
import { completeActivation } from '../../host-tools/issuer/domain/activation/complete-activation.ts';
import { NO_ORIGIN } from '../../host-tools/issuer/domain/log/new-event.ts';
import { nodeHmac } from '../../host-tools/verifier/hmac-node.ts';
import { withCheckDigit } from '../../host-tools/token/serial-number.ts';

/** Noon of Monday 30 November 2026 in Denmark. */
export const START_UNIX_SECONDS = 1_796_036_400;
export const DAY_SECONDS = 86_400;
const STEP_SECONDS = 30;

const KEY = Buffer.alloc(32, 7);
const aad = (serialNumber: string): Buffer => Buffer.from(`${serialNumber}:1`);
const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** As the port wants it, with a key that everybody knows and without scrypt. */
export const CHEAP_SECRECY: Secrecy = {
  seal(serialNumber, secret) {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', KEY, iv).setAAD(aad(serialNumber));
    const sealed = Buffer.concat([iv, cipher.update(secret), cipher.final()]);
    return { sealedSecret: Buffer.concat([sealed, cipher.getAuthTag()]), dataKeyVersion: 1 };
  },
  open(serialNumber, { sealedSecret }) {
    const sealed = Buffer.from(sealedSecret);
    const decipher = createDecipheriv('aes-256-gcm', KEY, sealed.subarray(0, 12)).setAAD(aad(serialNumber));
    decipher.setAuthTag(sealed.subarray(-16));
    return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
  },
  activationCodeFingerprint: (...parts) => Promise.resolve(sha256(parts.join('|'))),
  documentPseudonym: (kind, number) => sha256(`${kind}|${number}`).toString('hex'),
  hash: (value) => sha256(value).toString('hex'),
  equal: (a, b) => Buffer.compare(a, b) === 0,
};

export const CHEAP_PASSWORDS: Passwords = {
  hash: (password) => Promise.resolve(`cheap:${sha256(password).toString('hex')}`),
  verify: (hash, password) => Promise.resolve(hash === `cheap:${sha256(password).toString('hex')}`),
};

/** A token as its owner has it: a secret and a clock. */
export class SimulatedToken {
  readonly serialNumber: string;
  readonly secret: Uint8Array;
  /** Its clock is ahead of the world's by so many seconds. */
  clockAheadSeconds = 0;
  constructor(serialNumber: string) {
    this.serialNumber = serialNumber;
    this.secret = randomBytes(20);
  }

  /** RFC 6238 and RFC 4226 section 5.3, by node:crypto. */
  codeAt(unixSeconds: number, digits = 6): string {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(Math.floor((unixSeconds + this.clockAheadSeconds) / STEP_SECONDS)));
    const mac = createHmac('sha1', this.secret).update(counter).digest();
    const offset = mac.at(-1)! & 0xf;
    return String((mac.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** digits).padStart(digits, '0');
  }

  /** The code at that time and the one after it. */
  pairAt(unixSeconds: number): [string, string] {
    return [this.codeAt(unixSeconds), this.codeAt(unixSeconds + STEP_SECONDS)];
  }
}

export const PASSWORD = 'en blå cykel i regn';

export const WISH: OrderWish = {
  model: 'code-reader',
  language: 'da',
  letterForm: 'plain-text',
  delivery: 'post',
};

/** A letter as it was laid in the post: its text, and the code that a person reads in it. */
interface PostedLetter {
  readonly name: string;
  readonly activationCode: string;
}

export class World {
  readonly ports: Ports;
  readonly posted: PostedLetter[] = [];
  readonly #tokens = new Map<string, SimulatedToken>();
  readonly post: Post = {
    print: (paper) => {
      const code = paper.blocks.find((block) => block.kind === 'code');
      return Promise.resolve([
        { mediaType: 'text/plain', extension: 'txt', bytes: Buffer.from(code?.groups.join('') ?? '') },
      ]);
    },
    lay: (name, [file]) => {
      this.posted.push({ name, activationCode: Buffer.from(file!.bytes).toString() });
      return Promise.resolve();
    },
    takeBack: (name) => {
      const index = this.posted.findIndex((letter) => letter.name === name);
      if (index >= 0) this.posted.splice(index, 1);
      return Promise.resolve();
    },
  };
  now = START_UNIX_SECONDS;
  #made = 0;
  private constructor(store: Store, policy: Partial<typeof DEFAULT_POLICY>) {
    this.ports = {
      store,
      secrecy: CHEAP_SECRECY,
      passwords: CHEAP_PASSWORDS,
      random: { bytes: (count) => randomBytes(count) },
      hmac: nodeHmac,
      policy: { ...DEFAULT_POLICY, ...policy },
    };
  }

  static async open(policy: Partial<typeof DEFAULT_POLICY> = {}, store?: Store): Promise<World> {
    return new World(store ?? (await openSqliteStore(IN_MEMORY)), policy);
  }

  close(): Promise<void> {
    return this.ports.store.close();
  }

  token(serialNumber: string): SimulatedToken {
    return this.#tokens.get(serialNumber)!;
  }

  /** Tokens of a container, in stock. */
  async stock(
    count: number,
    model: DeviceModel = 'code-reader',
    madeAt = this.now,
  ): Promise<SimulatedToken[]> {
    const tokens = Array.from(
      { length: count },
      () => new SimulatedToken(withCheckDigit(`10001${String(++this.#made).padStart(6, '0')}`)),
    );
    const keys = tokens.map(({ serialNumber, secret }): ImportedKey => ({
      serialNumber,
      model,
      secret,
      parameters: { algorithm: 'SHA1', digits: 6, timeStepSeconds: STEP_SECONDS, t0UnixSeconds: 0 },
      driftSteps: 0,
      manufacturedAtUnixSeconds: madeAt,
    }));
    const sha = createHash('sha256').update(randomBytes(8)).digest('hex');
    const result = await importDevices(this.ports, keys, sha, this.now);
    if (result.outcome !== 'imported') throw new Error(`expected an import, got ${result.reason}`);
    for (const token of tokens) this.#tokens.set(token.serialNumber, token);
    return tokens;
  }

  async person(userId: string, more: Partial<Registration> = {}): Promise<PersonRow> {
    const registered = await registerPerson(this.ports, { ...aRegistration(userId), ...more }, this.now);
    if (registered.outcome !== 'registered')
      throw new Error(`expected a person, got ${JSON.stringify(registered.problems)}`);
    return registered.person;
  }

  /** Ordered, sent, and after its working days with the letter in the post. */
  async letterFor(
    person: PersonRow,
    wish: OrderWish = WISH,
  ): Promise<{ serialNumber: string; activationCode: string }> {
    const placed = await placeOrder(this.ports, person.personId, wish, this.now);
    if (placed.outcome !== 'placed') throw new Error(`expected an order, got ${placed.reason}`);
    const sent = await sendDevice(this.ports, placed.order.orderId, this.now);
    if (sent.outcome !== 'sent') throw new Error(`expected a device, got ${sent.reason}`);
    this.now = Math.max(this.now, sent.letterDueAtUnixSeconds);
    const issued = await issueLetter(this.ports, this.post, placed.order.orderId, this.now);
    if (issued.outcome !== 'issued') throw new Error(`expected a letter, got ${issued.reason}`);
    return {
      serialNumber: sent.device.serialNumber,
      activationCode: this.posted.at(-1)!.activationCode,
    };
  }

  /** A person with an active device, from nothing; her browser is known. */
  async owner(
    userId: string,
    browserId = `browser of ${userId}`,
  ): Promise<{ person: PersonRow; token: SimulatedToken }> {
    await this.stock(1);
    const person = await this.person(userId);
    const { serialNumber, activationCode } = await this.letterFor(person);
    const token = this.token(serialNumber);
    const claim = { userId, serialNumber, activationCode };
    const checked = await checkLetter(this.ports, claim, 'home', NO_ORIGIN, this.now);
    if (checked.outcome !== 'right') throw new Error(`expected a right letter, got ${checked.outcome}`);
    const proved = await proveDevice(this.ports, checked, [token.codeAt(this.now)], this.now);
    if (proved.outcome !== 'proved') throw new Error(`expected a proof, got ${proved.outcome}`);
    const done = await completeActivation(this.ports, proved.proof, PASSWORD, browserId, NO_ORIGIN, this.now);
    if (done.outcome !== 'activated') throw new Error(`expected an activation, got ${done.outcome}`);
    this.now += 3 * STEP_SECONDS;
    return { person: done.person, token };
  }
}

export function aRegistration(userId: string): Registration {
  return {
    name: 'Åse Maria Lund',
    birthDate: '1961-04-09',
    userId,
    language: 'da',
    homeAddress: 'Prøvegade 1\n8000 Aarhus C',
    email: 'aase@example.test',
    phone: '20304050',
    proof: { kind: 'passport', documentNumber: '123456789', authority: 'Prøvekommunen' },
  };
}
