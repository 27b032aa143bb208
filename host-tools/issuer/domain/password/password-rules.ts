/** What a password must be: long enough, and not what anybody would try first. No rule about signs (NIST SP 800-63B, 3.1.1.2). */
import type { Policy } from '../policy.ts';
import type { PersonRow } from '../records/person.ts';
import { canonicalUserId } from '../people/user-id.ts';

export type PasswordProblem = 'too-short' | 'too-long' | 'one-sign-repeated' | 'is-the-user-id' | 'is-a-code';

/** Longer ones cost time to hash and gain nothing. */
const MAXIMUM_PASSWORD_CHARACTERS = 256;

/** Null: it is taken. What was typed never comes back. */
export function readNewPassword(
  password: string,
  person: Pick<PersonRow, 'userId'>,
  { minimumPasswordCharacters }: Policy,
): PasswordProblem | null {
  const characters = [...password.normalize('NFC')];
  if (characters.length < minimumPasswordCharacters) return 'too-short';
  if (characters.length > MAXIMUM_PASSWORD_CHARACTERS) return 'too-long';
  if (new Set(characters).size === 1) return 'one-sign-repeated';
  if (canonicalUserId(password) === person.userId) return 'is-the-user-id';
  // A code of the device, or of the letter, typed into the wrong field.
  return /^[\d\s-]{6,11}$/.test(password) ? 'is-a-code' : null;
}
