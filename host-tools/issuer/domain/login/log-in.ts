/**
 * A person logs in: user ID, code and password, and one answer for all that is wrong. The try is counted, then everything is
 * calculated, whatever was found, then the outcome is stored; a code is accepted once, by compare-and-set.
 */
import type { VerifierState } from '../../../verifier/credential.ts';
import { decoyDevice } from '../devices/decoy.ts';
import { spendSource } from '../log/source.ts';
import { canonicalUserId } from '../people/user-id.ts';
import { isLikeTemporary } from '../password/reset-password.ts';
import { NO_ID } from '../ports/random-id.ts';
import type { Ports } from '../ports/ports.ts';
import type { Rows } from '../ports/store.ts';
import type { PersonRow } from '../records/person.ts';
import { checkCodes, malformedCode } from './check-codes.ts';
import type { Attempt } from './attempt.ts';
import { admit } from './guessing.ts';
import type { LoginRequest, LoginResult } from './login.ts';
import { acceptLogin } from './accept-login.ts';
import { refuseLogin } from './refuse-login.ts';

async function findAttempt(
  rows: Rows,
  { userId, browserId, codes }: LoginRequest,
  { policy }: Ports,
  unixSeconds: number,
): Promise<Attempt | { readonly waits: LoginResult } | null> {
  const person = await rows.people.byUserId(canonicalUserId(userId));
  const device = await rows.devices.currentOf(person?.personId ?? NO_ID);
  const browser = await rows.browsers.find(person?.personId ?? NO_ID, browserId);
  if (person?.state !== 'open' || device?.state !== 'active') {
    // A pair is counted when its password was right, one code before it is looked at: as much for a device that is not there.
    if (codes.length === 1) await rows.devices.spendStrangerCodes('', 1, policy.strangerCodesBudget);
    return null;
  }
  const admission = await admit(rows, device, browser, codes.length === 2, policy, unixSeconds);
  if (admission.by !== 'browser-waits') return { person, device, browser, admission };
  const { untilUnixSeconds } = admission;
  return { waits: { outcome: 'browser-waits', untilUnixSeconds } };
}

/**
 * Which of a person's passwords was typed. Her own counts beside a temporary one: a stranger who asks for those in her name must not
 * keep her out. Which of both is meant the form of what was typed tells, so that one hash is made in any case.
 */
async function whichPassword(
  { store, passwords }: Ports,
  person: PersonRow | null,
  typed: string,
  unixSeconds: number,
): Promise<'own' | 'temporary' | 'wrong'> {
  const temporary = await store.read((rows) => rows.people.temporaryPassword(person?.personId ?? NO_ID));
  const isValid =
    temporary !== null && temporary.validUntilUnixSeconds > unixSeconds && isLikeTemporary(typed);
  const hash = isValid ? temporary.passwordHash : (person?.passwordHash ?? null);
  if (!(await passwords.verify(hash, typed))) return 'wrong';
  return isValid ? 'temporary' : 'own';
}

export async function logIn(ports: Ports, request: LoginRequest, unixSeconds: number): Promise<LoginResult> {
  const { store, secrecy, policy } = ports;
  const { codes, password, source } = request;
  const codeNumber = malformedCode(codes);
  if (codeNumber !== null) return { outcome: 'malformed', codeNumber };

  const found = await store.transaction(async (rows) => {
    const waits = await spendSource(rows, source, 'login', policy, unixSeconds);
    if (waits !== null) return { waits: { outcome: 'source-waits', ...waits } as const };
    return findAttempt(rows, request, ports, unixSeconds);
  });
  if (found !== null && 'waits' in found) return found.waits;

  // Made in any case: sealing takes time.
  const decoy = decoyDevice(secrecy, unixSeconds);
  const device = found?.device ?? decoy;
  const state: VerifierState | null = checkCodes(ports, device, codes, unixSeconds);
  const isPassword = await whichPassword(ports, found?.person ?? null, password, unixSeconds);
  if (found !== null && found.admission.by !== 'closed' && isPassword !== 'wrong' && state !== null) {
    const accepted = await acceptLogin(ports, request, found, state, isPassword === 'temporary', unixSeconds);
    if (accepted !== null) return accepted;
  }
  await store.transaction(async (rows) => {
    // A commit for a name that nobody has, too: the time that it takes must not tell.
    await spendSource(rows, source, 'login-failed', policy, unixSeconds);
    await refuseLogin(rows, ports, request, found, isPassword !== 'wrong', unixSeconds);
  });
  return { outcome: 'wrong' };
}
