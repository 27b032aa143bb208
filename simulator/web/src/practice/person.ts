/** The person of the practice. Invented and published on the page, so that nobody is tempted to type their own. */
export const PRACTICE_PERSON = { userId: 'talkode-anna', password: 'gul-cykel-7' } as const;

/** Capital letters and spaces around the ID are forgiven: screen keyboards add both. */
export function isPracticeUserId(typed: string): boolean {
  return typed.trim().toLowerCase() === PRACTICE_PERSON.userId;
}

export function isPracticePassword(typed: string): boolean {
  return typed === PRACTICE_PERSON.password;
}
