/**
 * User IDs by MitID's published rules: 5 to 48 characters of a to å, digits, some signs and blanks; capitals are the same;
 * no blank at either end; nothing like a personal number. The sign between `$` and `^` may be missing in what was
 * published, so the signs are a parameter.
 */

export const USER_ID_MINIMUM_CHARACTERS = 5;
export const USER_ID_MAXIMUM_CHARACTERS = 48;
export const PUBLISHED_SIGNS = '{}!#$^,*()_+-=:;?.@';

/** Which rule a wish breaks. Words for it are the faces'. */
export type UserIdProblem =
  | { readonly rule: 'too-short' | 'too-long'; readonly characters: number }
  /** `position` counts characters from 1. */
  | { readonly rule: 'sign'; readonly position: number }
  | { readonly rule: 'blank-at-an-end' }
  /** Ten digits, with or without blanks, points and hyphens. */
  | { readonly rule: 'like-a-personal-number' };

export type UserIdReading =
  | { readonly userId: string; readonly problem?: never }
  | { readonly userId?: never; readonly problem: UserIdProblem };

/** Longer than any ID can be, and short enough that normalizing it costs nothing. */
const MAXIMUM_TYPED_LENGTH = 1_000;

/** A and a combining ring are Å; capitals are the same, in no country's own way (I without a dot stays i). */
function normalized(text: string): string {
  return text.slice(0, MAXIMUM_TYPED_LENGTH).normalize('NFC').toLowerCase();
}

/** The form in which user IDs are compared, of whatever somebody typed to log in: blanks at the ends are a keyboard's. */
export function canonicalUserId(typed: string): string {
  return normalized(typed).trim();
}

/** Checks a user ID that a person wishes for. */
export function readUserId(typed: string, signs: string = PUBLISHED_SIGNS): UserIdReading {
  const userId = normalized(typed);
  const characters = [...userId];
  if (userId !== userId.trim()) return { problem: { rule: 'blank-at-an-end' } };
  if (characters.length < USER_ID_MINIMUM_CHARACTERS)
    return { problem: { rule: 'too-short', characters: characters.length } };
  if (characters.length > USER_ID_MAXIMUM_CHARACTERS)
    return { problem: { rule: 'too-long', characters: characters.length } };
  const wrong = characters.findIndex(
    (character) => !/[a-zæøå0-9 ]/.test(character) && !signs.includes(character),
  );
  if (wrong >= 0) return { problem: { rule: 'sign', position: wrong + 1 } };
  if (/^\d{10}$/.test(userId.replace(/[ .-]/g, ''))) return { problem: { rule: 'like-a-personal-number' } };
  return { userId };
}

/** What in a user ID is easy for others to guess: advice, never a refusal. */
export type GuessableBy = 'name' | 'birthday' | 'email';

/** Parts of a name shorter than this are in too many words. */
const MINIMUM_NAME_PART = 3;

/** Name, birthday or the local part of the e-mail address within a user ID. */
export function guessableBy(
  userId: string,
  person: { readonly name: string; readonly birthDate: string; readonly email: string | null },
): readonly GuessableBy[] {
  const found: GuessableBy[] = [];
  const parts = normalized(person.name)
    .split(/[^\p{L}]+/u)
    .filter((part) => part.length >= MINIMUM_NAME_PART);
  if (parts.some((part) => userId.includes(part))) found.push('name');
  const [year = '', month = '', day = ''] = person.birthDate.split('-');
  const digits = userId.replace(/\D/g, '');
  const birthdays = [`${day}${month}`, `${month}${day}`, year];
  if (birthdays.some((birthday) => birthday !== '' && digits.includes(birthday))) found.push('birthday');
  const local = normalized(person.email ?? '').split('@')[0] ?? '';
  if (local.length >= MINIMUM_NAME_PART && userId.includes(local)) found.push('email');
  return found;
}
