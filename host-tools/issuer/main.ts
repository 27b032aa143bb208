/** Joins the issuer's steps, its adapters and its faces: the one place that knows them all. */
import path from 'node:path';
import type { Writable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { KEY_CONTAINERS } from './adapters/container/read-devices.ts';
import { derivedKey } from './adapters/keys/issuer-keys.ts';
import { signingKey } from './adapters/keys/signing-key.ts';
import { postFolder } from './adapters/post/post-folder.ts';
import { paperPrinter } from './adapters/print/print-paper.ts';
import { NODE_RANDOM } from './adapters/random/node-random.ts';
import { registerFile } from './adapters/register/register-file.ts';
import { aesGcmSealing } from './adapters/sealing/aes-gcm-sealing.ts';
import { messageFolder } from './adapters/text-messages/message-folder.ts';
import { openCarriers, OUTGOING_FOLDERS } from './carriers.ts';
import { administrationKeyOf, serviceProof } from './administration-key.ts';
import { DEFAULT_POLICY, type Policy } from './domain/policy.ts';
import type { Ports } from './domain/ports/ports.ts';
import type { ServiceProvider } from './faces/http/service-provider.ts';
import { readServices, type ServiceEntry } from './faces/oidc/services.ts';
import type { ServiceApprovals } from './faces/pages/visit.ts';
import { createService } from './faces/http/service.ts';
import { type Delivered, demoOf, type DemoStory, inEveryForm } from './demo.ts';
import { runJobs } from './jobs.ts';
import { openPorts } from './open-ports.ts';
import { readPageFiles } from './page-files.ts';

export { type Delivered, type DemoStory, readServices, type ServiceEntry };

export interface IssuerOptions {
  /** `sqlite:PATH` or `postgres://…`. */
  readonly database: string;
  readonly keyFile: string;
  /** Letters, text messages and what else goes out are laid here. */
  readonly outgoingFolder: string;
  readonly host: string;
  /** 0: any free one; null: nobody listens, and requests come by `app.inject`. */
  readonly port: number | null;
  /** Where people reach the pages; unless given, where the service listens. */
  readonly publicAddress: string | null;
  /** Whoever comes is registered by this authority and reads the letters. */
  readonly demoAuthority: string | null;
  /** Of the demo: where its devices come from, and where one can log in. */
  readonly story?: DemoStory;
  /** The present in whole seconds; tests move it. */
  readonly now: () => number;
  readonly log: Writable | null;
  /** `smtps://user:password@host:port`; unless given, mails are laid in the folder, too. */
  readonly smtp?: string | null;
  /** Where it does not stand in that address. */
  readonly smtpPassword?: string | null;
  /** Whom mails are from; unless given, `no-reply` at the host of the public address. */
  readonly mailFrom?: string | null;
  readonly policy?: Partial<Policy>;
  readonly trustsProxy?: boolean;
  /** What the population register tells, as a file that somebody lays down; none: what authorities write stands. */
  readonly registerFile?: string;
  /** Where people may log in; none unless named. */
  readonly services?: readonly ServiceEntry[];
}

export interface Issuer {
  readonly app: FastifyInstance;
  readonly ports: Ports;
  /** `http://127.0.0.1:4227`; where people reach the pages when nobody listens here. */
  readonly address: string;
  /** The keys were made now: whoever started this wants a copy in a safe place. */
  readonly madeKeyFile: boolean;
  readonly administrationKey: string;
  /** Does what is due, at the present time. */
  readonly runJobs: () => Promise<void>;
  /** Answers what is under way, and lets go of the database. */
  readonly close: () => Promise<void>;
}

/** Opens the database and the keys and starts the service. What was opened is closed again when the rest cannot be had. */
export async function openIssuer(options: IssuerOptions): Promise<Issuer> {
  const { keyFile, outgoingFolder, demoAuthority, now, log, trustsProxy = false } = options;
  const { services = [], smtp = null, smtpPassword = null, mailFrom = null } = options;
  const policy: Policy = { ...DEFAULT_POLICY, ...options.policy };
  // The address is known when the service listens, and only then is anybody there to ask for a letter.
  const publicPolicy = { ...policy, publicAddress: options.publicAddress ?? policy.publicAddress };
  const { ports, keys, madeKeyFile } = await openPorts(options.database, keyFile, publicPolicy);
  const { store } = ports;
  try {
    const letterFolder = path.join(outgoingFolder, OUTGOING_FOLDERS.letters);
    const print = paperPrinter();
    const ordinaryPost = postFolder(letterFolder, print);
    const post = demoAuthority === null ? ordinaryPost : inEveryForm(ordinaryPost);
    const carriers = openCarriers(store, publicPolicy, outgoingFolder, print, {
      smtp,
      smtpPassword,
      mailFrom,
    });
    const register = options.registerFile === undefined ? null : registerFile(options.registerFile);
    // A file that is missing or not in form is told of now, and not by every job.
    await register?.find('');
    const administrationKey = administrationKeyOf(keys);
    const sealing = aesGcmSealing(derivedKey(keys, 'browser'));
    // Its issuer is the address that people reach it by.
    let provider: ServiceProvider | null = null;
    let approvals: ServiceApprovals | null = null;
    const app = await createService({
      ports,
      post,
      register,
      sealing,
      textMessages: messageFolder(path.join(outgoingFolder, OUTGOING_FOLDERS.textMessages), NODE_RANDOM),
      demo: demoAuthority === null ? null : demoOf(demoAuthority, letterFolder, ports, options.story),
      now,
      approvals: () => approvals,
      provider: () => provider,
      files: readPageFiles(),
      administrationKey,
      proof: (challenge, reached) => serviceProof(keys, challenge, reached),
      keyContainers: KEY_CONTAINERS,
      isSecure: publicPolicy.publicAddress.startsWith('https://') && options.publicAddress !== null,
      log,
      trustsProxy,
    });
    const { host, port } = options;
    const address = port === null ? publicPolicy.publicAddress : await app.listen({ host, port });
    if (options.publicAddress === null) publicPolicy.publicAddress = address;
    if (services.length > 0) {
      // Only here: it takes long to load, and who needs no services is told nothing of the Node that it wants.
      const { openServiceLogins } = await import('./faces/oidc/open-service-logins.ts');
      const opened = openServiceLogins({
        ports,
        sealing,
        now,
        issuer: `${publicPolicy.publicAddress}/oidc`,
        services,
        signingKey: signingKey(derivedKey(keys, 'service logins: signatures')),
        pairwiseKey: derivedKey(keys, 'service logins: names'),
        cookieKey: Buffer.from(derivedKey(keys, 'service logins: cookies')).toString('base64url'),
        publicNumberKey: derivedKey(keys, 'service logins: public numbers'),
      });
      ({ provider, approvals } = opened);
    }
    const jobs = {
      ports,
      post,
      carriers,
      now,
      register,
      onFailure: (job: string, error: unknown) =>
        app.log.error({ job, errorMessage: error instanceof Error ? error.message : String(error) }),
    };
    return {
      app,
      ports,
      address,
      madeKeyFile,
      administrationKey,
      runJobs: () => runJobs(jobs),
      async close() {
        await app.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
