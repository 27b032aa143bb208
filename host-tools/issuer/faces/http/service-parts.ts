/** What the service is put together from. */
import type { Writable } from 'node:stream';
import type { Desk } from '../pages/visit.ts';
import type { KeyContainers } from '../../domain/ports/key-containers.ts';
import type { ServiceProvider } from './service-provider.ts';

export interface ServiceParts extends Omit<Desk, 'counted'> {
  readonly now: () => number;
  /** The OpenID provider, once it is known at which address people reach it. */
  readonly provider?: () => ServiceProvider | null;
  /** The stylesheet and the script of the pages, as they are sent. */
  readonly files: { readonly stylesheet: string; readonly codeFromLetter: string };
  /** What the administration's requests carry: `Authorization: Bearer …`. */
  readonly administrationKey: string;
  /** Shows who asks that this service may be shown that key, at the address and port that were reached. */
  readonly proof: (challenge: string, reached: string) => string;
  readonly keyContainers: KeyContainers;
  /** People reach it by https: cookies go no other way. */
  readonly isSecure: boolean;
  readonly requestsPerMinute?: number;
  /** Where the log goes; null: nowhere. */
  readonly log?: Writable | null;
  /** Behind a proxy whose word on the sender's address counts, and on the country, where it gives one. */
  readonly trustsProxy?: boolean;
}
