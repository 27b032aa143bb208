/**
 * Second step of an activation: the device is in the person's hands, for she types its code. One is enough where the device's
 * clock can't have run away yet; else, or when the first code lies outside the window, two consecutive ones are searched as a
 * pair. Nothing is active yet: the third step makes it so.
 */
import { SECONDS_PER_DAY, SECONDS_PER_HOUR } from '../calendar/seconds.ts';
import type { VerifierState } from '../../../verifier/credential.ts';
import { withoutGrouping } from '../../../verifier/entered-code.ts';
import { resynchronize } from '../../../verifier/resynchronization.ts';
import { verifyTotp } from '../../../verifier/totp-verifier.ts';
import { codesCompared } from '../devices/guess-cost.ts';
import { withCredential } from '../devices/with-credential.ts';
import type { Policy } from '../policy.ts';
import type { Ports } from '../ports/ports.ts';
import type { Rows } from '../ports/store.ts';
import type { DeviceRow } from '../records/device.ts';

/** What the third step needs of the second. A face keeps it sealed, for it stands for a right letter and a right code. */
export interface DeviceProof {
  readonly letterId: string;
  readonly personId: string;
  readonly serialNumber: string;
  readonly state: VerifierState;
  readonly provedAtUnixSeconds: number;
}

export type DeviceCheck =
  | { readonly outcome: 'proved'; readonly proof: DeviceProof }
  | { readonly outcome: 'malformed'; readonly codeNumber: number }
  /** The next code is needed as well: old stock, or a first code that is not where it was expected, or is wrong. */
  | { readonly outcome: 'next-code-needed' }
  | { readonly outcome: 'wrong' }
  /** The letter was used, has died or expired meanwhile. */
  | { readonly outcome: 'over' };

/** A clock is 20 ppm wrong, and a code may be a step late. */
const CLOCK_ERROR = 20e-6;

/** How far the clock of a device that lay in stock can have run, in steps each way. */
function searchStepsOf(device: DeviceRow, maximum: number, unixSeconds: number): number {
  const ageSeconds = Math.max(0, unixSeconds - device.manufacturedAtUnixSeconds);
  return Math.min(2 + Math.ceil((ageSeconds * CLOCK_ERROR) / device.timeStepSeconds), maximum);
}

function singleCost({ activationWindowSteps }: Policy): number {
  return codesCompared(0, activationWindowSteps);
}

/**
 * Whether these codes are looked at; counted before they are. Guesses of who has the letter and not the device come off the
 * same budget as those of strangers at a login.
 */
async function countTry(
  rows: Rows,
  device: DeviceRow,
  codes: number,
  policy: Policy,
  unixSeconds: number,
): Promise<boolean> {
  const { serialNumber, pairErrors, manufacturedAtUnixSeconds } = device;
  if (codes === 1) {
    const isOld = unixSeconds - manufacturedAtUnixSeconds > policy.oldStockDays * SECONDS_PER_DAY;
    if (isOld) return false;
    return rows.devices.spendStrangerCodes(serialNumber, singleCost(policy), policy.strangerCodesBudget);
  }
  if (pairErrors >= policy.pairErrors) return false;
  await rows.devices.update(serialNumber, { pairErrors: pairErrors + 1 });
  return true;
}

/** @param codes one code, or two consecutive ones, the older first. */
export async function proveDevice(
  { store, secrecy, hmac, policy }: Ports,
  claim: { readonly letterId: string; readonly personId: string; readonly serialNumber: string },
  codes: readonly [string] | readonly [string, string],
  unixSeconds: number,
): Promise<DeviceCheck> {
  const { letterId, personId, serialNumber } = claim;
  const entered = codes.map(withoutGrouping);
  const malformed = entered.findIndex((code) => !/^\d{6,8}$/.test(code));
  if (malformed >= 0) return { outcome: 'malformed', codeNumber: malformed + 1 };

  const device = await store.transaction(async (rows) => {
    const letter = await rows.letters.openFor(personId, serialNumber);
    const found = await rows.devices.bySerialNumber(serialNumber);
    const isOver = letter?.letterId !== letterId || letter.validUntilUnixSeconds <= unixSeconds;
    if (isOver || found?.state !== 'assigned' || found.personId !== personId) return null;
    return { ...found, mayTry: await countTry(rows, found, codes.length, policy, unixSeconds) };
  });
  if (device === null) return { outcome: 'over' };
  const refused: DeviceCheck = { outcome: codes.length === 1 ? 'next-code-needed' : 'wrong' };
  if (!device.mayTry) return refused;

  const state = withCredential({ secrecy, hmac }, device, (credential): VerifierState | null => {
    const request = { credential, state: device, unixSeconds };
    if (entered.length === 1) {
      const single = { ...request, code: entered[0]!, windowSteps: policy.activationWindowSteps };
      const verified = verifyTotp(single);
      return verified.outcome === 'accepted' ? verified.state : null;
    }
    const searchSteps = searchStepsOf(device, policy.pairSearchSteps, unixSeconds);
    const found = resynchronize({ ...request, codes: entered, searchSteps });
    return found.outcome === 'resynchronized' ? found.state : null;
  });
  if (state === null) return refused;
  if (codes.length === 1)
    await store.transaction((rows) => rows.devices.returnStrangerCodes(serialNumber, singleCost(policy)));
  const proof = { letterId, personId, serialNumber, state, provedAtUnixSeconds: unixSeconds };
  return { outcome: 'proved', proof };
}

/** As long as choosing a password may take. */
export const PROOF_SECONDS = SECONDS_PER_HOUR / 4;
