/** What the practice issuer keeps about its one token, in the browser's store: a secret that was made here and opens nothing. */
import type { CodeParameters, VerifierState } from '../../../../host-tools/verifier/credential.ts';
import type { ThrottleState } from '../../../../host-tools/verifier/throttle.ts';
import type { KeyValueStore } from '../../../ports/browser-storage.ts';

export interface IssuerRecord {
  serialNumber: string;
  /** Bytes. */
  secret: number[];
  parameters: CodeParameters;
  verifier: VerifierState;
  throttle: ThrottleState;
}

const ENTRY = 'talkode.practice-issuer';

function isRecord(kept: unknown): kept is IssuerRecord {
  const record = kept as Partial<Record<keyof IssuerRecord, unknown>> | null;
  const parts = [record?.parameters, record?.verifier, record?.throttle];
  return (
    typeof record?.serialNumber === 'string' &&
    Array.isArray(record.secret) &&
    parts.every((part) => typeof part === 'object' && part !== null)
  );
}

export class IssuerRecords {
  readonly #store: KeyValueStore;

  constructor(store: KeyValueStore) {
    this.#store = store;
  }

  /** Null when nothing usable is kept: then the page makes a new token. */
  read(): IssuerRecord | null {
    try {
      const kept: unknown = JSON.parse(this.#store.getItem(ENTRY) ?? 'null');
      return isRecord(kept) ? kept : null;
    } catch {
      return null;
    }
  }

  write(record: IssuerRecord): void {
    this.#store.setItem(ENTRY, JSON.stringify(record));
  }
}
