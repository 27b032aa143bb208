/** Everything that a step of the issuer is handed beside its request and the time. */
import type { HmacProvider } from '../../../verifier/hmac.ts';
import type { Policy } from '../policy.ts';
import type { Passwords, Random, Secrecy } from './secrecy.ts';
import type { Store } from './store.ts';

export interface Ports {
  readonly store: Store;
  readonly secrecy: Secrecy;
  readonly passwords: Passwords;
  readonly random: Random;
  readonly hmac: HmacProvider;
  readonly policy: Policy;
}
