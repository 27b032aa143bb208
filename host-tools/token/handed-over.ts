/**
 * A token's secret in the fragment of an address: how a demonstration hands a device over to a page that simulates one. No
 * request carries a fragment (RFC 3986, section 3.5), so no server ever sees it. Never for a token that somebody relies on.
 */
import { checkDigit } from './serial-number.ts';

/** A token with the default parameters: what it shows follows from these two. */
export interface HandedOver {
  readonly serialNumber: string;
  /** 20 bytes (RFC 4226, section 4, R6). */
  readonly secret: Uint8Array;
}

const START = '#token=';

/** `#token=900030000016.3132…`: serial number, and two hexadecimal digits a byte. */
export function handedOverFragment({ serialNumber, secret }: HandedOver): string {
  const digits = Array.from(secret, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${START}${serialNumber}.${digits}`;
}

/** Whether somebody hands a token over, in form or not. */
export function handsOver(fragment: string): boolean {
  return fragment.startsWith(START);
}

/** Null: not whole, or with a slip in it. What came is in no message: it may be most of a secret. */
export function readHandedOver(fragment: string): HandedOver | null {
  const [, serialNumber, digits] = /^#token=(\d{12})\.([\da-f]{40})$/.exec(fragment) ?? [];
  if (serialNumber === undefined || checkDigit(serialNumber) !== '0') return null;
  return {
    serialNumber,
    secret: Uint8Array.from(digits!.match(/.{2}/g)!, (pair) => Number.parseInt(pair, 16)),
  };
}
