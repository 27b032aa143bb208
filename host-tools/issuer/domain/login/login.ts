/** What a login asks and answers. */
import type { Origin } from '../log/new-event.ts';
import type { Source } from '../log/source.ts';
import type { PendingChangeRow } from '../records/pending-change.ts';
import type { PersonRow } from '../records/person.ts';

export interface Service {
  readonly name: string;
  /** What is approved by this login, as it was shown before. */
  readonly text: string;
}

export interface LoginRequest {
  readonly userId: string;
  /** One code; or two consecutive ones, the older first, which open what strangers' guesses have closed. */
  readonly codes: readonly [string] | readonly [string, string];
  readonly password: string;
  readonly browserId: string;
  readonly source: Source;
  readonly origin: Origin;
  /** Null: her own page. */
  readonly service: Service | null;
}

export type LoginResult =
  | {
      readonly outcome: 'logged-in';
      readonly person: PersonRow;
      readonly serialNumber: string;
      readonly isNewBrowser: boolean;
      /** When a code of the device was accepted before; null: never. */
      readonly lastUsedAtUnixSeconds: number | null;
      /** The password was a temporary one: she chooses her own now. */
      readonly needsPassword: boolean;
      /** Changes that wait, told first of all: she may not have asked for them. */
      readonly waitingChanges: readonly PendingChangeRow[];
    }
  /** Not six to eight digits: told, and no try. */
  | { readonly outcome: 'malformed'; readonly codeNumber: number }
  /** One answer for unknown names, wrong codes, wrong passwords, used codes, blocked devices and a closed pool. */
  | { readonly outcome: 'wrong' }
  /** Only to a browser that the person is known by. Null: until two codes open it. */
  | { readonly outcome: 'browser-waits'; readonly untilUnixSeconds: number | null }
  | { readonly outcome: 'source-waits'; readonly untilUnixSeconds: number };
