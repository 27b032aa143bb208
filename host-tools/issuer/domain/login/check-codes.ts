/** The codes of a login against a device, or against the decoy where there is none: as much is calculated for both. */
import type { VerifierState } from '../../../verifier/credential.ts';
import { withoutGrouping } from '../../../verifier/entered-code.ts';
import { plausibleSearchSteps, resynchronize } from '../../../verifier/resynchronization.ts';
import { verifyTotp } from '../../../verifier/totp-verifier.ts';
import { withCredential } from '../devices/with-credential.ts';
import type { Ports } from '../ports/ports.ts';
import type { DeviceRow } from '../records/device.ts';

/** The position of the first that is not six to eight digits, counted from 1; null: all are. Which length the device has is not told. */
export function malformedCode(codes: readonly string[]): number | null {
  const index = codes.findIndex((code) => !/^\d{6,8}$/.test(withoutGrouping(code)));
  return index < 0 ? null : index + 1;
}

/** The verifier's new state when the codes are right; null for every other case. */
export function checkCodes(
  ports: Pick<Ports, 'secrecy' | 'hmac' | 'policy'>,
  device: DeviceRow,
  codes: readonly string[],
  unixSeconds: number,
): VerifierState | null {
  const entered = codes.map(withoutGrouping);
  return withCredential(ports, device, (credential) => {
    const request = { credential, state: device, unixSeconds };
    if (entered.length === 1) {
      const verified = verifyTotp({ ...request, code: entered[0]! });
      return verified.outcome === 'accepted' ? verified.state : null;
    }
    // As far as its clock can have run since it was last seen, no further: codes noted long ago are out of reach.
    const plausible = plausibleSearchSteps(credential, device, unixSeconds);
    const searchSteps = Math.min(plausible, ports.policy.pairSearchSteps);
    const found = resynchronize({ ...request, codes: entered, searchSteps });
    return found.outcome === 'resynchronized' ? found.state : null;
  });
}
