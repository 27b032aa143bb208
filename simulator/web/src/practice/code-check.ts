/** Checks a code against a person's tokens. With its hash it is a part of the page that is fetched after the rest. */
import { prepareCredential } from '../../../../host-tools/verifier/credential.ts';
import type { Credential, VerifierState } from '../../../../host-tools/verifier/credential.ts';
import { withoutGrouping } from '../../../../host-tools/verifier/entered-code.ts';
import type { CodeProblem } from '../../../../host-tools/verifier/entered-code.ts';
import { nobleSha1Hmac } from '../../../../host-tools/verifier/hmac-noble-sha1.ts';
import { verifyTotp } from '../../../../host-tools/verifier/totp-verifier.ts';
import type { Refused } from '../../../../host-tools/verifier/totp-verifier.ts';
import type { ModelName } from '../../../token/contract.generated.ts';
import type { VerifierRow } from './verifier-rows.ts';

export type RefusedCode = Exclude<Refused, { reason: 'malformed' }>['reason'];

/** A token that the verifier knows. */
export interface Enrolled {
  readonly model: ModelName;
  readonly record: VerifierRow;
}

export type CheckedCode =
  /** `state` is the new one of the token whose code it is. */
  | { readonly outcome: 'accepted'; readonly enrolled: Enrolled; readonly state: VerifierState }
  | { readonly outcome: 'malformed'; readonly problem: CodeProblem }
  | { readonly outcome: 'refused'; readonly reason: RefusedCode };

/** What a refusal by both tokens is put down to: the one that says most about what to do next. */
const TELLING_FIRST: readonly RefusedCode[] = ['replayed', 'expired', 'early', 'wrong'];

const prepared = new Map<ModelName, { serialNumber: string; credential: Credential }>();

function credentialOf({ model, record }: Enrolled): Credential {
  const kept = prepared.get(model);
  if (kept?.serialNumber === record.serialNumber) return kept.credential;
  kept?.credential.hmac.wipe();
  const credential = prepareCredential(Uint8Array.from(record.secret), record.parameters, nobleSha1Hmac);
  prepared.set(model, { serialNumber: record.serialNumber, credential });
  return credential;
}

/** `typed` may have spaces. */
export function checkCode(typed: string, tokens: readonly Enrolled[], unixSeconds: number): CheckedCode {
  const code = withoutGrouping(typed);
  const refusals: RefusedCode[] = [];
  for (const enrolled of tokens) {
    const credential = credentialOf(enrolled);
    const state = enrolled.record.verifier;
    const result = verifyTotp({ credential, state, code, unixSeconds, explain: true });
    if (result.outcome === 'accepted') return { outcome: 'accepted', enrolled, state: result.state };
    // Codes of both tokens have the same form.
    if (result.reason === 'malformed') return { outcome: 'malformed', problem: result.problem };
    refusals.push(result.reason);
  }
  return { outcome: 'refused', reason: TELLING_FIRST.find((reason) => refusals.includes(reason))! };
}
