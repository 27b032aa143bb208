/** An issuer in a process of its own, for whole logins at a service. `node --import tsx login-service.ts OPTIONS`; it ends with its input. */
import { openIssuer } from '../../../host-tools/issuer/main.ts';

export interface LoginServiceOptions {
  readonly database: string;
  readonly keyFile: string;
  readonly outgoingFolder: string;
  readonly redirectAddress: string;
  readonly clientSecret: string;
  readonly clientId: string;
}

const { redirectAddress, clientId, clientSecret, ...options } = JSON.parse(
  process.argv[2] ?? '',
) as LoginServiceOptions;
const issuer = await openIssuer({
  ...options,
  host: '127.0.0.1',
  port: 0,
  publicAddress: null,
  demoAuthority: null,
  now: () => Math.floor(Date.now() / 1_000),
  log: null,
  // Each login comes from a network of its own, as the client says.
  trustsProxy: true,
  services: [
    {
      ...{ clientId, clientSecret, name: 'Prøvetjenesten', entitledTo: [] },
      approvedText: { da: 'Log på.', en: 'Log in.' },
      redirectAddresses: [redirectAddress],
    },
  ],
});
process.stdout.write(`${issuer.address}\n`);
process.stdin.resume();
process.stdin.once('end', () => void issuer.close());
