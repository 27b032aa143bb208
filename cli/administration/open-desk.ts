/** Opens the way to an issuer: to the service that runs, else to the database itself, by the same routes. */
import { existsSync } from 'node:fs';
import { findService, type FoundService, namedService } from '../../host-tools/issuer/client/find-service.ts';
import { httpCarrier } from '../../host-tools/issuer/client/http-carrier.ts';
import { IssuerClient } from '../../host-tools/issuer/client/issuer-client.ts';
import { CommandFailure, UsageError } from '../messages/failures.ts';
import { besideDatabase, fileOf } from './database-options.ts';
import type { PlaceOptions } from './place-options.ts';

/** Which of both it is: for standard error, and for --json. */
export type AnsweredBy = { readonly service: string } | { readonly database: string };

export interface Desk {
  readonly client: IssuerClient;
  readonly answeredBy: AnsweredBy;
  /** Keys that were made now: whoever started this wants a copy in a safe place. */
  readonly madeKeyFile: string | null;
  readonly close: () => Promise<void>;
}

/** What a command needs that opens the database itself; a service knows its own. */
export interface DeskNeeds {
  /** The first step of an issuer: there may be no database yet. */
  readonly mayMake?: true;
  /** A letter is printed: the folder that it is laid in, and where its person reaches the pages. */
  readonly letters?: { readonly outgoing: string | null; readonly publicAddress: string | null };
}

export type DeskPlace = Omit<PlaceOptions, 'json'>;

/** What the errors of files and databases say is for the person who called. */
function asFailure(error: unknown): CommandFailure {
  return new CommandFailure(error instanceof Error ? error.message : String(error));
}

function serviceDesk({ address, administrationKey }: FoundService, { letters }: DeskNeeds): Desk {
  for (const [option, value] of [
    ['--outgoing', letters?.outgoing],
    ['--public-address', letters?.publicAddress],
  ] as const)
    if (value !== null && value !== undefined)
      throw new UsageError(`${option}: the service at ${address} has its own; leave it out`);
  return {
    client: new IssuerClient(httpCarrier(address, administrationKey)),
    answeredBy: { service: address },
    madeKeyFile: null,
    close: () => Promise.resolve(),
  };
}

/** A server's address may hold a password. */
function withoutPassword(database: string): string {
  return database.replace(/^(\w+:\/\/)[^@/]*@/, '$1').replace(/\?.*$/, '');
}

function isBusy(error: unknown): boolean {
  const { cause } = error as { cause?: { code?: unknown } };
  return cause?.code === 'SQLITE_BUSY';
}

async function databaseDesk(place: DeskPlace, keyFile: string, needs: DeskNeeds): Promise<Desk> {
  const { database } = place;
  const { mayMake = false, letters } = needs;
  const file = fileOf(database);
  if (file !== null && !mayMake && !existsSync(file))
    throw new CommandFailure(
      `${file}: expected a database, there is none; talkode issuer serve and talkode issuer import make one`,
    );
  if (letters !== undefined && letters.publicAddress === null)
    throw new UsageError(
      '--public-address: expected where people reach the pages, for the letter: no service runs that knows it',
    );
  const { openIssuer } = await import('../../host-tools/issuer/main.ts');
  const { injectCarrier } = await import('../../host-tools/issuer/client/inject-carrier.ts');
  try {
    const issuer = await openIssuer({
      database,
      keyFile,
      outgoingFolder: letters?.outgoing ?? besideDatabase(database, 'outgoing'),
      host: '127.0.0.1',
      port: null,
      publicAddress: letters?.publicAddress ?? null,
      demoAuthority: null,
      now: () => Math.floor(Date.now() / 1_000),
      log: null,
    });
    return {
      client: new IssuerClient(injectCarrier(issuer.app, issuer.administrationKey)),
      answeredBy: { database: withoutPassword(database) },
      madeKeyFile: issuer.madeKeyFile ? keyFile : null,
      close: () => issuer.close(),
    };
  } catch (error) {
    if (!isBusy(error)) throw asFailure(error);
    throw new CommandFailure(
      `${(error as Error).message}, and no service of this issuer answers beside it: name the service with --issuer and its key file with --keys, or end what has the database open`,
    );
  }
}

/** Whoever opens closes. */
export async function openDesk(place: DeskPlace, needs: DeskNeeds = {}): Promise<Desk> {
  const { issuer, database } = place;
  const keyFile = place.keys ?? besideDatabase(database, 'keys');
  let service: FoundService | null = null;
  try {
    if (issuer !== null) service = await namedService(issuer, keyFile);
    else if (fileOf(database) !== null)
      service = await findService(besideDatabase(database, 'address'), keyFile);
  } catch (error) {
    throw asFailure(error);
  }
  return service === null ? databaseDesk(place, keyFile, needs) : serviceDesk(service, needs);
}
