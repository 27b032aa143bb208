/** What a tester wants a session's token to be, and what a token answers that cannot become it. */
import type { LinkRefusal } from '../../host-tools/link/errors.ts';
import type { TokenParameters } from '../../host-tools/token/provisioning.ts';

export interface TokenWish {
  /** What the tester named; the rest gets its default. */
  parameters: Partial<TokenParameters>;
  /** Erases a stored token first. */
  erase: boolean;
  /** Leaves the token without secret. */
  blank: boolean;
  /** Leaves the clock as it is. */
  clockUnset: boolean;
  /** Leaves the choice of sound output to the first press. */
  firstUse?: boolean;
}

export type WishName = keyof TokenParameters | 'blank' | 'clockUnset' | 'firstUse' | 'language';

export type Refusal =
  /** The stored token is provisioned and keeps what it has, against these wishes; nothing was changed. */
  | { kind: 'provisioned'; against: readonly WishName[] }
  /** The token took no language. */
  | { kind: 'language'; answer: LinkRefusal };

export class WishRefused extends Error {
  override readonly name = 'WishRefused';
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(
      refusal.kind === 'language'
        ? refusal.answer.message
        : `the token is provisioned and keeps its ${refusal.against.join(', ')}`,
    );
    this.refusal = refusal;
  }
}
