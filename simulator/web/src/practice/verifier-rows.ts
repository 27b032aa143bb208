/** What the practice's verifier keeps about its tokens, in the browser's store: secrets that were made here and open nothing. */
import {
  UNUSED_TOKEN_STATE,
  expectedStep,
  requireCredential,
} from '../../../../host-tools/verifier/credential.ts';
import type { CodeParameters } from '../../../../host-tools/token/code-parameters.ts';
import type { VerifierState } from '../../../../host-tools/verifier/credential.ts';
import { throttleStatus } from '../../../../host-tools/verifier/throttle.ts';
import type { ThrottleState } from '../../../../host-tools/verifier/throttle.ts';
import type { KeyValueStore } from '../../../ports/browser-storage.ts';
import type { ModelName } from '../../../token/contract.generated.ts';
import { PAGE_MODELS } from '../device/page-models.ts';

export interface VerifierRow {
  serialNumber: string;
  /** Bytes. */
  secret: number[];
  parameters: CodeParameters;
  verifier: VerifierState;
  throttle: ThrottleState;
}

const MAXIMUM_BYTE = 255;

function isByte(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MAXIMUM_BYTE;
}

/** Throws an error unless the verifier itself can work with the record. */
function requireUsable({ serialNumber, secret, parameters, verifier, throttle }: VerifierRow): void {
  if (typeof serialNumber !== 'string') throw new TypeError('serialNumber: expected a text');
  if (!Array.isArray(secret) || !secret.every(isByte)) throw new TypeError('secret: expected bytes');
  requireCredential(Uint8Array.from(secret), parameters);
  if (parameters.algorithm !== 'SHA1') throw new RangeError('algorithm: expected SHA1');
  expectedStep(parameters, verifier, parameters.t0UnixSeconds);
  throttleStatus(throttle, throttle.lastErrorUnixSeconds);
}

export class VerifierRows {
  readonly #store: KeyValueStore;

  constructor(store: KeyValueStore) {
    this.#store = store;
  }

  /** Null when nothing usable is kept: then the page makes a new token. */
  read(model: ModelName): VerifierRow | null {
    try {
      const record = JSON.parse(
        this.#store.getItem(PAGE_MODELS[model].verifierEntry) ?? 'null',
      ) as VerifierRow;
      if (!Object.hasOwn(record.verifier, 'lastAcceptedStep')) return null;
      // A page of an older version kept less than the verifier notes by now.
      const completed = { ...record, verifier: { ...UNUSED_TOKEN_STATE, ...record.verifier } };
      requireUsable(completed);
      return completed;
    } catch {
      return null;
    }
  }

  write(model: ModelName, record: VerifierRow): void {
    this.#store.setItem(PAGE_MODELS[model].verifierEntry, JSON.stringify(record));
  }
}
