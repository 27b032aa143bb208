/** Names of rows: 128 random bits, which nobody guesses and no two rows share. */
import type { Random } from './secrecy.ts';

const ID_BYTES = 16;

/** Stands for what is not there: no row has it, and the same statements find nothing. */
export const NO_ID = '0'.repeat(2 * ID_BYTES);

export function hexadecimal(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function newId(random: Random): string {
  return hexadecimal(random.bytes(ID_BYTES));
}
