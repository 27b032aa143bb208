/** What codes are compared with where there is no device: the same work, and nothing that fits counts. */
import { serverStep } from '../../../verifier/credential.ts';
import type { Secrecy } from '../ports/secrecy.ts';
import type { DeviceRow } from '../records/device.ts';

const PARAMETERS = { algorithm: 'SHA1', digits: 6, timeStepSeconds: 30, t0UnixSeconds: 0 } as const;
const SERIAL_NUMBER = '000000000000';
const SECRET_BYTES = 20;

/** @param unixSeconds it was "last used" then, so that no search goes further than with a device in use. */
export function decoyDevice(secrecy: Secrecy, unixSeconds: number): DeviceRow {
  return {
    ...PARAMETERS,
    ...secrecy.seal(SERIAL_NUMBER, new Uint8Array(SECRET_BYTES)),
    serialNumber: SERIAL_NUMBER,
    model: 'code-display',
    state: 'revoked',
    personId: null,
    importId: '',
    driftSteps: 0,
    driftLoweredAtStep: -1,
    lastAcceptedStep: serverStep(PARAMETERS, unixSeconds) - 1,
    manufacturedAtUnixSeconds: unixSeconds,
    activatedAtUnixSeconds: null,
    strangerCodesSpent: 0,
    pairErrors: 0,
  };
}
