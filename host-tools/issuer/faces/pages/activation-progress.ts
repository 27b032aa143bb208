/** How far an activation has come: sealed in a cookie, since it stands for a right letter and a right code. */
import type { DeviceProof } from '../../domain/activation/prove-device.ts';
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

/** Whose browser it is belongs to it: a cookie that was carried elsewhere opens nothing. */
interface Kept {
  readonly browserId: string;
  readonly untilUnixSeconds: number;
  readonly progress: Progress;
}

const KEPT_SECONDS = 1_800;

export function sealProgress(
  { sealing }: Pick<Desk, 'sealing'>,
  { browserId, unixSeconds }: Pick<Visit, 'browserId' | 'unixSeconds'>,
  progress: Progress,
): string {
  const kept: Kept = { browserId, untilUnixSeconds: unixSeconds + KEPT_SECONDS, progress };
  return sealing.seal('activation', JSON.stringify(kept));
}

/** Null: there is none, or it is over. */
export function progressOf<Step extends Progress['step']>(
  { sealing }: Pick<Desk, 'sealing'>,
  { cookies, browserId, unixSeconds }: Pick<Visit, 'cookies' | 'browserId' | 'unixSeconds'>,
  step: Step,
): Extract<Progress, { step: Step }> | null {
  const opened = cookies.activation === null ? null : sealing.open('activation', cookies.activation);
  if (opened === null) return null;
  const kept = JSON.parse(opened) as Kept;
  if (kept.browserId !== browserId || kept.untilUnixSeconds <= unixSeconds) return null;
  return kept.progress.step === step ? (kept.progress as Extract<Progress, { step: Step }>) : null;
}
