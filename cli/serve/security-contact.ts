/** Whom to tell of a weakness, and until when that holds: the fields of security.txt (RFC 9116, section 2.5). */
import { quotedName } from '../../simulator/text/shown.ts';

export interface SecurityContact {
  /** mailto:, https: or tel:; null while nobody has set one. */
  contact: string | null;
  policy: string | null;
  canonical: string | null;
  preferredLanguages: readonly string[];
  /** The day on which somebody last saw that the contact is read, ISO 8601. */
  confirmed: string;
  /** From that day on, less than a year (RFC 9116, section 2.5.5). */
  validDays: number;
}

/** The variable that stands for --security-contact. */
export const CONTACT_VARIABLE = 'TALKODE_SECURITY_CONTACT';

const DAY_MS = 86_400_000;
const DAYS_OF_A_YEAR = 365;
/** The characters of a URI (RFC 3986, section 2): all others are written with %. A line end would be a field of its own. */
const URI = /^(?:[A-Za-z0-9._~:/?#[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+$/;
/** A line end, or any other control character, in disguise. */
const CONTROL = /%(?:[01][0-9A-Fa-f]|7[Ff])/;
/** Of mail an address before what may follow it (RFC 6068, section 2), of telephone a digit among its separators (RFC 3966, section 3). */
const MAIL_OR_TELEPHONE = /^(?:mailto:[^@?]+@[^@?]+(?:\?[^@]*)?|tel:\+?[.()-]*\d[\d.()-]*)$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function isUri(text: string): boolean {
  return URI.test(text) && !CONTROL.test(text);
}

/** A web address has to be https: (RFC 9116, section 2.5.3). */
function isWebAddress(text: string): boolean {
  return isUri(text) && /^https:\/\/[^/]/.test(text) && URL.canParse(text);
}

export function isContact(text: string): boolean {
  return isWebAddress(text) || (isUri(text) && MAIL_OR_TELEPHONE.test(text));
}

/** What is wrong with a contact's fields, one sentence each. */
export function contactFaults(fields: SecurityContact): string[] {
  const { contact, policy, canonical, preferredLanguages, confirmed, validDays } = fields;
  const faults: string[] = [];
  if (contact !== null && !isContact(contact))
    faults.push(`contact: expected a mailto:, https: or tel: address, got ${quotedName(contact)}`);
  for (const [name, address] of Object.entries({ policy, canonical })) {
    if (address !== null && !isWebAddress(address))
      faults.push(`${name}: expected an https: address, got ${quotedName(address)}`);
  }
  if (preferredLanguages.length === 0 || !preferredLanguages.every((tag) => /^[a-z]{2,3}$/.test(tag)))
    faults.push(`preferredLanguages: expected language tags, got "${preferredLanguages.join(', ')}"`);
  if (!DAY.test(confirmed) || Number.isNaN(Date.parse(confirmed)))
    faults.push(`confirmed: expected a day such as 2026-11-29, got "${confirmed}"`);
  if (!Number.isInteger(validDays) || validDays < 1 || validDays >= DAYS_OF_A_YEAR)
    faults.push(`validDays: expected 1 to ${DAYS_OF_A_YEAR - 1}, got ${validDays}`);
  return faults;
}

export function expiresUnixMs({ confirmed, validDays }: SecurityContact): number {
  return Date.parse(`${confirmed}T00:00:00Z`) + validDays * DAY_MS;
}

/** Whole days until the contact expires; negative when it has. */
export function daysLeft(fields: SecurityContact, unixMs: number): number {
  return Math.floor((expiresUnixMs(fields) - unixMs) / DAY_MS);
}

/** The project's fields with another contact. Who names one when the server is started confirms it on that day. */
export function withContact(fields: SecurityContact, contact: string, unixMs: number): SecurityContact {
  return { ...fields, contact, confirmed: new Date(unixMs).toISOString().slice(0, 'YYYY-MM-DD'.length) };
}

/** The file, or null: without a contact there is nothing to say, and one that has expired is not to be trusted. */
export function securityTxt(fields: SecurityContact, unixMs: number): string | null {
  const { contact, policy, canonical, preferredLanguages } = fields;
  if (contact === null || expiresUnixMs(fields) <= unixMs) return null;
  const rows: [name: string, value: string | null][] = [
    ['Contact', contact],
    ['Expires', new Date(expiresUnixMs(fields)).toISOString().replace('.000Z', 'Z')],
    ['Preferred-Languages', preferredLanguages.join(', ')],
    ['Canonical', canonical],
    ['Policy', policy],
  ];
  return rows
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
}
