/** Catalogue of the tables about people: who they are and how they are reached. */
import { own, seen, type TableFields, unseen } from './table-fields.ts';

const VOLUNTARY = { purpose: 'contact', basis: 'consent', source: 'person', retention: 'voluntary' } as const;
const CHOICE = { purpose: 'history', source: 'person' } as const;

export const FIELDS_OF_PEOPLE = {
  people: {
    words: { da: 'Dine oplysninger', en: 'Your details' },
    usual: {
      purpose: 'identity',
      basis: 'agreement',
      source: 'registration',
      recipients: [],
      retention: 'identity',
    },
    columns: {
      person_id: unseen({ source: 'here' }),
      state: seen('Din status', 'Your status', { source: 'here' }),
      name: seen('Navn', 'Name', { source: 'register', recipients: ['post', 'services'] }),
      birth_date: seen('Fødselsdato', 'Date of birth', { recipients: ['services'] }),
      user_id: seen('Bruger-ID', 'User ID', { purpose: 'login', source: 'person' }),
      language: seen('Sprog', 'Language', { purpose: 'contact', source: 'person' }),
      home_address: seen('Adresse', 'Address', {
        purpose: 'delivery',
        source: 'register',
        recipients: ['post'],
      }),
      alternative_address: seen('Anden adresse', 'Other address', { ...VOLUNTARY, recipients: ['post'] }),
      email: seen('E-mail', 'E-mail', { ...VOLUNTARY, recipients: ['mail', 'services'] }),
      phone: seen('Telefonnummer', 'Phone number', { ...VOLUNTARY, recipients: ['phone', 'services'] }),
      phone_since_unix_seconds: own('Telefonnummeret ændret', 'Phone number changed', {
        purpose: 'security',
        basis: 'protection',
        source: 'here',
        retention: 'voluntary',
      }),
      password_hash: unseen({ purpose: 'login', source: 'person' }),
      wants_paper: seen('Besked på papir', 'Notices on paper', { purpose: 'contact', source: 'person' }),
      wants_notice_of_each_use: own(
        'Besked, hver gang du logger på',
        'A notice each time you log in',
        CHOICE,
      ),
      keeps_service_names: own('Gem, hvilke tjenester du bruger', 'Keep which services you use', CHOICE),
      registered_at_unix_seconds: seen('Registreret', 'Registered', { source: 'here' }),
    },
  },
  user_ids: {
    words: { da: 'Bruger-ID’er, du har eller har haft', en: 'User IDs that you have or had' },
    usual: {
      purpose: 'login',
      basis: 'protection',
      source: 'person',
      recipients: [],
      retention: 'identity',
    },
    columns: {
      user_id: own('Bruger-ID', 'User ID'),
      person_id: unseen({ source: 'here' }),
      reserved_since_unix_seconds: own('Ikke i brug siden', 'Not in use since', { source: 'here' }),
    },
  },
  identity_proofs: {
    words: { da: 'Sådan viste du, hvem du er', en: 'How you showed who you are' },
    usual: {
      purpose: 'identity',
      basis: 'agreement',
      source: 'registration',
      recipients: [],
      retention: 'identity',
    },
    columns: {
      proof_id: unseen({ source: 'here' }),
      person_id: unseen({ source: 'here' }),
      kind: seen('Slags dokument', 'Kind of document', { seenBy: ['person', 'registration'] }),
      number_pseudonym: unseen(),
      authority: seen('Hvem der så dokumentet', 'Who saw the document', {
        seenBy: ['person', 'registration'],
      }),
      proved_at_unix_seconds: seen('Vist', 'Shown', { seenBy: ['person', 'registration'] }),
    },
  },
  temporary_passwords: {
    words: { da: 'Midlertidig adgangskode', en: 'Temporary password' },
    usual: { purpose: 'login', basis: 'agreement', source: 'here', recipients: [], retention: 'temporary' },
    columns: {
      person_id: unseen(),
      password_hash: unseen(),
      valid_until_unix_seconds: own('Gælder til', 'Valid until'),
    },
  },
} as const satisfies Record<string, TableFields>;
