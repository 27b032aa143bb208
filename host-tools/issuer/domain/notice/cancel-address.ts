/** The address that stops a change: the one link that a notice holds. Its page asks first, and wants neither code nor password. */
import type { Language } from '../records/person.ts';

export function cancelAddress(publicAddress: string, language: Language, cancelWord: string): string {
  return `${publicAddress}/${language}/cancel?word=${encodeURIComponent(cancelWord)}`;
}
