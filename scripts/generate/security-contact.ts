/** security.txt's fields for `talkode serve`, from hardware-docs/security-contact.json. */
import { readFileSync } from 'node:fs';
import { contactFaults, type SecurityContact } from '../../cli/serve/security-contact.ts';

const TABLE = new URL('../../hardware-docs/security-contact.json', import.meta.url);

export function readSecurityContact(): SecurityContact {
  const { contact, policy, canonical, preferredLanguages, confirmed, validDays } = JSON.parse(
    readFileSync(TABLE, 'utf8'),
  ) as SecurityContact;
  const fields = { contact, policy, canonical, preferredLanguages, confirmed, validDays };
  const faults = contactFaults(fields);
  if (faults.length > 0) throw new Error(`security-contact.json: ${faults.join('; ')}`);
  return fields;
}

export function hostSecurityContact(): string {
  return [
    '/** Generated from hardware-docs/security-contact.json by "npm run generate". Change the table, not this file. */',
    "import type { SecurityContact } from './security-contact.ts';",
    `export const SECURITY_CONTACT: SecurityContact = ${JSON.stringify(readSecurityContact())};`,
    '',
  ].join('\n');
}
