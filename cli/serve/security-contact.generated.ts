/** Generated from hardware-docs/security-contact.json by "npm run generate". Change the table, not this file. */
import type { SecurityContact } from './security-contact.ts';
export const SECURITY_CONTACT: SecurityContact = {
  contact: null,
  policy: null,
  canonical: null,
  preferredLanguages: ['da', 'en'],
  confirmed: '2026-11-29',
  validDays: 180,
};
