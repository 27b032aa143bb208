/** The issuer as these suites start it: in the present time, with its log in a file. */
import { createWriteStream } from 'node:fs';
import { openIssuer } from '../../host-tools/issuer/main.ts';

export interface SuiteOptions {
  readonly database: string;
  readonly keyFile: string;
  readonly outgoingFolder: string;
  readonly logFile: string;
}

export interface SuiteIssuer {
  readonly address: string;
  readonly key: string;
  readonly stop: () => Promise<void>;
}

export async function openSuiteIssuer({ logFile, ...options }: SuiteOptions): Promise<SuiteIssuer> {
  const log = createWriteStream(logFile, { flags: 'a' });
  const issuer = await openIssuer({
    ...options,
    host: '127.0.0.1',
    port: 0,
    publicAddress: null,
    demoAuthority: null,
    now: () => Math.floor(Date.now() / 1_000),
    log,
    // All requests of a suite come from one address.
    policy: { sourceTriesPer10Minutes: 10_000 },
  });
  return {
    address: issuer.address,
    key: issuer.administrationKey,
    async stop() {
      await issuer.close();
      await new Promise<void>((resolve) => log.end(resolve));
    },
  };
}
