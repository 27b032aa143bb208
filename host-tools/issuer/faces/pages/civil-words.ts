/** Times as people in Denmark read them, in either language. */
import type { Language } from '../../domain/records/person.ts';

const ZONE = 'Europe/Copenhagen';
const LOCALES: Readonly<Record<Language, string>> = { da: 'da-DK', en: 'en-GB' };

/** `30. november 2026`. */
export function dayInWords(unixSeconds: number, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: ZONE }).format(
    unixSeconds * 1_000,
  );
}

/** `30. november 2026 kl. 18.05`. */
export function timeInWords(unixSeconds: number, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: ZONE,
  }).format(unixSeconds * 1_000);
}
