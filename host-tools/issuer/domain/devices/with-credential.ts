/** Opens a device's secret for as long as one calculation lasts, and wipes every copy of it after. */
import { type Credential, prepareCredential } from '../../../verifier/credential.ts';
import type { HmacProvider } from '../../../verifier/hmac.ts';
import type { Secrecy } from '../ports/secrecy.ts';
import type { DeviceRow } from '../records/device.ts';

type Verifiable = Pick<
  DeviceRow,
  | 'serialNumber'
  | 'sealedSecret'
  | 'dataKeyVersion'
  | 'algorithm'
  | 'digits'
  | 'timeStepSeconds'
  | 't0UnixSeconds'
>;

/** @throws when the row's secret is not this device's, or was changed. */
export function withCredential<Value>(
  { secrecy, hmac }: { readonly secrecy: Secrecy; readonly hmac: HmacProvider },
  device: Verifiable,
  calculate: (credential: Credential) => Value,
): Value {
  const secret = secrecy.open(device.serialNumber, device);
  try {
    const credential = prepareCredential(secret, device, hmac);
    try {
      return calculate(credential);
    } finally {
      credential.hmac.wipe();
    }
  } finally {
    secret.fill(0);
  }
}
