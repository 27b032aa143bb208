/** Codes, verifications and resynchronizations of the verifier, beside otpauth and otplib. */
import * as OTPAuth from 'otpauth';
import { generateSync, verifySync } from 'otplib';
import { hotpCode } from '../../../host-tools/verifier/code.ts';
import { UNUSED_TOKEN_STATE, prepareCredential } from '../../../host-tools/verifier/credential.ts';
import type { Credential } from '../../../host-tools/verifier/credential.ts';
import type { HashAlgorithm, HmacProvider } from '../../../host-tools/verifier/hmac.ts';
import { nodeLanesHmac } from '../../../host-tools/verifier/hmac-lanes-node.ts';
import { nobleHmac } from '../../../host-tools/verifier/hmac-noble.ts';
import { nodeHmac } from '../../../host-tools/verifier/hmac-node.ts';
import { resynchronize } from '../../../host-tools/verifier/resynchronization.ts';
import { verifyTotp } from '../../../host-tools/verifier/totp-verifier.ts';
import type { BenchBar, BenchGroup, BenchRow, BenchSuite, GroupResult, RowResult } from '../measure.ts';
import { CASE_COUNT, makeCases } from './verifier-cases.ts';
import type { BenchCase } from './verifier-cases.ts';

const ALGORITHMS: readonly HashAlgorithm[] = ['SHA1', 'SHA256', 'SHA512'];
const PROVIDERS: readonly (readonly [string, HmacProvider])[] = [
  ['Talkode, hmac-lanes', nodeLanesHmac()],
  ['Talkode, hmac-noble', nobleHmac],
  ['Talkode, hmac-node', nodeHmac],
];
const OTPLIB_ALGORITHMS = { SHA1: 'sha1', SHA256: 'sha256', SHA512: 'sha512' } as const;

/** A row that does `once` with the cases in turn, after one round of checking that it gives the right answers. */
function rowOf<T>(
  name: string,
  items: readonly T[],
  once: (item: T) => boolean,
  peer: boolean = false,
): BenchRow {
  if (!items.every(once)) throw new Error(`${name}: a wrong answer, so its rate would mean nothing`);
  return {
    name,
    peer,
    run(times) {
      let right = 0;
      for (let i = 0; i < times; i++) if (once(items[i & (CASE_COUNT - 1)]!)) right++;
      return right;
    },
  };
}

function prepareAll<T extends BenchCase>(
  cases: readonly T[],
  provider: HmacProvider,
): (T & { readonly prepared: Credential })[] {
  return cases.map((each) => ({
    ...each,
    prepared: prepareCredential(each.secret, each.parameters, provider),
  }));
}

function otpauthOf({ secret, parameters }: BenchCase): OTPAuth.TOTP {
  // Secret takes a whole ArrayBuffer.
  const { buffer } = new Uint8Array(secret);
  return new OTPAuth.TOTP({
    secret: new OTPAuth.Secret({ buffer }),
    algorithm: parameters.algorithm,
    digits: parameters.digits,
    period: parameters.timeStepSeconds,
  });
}

function otplibOf({ secret, parameters, unixSeconds }: BenchCase) {
  return {
    secret,
    algorithm: OTPLIB_ALGORITHMS[parameters.algorithm],
    digits: 6,
    period: parameters.timeStepSeconds,
    epoch: unixSeconds,
  } as const;
}

function codesGroup(algorithm: HashAlgorithm): BenchGroup {
  const cases = makeCases(algorithm);
  const rows: BenchRow[] = [];
  for (const [name, provider] of PROVIDERS) {
    rows.push(
      rowOf(
        `${name}, keys prepared`,
        prepareAll(cases, provider),
        (each) => hotpCode(each.prepared.hmac, each.step, 6) === each.rightCode,
      ),
      rowOf(
        `${name}, key set up each time`,
        cases,
        (each) => hotpCode(provider(algorithm, each.secret), each.step, 6) === each.rightCode,
      ),
    );
  }
  const objects = cases.map((each) => ({ ...each, totp: otpauthOf(each) }));
  rows.push(
    rowOf(
      'otpauth, objects prepared',
      objects,
      (each) => each.totp.generate({ timestamp: each.unixSeconds * 1000 }) === each.rightCode,
      true,
    ),
    rowOf(
      'otpauth, object made each time',
      cases,
      (each) => otpauthOf(each).generate({ timestamp: each.unixSeconds * 1000 }) === each.rightCode,
      true,
    ),
    rowOf('otplib generateSync', cases, (each) => generateSync(otplibOf(each)) === each.rightCode, true),
  );
  return { title: `Codes, ${algorithm}`, counted: 'codes', rows };
}

function verificationsTitle(algorithm: HashAlgorithm, kind: 'wrong' | 'right'): string {
  return `Verifications, ${algorithm}, ${kind} code`;
}

function verificationsGroup(algorithm: HashAlgorithm, kind: 'wrong' | 'right'): BenchGroup {
  const cases = makeCases(algorithm).map((each) => ({
    ...each,
    code: kind === 'right' ? each.rightCode : each.wrongCode,
  }));
  const accepted = kind === 'right';
  const verify = (credential: Credential, code: string, unixSeconds: number): boolean =>
    (verifyTotp({ credential, state: UNUSED_TOKEN_STATE, code, unixSeconds }).outcome === 'accepted') ===
    accepted;
  const rows: BenchRow[] = [];
  for (const [name, provider] of PROVIDERS) {
    rows.push(
      rowOf(`${name}, keys prepared`, prepareAll(cases, provider), (each) =>
        verify(each.prepared, each.code, each.unixSeconds),
      ),
      rowOf(`${name}, key set up each time`, cases, (each) =>
        verify(prepareCredential(each.secret, each.parameters, provider), each.code, each.unixSeconds),
      ),
    );
  }
  const validate = (totp: OTPAuth.TOTP, token: string, unixSeconds: number): boolean =>
    (totp.validate({ token, timestamp: unixSeconds * 1000, window: 1 }) !== null) === accepted;
  const objects = cases.map((each) => ({ ...each, totp: otpauthOf(each) }));
  rows.push(
    rowOf(
      'otpauth, objects prepared',
      objects,
      (each) => validate(each.totp, each.code, each.unixSeconds),
      true,
    ),
    rowOf(
      'otpauth, object made each time',
      cases,
      (each) => validate(otpauthOf(each), each.code, each.unixSeconds),
      true,
    ),
    rowOf(
      'otplib verifySync',
      cases,
      (each) => verifySync({ ...otplibOf(each), token: each.code, epochTolerance: 30 }).valid === accepted,
      true,
    ),
  );
  return { title: verificationsTitle(algorithm, kind), counted: 'verifications', rows };
}

function resynchronizationsTitle(algorithm: HashAlgorithm): string {
  return `Resynchronizations, ${algorithm}, +-1000 steps`;
}

function resynchronizationsGroup(algorithm: HashAlgorithm): BenchGroup {
  const rows = PROVIDERS.map(([name, provider]) =>
    rowOf(
      `${name}, keys prepared`,
      prepareAll(makeCases(algorithm), provider),
      (each) => {
        const { prepared: credential, farPair: codes, unixSeconds } = each;
        const result = resynchronize({ credential, state: UNUSED_TOKEN_STATE, codes, unixSeconds });
        return result.outcome === 'resynchronized' && result.state.driftSteps === 701;
      },
      provider === nodeHmac,
    ),
  );
  return { title: resynchronizationsTitle(algorithm), counted: 'resynchronizations', rows };
}

/** The fastest of Talkode's rows whose name ends with `words`. */
function bestRow(results: readonly GroupResult[], title: string, words: string): RowResult {
  const rows = results.find((group) => group.title === title)?.rows ?? [];
  const [best] = rows
    .filter((row) => !row.peer && row.name.endsWith(words))
    .sort((a, b) => b.perSecond - a.perSecond);
  if (best === undefined)
    throw new Error(`bars: expected a row '${words}' in the group '${title}', got none`);
  return best;
}

/** How many times the faster library: keys prepared, and set up each time. */
const VERIFICATION_BARS: Readonly<Record<HashAlgorithm, readonly [prepared: number, setUp: number]>> = {
  SHA1: [15, 6],
  SHA256: [10, 4],
  SHA512: [5, 2.5],
};
/** How many times node:crypto, one message at a time. */
const RESYNCHRONIZATION_BAR = 25;

function ratioBar(results: readonly GroupResult[], title: string, words: string, limit: number): BenchBar {
  const measured = bestRow(results, title, words).ratioToPeer ?? 0;
  return { text: `${title}, ${words}`, measured, limit, unit: 'x' };
}

/** Only the wrong code is compared with the libraries: with it all of them do the same work. Rates are told, and no bars. */
function bars(results: readonly GroupResult[]): BenchBar[] {
  const verifications = ALGORITHMS.flatMap((algorithm) => {
    const title = verificationsTitle(algorithm, 'wrong');
    const [prepared, setUp] = VERIFICATION_BARS[algorithm];
    return [
      ratioBar(results, title, 'keys prepared', prepared),
      ratioBar(results, title, 'key set up each time', setUp),
    ];
  });
  const title = resynchronizationsTitle('SHA1');
  return [...verifications, ratioBar(results, title, 'keys prepared', RESYNCHRONIZATION_BAR)];
}

export const verifierSuite: BenchSuite = {
  title: 'Verifier',
  about:
    'Six digits, steps of 30 s, window +-1, tokens without drift (one that has drifted 3 steps costs Talkode twice the work), ' +
    'another key each call, keys as long as the hash. Talkode does the same work ' +
    'whatever the code; otpauth stops at the first match, tried from the middle, and otplib at the first, tried from the ' +
    'oldest, so a right code costs them one and two HMACs instead of three. Neither has a resynchronization: it is ' +
    'compared with the same search by node:crypto. hmac-lanes computes four codes at a time with SHA1 and SHA256, two with ' +
    'SHA512, so three codes of SHA512 cost it two rounds. All rows of a table take turns in one process, 15 slices of 30 ms each; ratios are medians over the rounds.',
  groups: [
    ...ALGORITHMS.map(codesGroup),
    ...ALGORITHMS.map((algorithm) => verificationsGroup(algorithm, 'wrong')),
    ...ALGORITHMS.map((algorithm) => verificationsGroup(algorithm, 'right')),
    ...ALGORITHMS.map(resynchronizationsGroup),
  ],
  bars,
};
