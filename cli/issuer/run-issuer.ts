/** Runs the issuer's service until it is asked to end. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { removeAddressFile, writeAddressFile } from '../../host-tools/issuer/address-file.ts';
import { openIssuer, type Issuer, readServices, type ServiceEntry } from '../../host-tools/issuer/main.ts';
import { repeatJobs } from '../../host-tools/issuer/repeat-jobs.ts';
import { readInputFile } from '../files/read-file.ts';
import { CommandFailure, UsageError } from '../messages/failures.ts';
import { besideDatabase, fileOf } from '../administration/database-options.ts';

export interface ServeIssuerOptions {
  readonly database: string;
  readonly keys: string | null;
  readonly outgoing: string | null;
  readonly port: number;
  readonly publicAddress: string | null;
  readonly services: string | null;
  readonly register: string | null;
  readonly smtp: string | null;
  readonly smtpPassword: string | null;
  readonly mailFrom: string | null;
  readonly demo: boolean;
  readonly proxy: boolean;
  readonly once: boolean;
}

/** Not `localhost`: that may lead to ::1 first, where nobody listens. */
const HOST = '127.0.0.1';
const DEMO_AUTHORITY = 'Talkode demonstration';
/** Node before 22 gets no repairs any more. */
const OLDEST_SUPPORTED_NODE = 22;

/** The message of a parser would quote the file, which may hold secrets. */
function servicesIn(file: string | null): readonly ServiceEntry[] {
  if (file === null) return [];
  const text = readFileSync(file, 'utf8');
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new Error(`${file}: expected JSON, got other text`);
  }
  return readServices(content);
}

const MAXIMUM_PASSWORD_BYTES = 1024;

/** Without the line end that an editor puts behind it. */
function passwordIn(file: string): string {
  const bytes = readInputFile('--smtp-password', file, MAXIMUM_PASSWORD_BYTES);
  const password = Buffer.from(bytes)
    .toString('utf8')
    .replace(/\r?\n$/, '');
  if (password === '')
    throw new UsageError('--smtp-password: expected a file with a password, got an empty one');
  return password;
}

function warnOfOldNode(): void {
  if (Number(process.versions.node.split('.')[0]) >= OLDEST_SUPPORTED_NODE) return;
  console.error(
    `talkode issuer: Node ${process.versions.node} gets no repairs any more; use ${OLDEST_SUPPORTED_NODE} or newer for a service that people rely on`,
  );
}

const outgoingFolderOf = ({ outgoing, database }: ServeIssuerOptions): string =>
  outgoing ?? besideDatabase(database, 'outgoing');

async function open(options: ServeIssuerOptions, keyFile: string): Promise<Issuer> {
  const { database, port, publicAddress, services, demo, proxy, once, register, smtp, mailFrom } = options;
  const smtpPassword = options.smtpPassword === null ? null : passwordIn(options.smtpPassword);
  try {
    return await openIssuer({
      database,
      keyFile,
      outgoingFolder: outgoingFolderOf(options),
      host: HOST,
      port,
      publicAddress,
      demoAuthority: demo ? DEMO_AUTHORITY : null,
      now: () => Math.floor(Date.now() / 1_000),
      log: once ? null : process.stderr,
      trustsProxy: proxy,
      ...(register !== null && { registerFile: register }),
      smtp,
      smtpPassword,
      mailFrom,
      services: servicesIn(services),
    });
  } catch (error) {
    throw new CommandFailure(error instanceof Error ? error.message : String(error));
  }
}

/** Whoever administers a database in a file finds the service that has it open. Answers how to take the address away again. */
async function leaveAddress(issuer: Issuer, database: string): Promise<() => void> {
  if (fileOf(database) === null) return () => undefined;
  const file = besideDatabase(database, 'address');
  try {
    writeAddressFile(file, issuer.address);
  } catch (error) {
    await issuer.close();
    throw new CommandFailure(error instanceof Error ? error.message : String(error));
  }
  return () => removeAddressFile(file, issuer.address);
}

export async function serveIssuer(options: ServeIssuerOptions): Promise<void> {
  warnOfOldNode();
  const keyFile = options.keys ?? besideDatabase(options.database, 'keys');
  const issuer = await open(options, keyFile);
  if (issuer.madeKeyFile)
    console.error(
      `talkode issuer: made the key file ${keyFile}: keep a copy in a safe place, apart from the database`,
    );
  if (options.smtp === null)
    console.error(
      `talkode issuer: no mail server was named: mails are laid in ${path.join(outgoingFolderOf(options), 'mail')}`,
    );
  if (options.once) {
    const answer = await fetch(`${issuer.address}/health`);
    await issuer.close();
    if (!answer.ok) throw new CommandFailure(`${issuer.address} answered ${answer.status}`);
    console.log(`Talkode issuer: ${issuer.address}/`);
    return;
  }
  const removeAddress = await leaveAddress(issuer, options.database);
  const stopJobs = repeatJobs(issuer.runJobs);
  console.log(`Talkode issuer: ${issuer.address}/`);
  const ended = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await ended;
  removeAddress();
  await stopJobs();
  await issuer.close();
}
