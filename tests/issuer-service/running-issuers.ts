/** Issuers that run on one database, the first in this process and each more in one of its own, with a token in stock and a person's life by their API. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { importDevices } from '../../host-tools/issuer/domain/devices/import-devices.ts';
import { DEFAULT_POLICY } from '../../host-tools/issuer/domain/policy.ts';
import { openPorts } from '../../host-tools/issuer/open-ports.ts';
import { withCheckDigit } from '../../host-tools/token/serial-number.ts';
import { aRegistration, SimulatedToken } from '../issuer/world.ts';
import { openSuiteIssuer, type SuiteIssuer, type SuiteOptions } from './suite-issuer.ts';

const SCRIPT = fileURLToPath(new URL('issuer-process.ts', import.meta.url));

export const USER_ID = 'to processer 7';
export const PASSWORD = 'en grøn cykel i sne';
export const PERSONAL_NUMBER = '0904611234';
export const DOCUMENT_NUMBER = 'PAS-77124933';

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
}

async function startProcess(options: SuiteOptions): Promise<SuiteIssuer> {
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const [line] = (await Promise.race([once(lines, 'line'), ended.then(() => [])])) as [string?];
  const [address, key] = line?.split(' ') ?? [];
  if (address === undefined || key === undefined) throw new Error('issuer: expected an address, it ended');
  return {
    address,
    key,
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

export class RunningIssuers {
  readonly folder: string;
  readonly database: string;
  readonly token: SimulatedToken;
  readonly #processes: readonly SuiteIssuer[];
  #asked = 0;
  private constructor(
    folder: string,
    database: string,
    token: SimulatedToken,
    processes: readonly SuiteIssuer[],
  ) {
    this.folder = folder;
    this.database = database;
    this.token = token;
    this.#processes = processes;
  }

  /** @param database none: a file in a folder of their own. */
  static async open(count: number, database?: string): Promise<RunningIssuers> {
    const folder = mkdtempSync(path.join(tmpdir(), 'talkode-issuers-'));
    const address = database ?? `sqlite:${path.join(folder, 'issuer.db')}`;
    const keyFile = path.join(folder, 'issuer.keys');
    const token = new SimulatedToken(withCheckDigit('10001000001'));
    await stock(address, keyFile, token);
    const outgoingFolder = path.join(folder, 'outgoing');
    const options = (index: number): SuiteOptions => ({
      ...{ database: address, keyFile, outgoingFolder },
      logFile: path.join(folder, `${index}.log`),
    });
    const processes = await Promise.all(
      Array.from({ length: count }, (_, index) =>
        index === 0 ? openSuiteIssuer(options(index)) : startProcess(options(index)),
      ),
    );
    return new RunningIssuers(folder, address, token, processes);
  }

  /** By the next process in turn. */
  async ask(method: 'GET' | 'POST', url: string, payload?: object): Promise<Answer> {
    const { address, key } = this.#processes[this.#asked++ % this.#processes.length]!;
    const response = await fetch(address + url, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(payload !== undefined && { 'content-type': 'application/json' }),
      },
      ...(payload !== undefined && { body: JSON.stringify(payload) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return { status: response.status, text, body: isJson ? (JSON.parse(text) as Answer['body']) : {} };
  }

  post(url: string, payload?: object): Promise<Answer> {
    return this.ask('POST', url, payload);
  }

  /** The same request so often at once, by all processes. */
  atOnce(times: number, url: string, payload: object): Promise<readonly Answer[]> {
    return Promise.all(Array.from({ length: times }, () => this.post(url, payload)));
  }

  code(): string {
    return this.token.codeAt(Math.floor(Date.now() / 1_000));
  }

  /** A person, her order at the counter and her letter, whose code is read from the paper. */
  async letter(): Promise<{ readonly personId: string; readonly activationCode: string }> {
    const { proof, ...registration } = aRegistration(USER_ID);
    const person = await this.post('/api/people', {
      ...registration,
      personalNumber: PERSONAL_NUMBER,
      proof: { ...proof, documentNumber: DOCUMENT_NUMBER },
    });
    const { personId } = person.body as { personId: string };
    const wish = { model: 'code-reader', language: 'da', letterForm: 'plain-text', delivery: 'counter' };
    const { orderId } = (await this.post('/api/orders', { personId, ...wish })).body as { orderId: string };
    await this.post(`/api/orders/${orderId}/send`);
    const sent = await this.post(`/api/orders/${orderId}/letter`);
    if (sent.status !== 200) throw new Error(`expected a letter, got ${sent.text}`);
    const paper = this.outgoing()
      .find(([name]) => name.endsWith('.txt'))![1]
      .toString();
    return { personId, activationCode: /\b(\d{3}) (\d{3}) (\d{3})\b/.exec(paper)!.slice(1).join('') };
  }

  /** Every file that went out, by its name. */
  outgoing(): readonly (readonly [string, Buffer])[] {
    return filesIn(path.join(this.folder, 'outgoing'));
  }

  /** Every file that the processes keep beside what goes out: the database and its journal, keys and logs. */
  kept(): readonly (readonly [string, Buffer])[] {
    return filesIn(this.folder).filter(([name]) => !name.includes('outgoing'));
  }

  async stop(): Promise<void> {
    for (const each of this.#processes) await each.stop();
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

async function stock(database: string, keyFile: string, token: SimulatedToken): Promise<void> {
  const { ports } = await openPorts(database, keyFile, DEFAULT_POLICY);
  const now = Math.floor(Date.now() / 1_000);
  const key = {
    serialNumber: token.serialNumber,
    model: 'code-reader',
    secret: Uint8Array.from(token.secret),
    parameters: { algorithm: 'SHA1', digits: 6, timeStepSeconds: 30, t0UnixSeconds: 0 },
    driftSteps: 0,
    manufacturedAtUnixSeconds: now,
  } as const;
  await importDevices(ports, [key], 'ab'.repeat(32), now);
  await ports.store.close();
}

function filesIn(folder: string): readonly (readonly [string, Buffer])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => [file, readFileSync(file)] as const);
}
