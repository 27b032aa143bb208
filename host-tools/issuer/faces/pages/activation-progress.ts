/** How far an activation has come: sealed in a cookie, since it stands for a right letter and a right code. */
import type { DeviceProof } from '../../domain/activation/prove-device.ts';
import { openForBrowser, sealForBrowser } from './sealed-for-browser.ts';
import type { Desk, Visit } from './visit.ts';

export type Progress =
  /** The letter was right; a code of the device is next. */
  | {
      readonly step: 'code';
      readonly letterId: string;
      readonly personId: string;
      readonly serialNumber: string;
      /** Two codes are needed; the first of them, once it was typed. */
      readonly isPair: boolean;
      readonly firstCode: string | null;
    }
  /** The device was proved; a password is next. */
  | { readonly step: 'password'; readonly proof: DeviceProof };

const KEPT_SECONDS = 1_800;

export function sealProgress(
  desk: Pick<Desk, 'sealing'>,
  visit: Pick<Visit, 'browserId' | 'unixSeconds'>,
  progress: Progress,
): string {
  return sealForBrowser(desk, visit, 'activation', KEPT_SECONDS, progress);
}

/** Null: there is none, or it is over. */
export function progressOf<Step extends Progress['step']>(
  desk: Pick<Desk, 'sealing'>,
  visit: Pick<Visit, 'cookies' | 'browserId' | 'unixSeconds'>,
  step: Step,
): Extract<Progress, { step: Step }> | null {
  const progress = openForBrowser(desk, visit, 'activation', visit.cookies.activation) as Progress | null;
  return progress?.step === step ? (progress as Extract<Progress, { step: Step }>) : null;
}
