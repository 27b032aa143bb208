/** Catalogue of the tables about logins: browsers, sessions, waiting changes, and tries by source. */
import { own, seen, type TableFields, unseen } from './table-fields.ts';

export const FIELDS_OF_LOGINS = {
  browsers: {
    words: { da: 'Browsere, der er brugt til at logge på', en: 'Browsers used to log in' },
    usual: {
      purpose: 'security',
      basis: 'protection',
      source: 'here',
      recipients: [],
      retention: 'browser',
    },
    columns: {
      person_id: unseen(),
      browser_id: unseen({ source: 'browser' }),
      is_known: own('Kendt browser', 'Known browser'),
      consecutive_errors: own('Fejl i træk', 'Errors in a row'),
      last_error_unix_seconds: own('Seneste fejl', 'Latest error'),
      stranger_codes_spent: own('Forsøg, før den var kendt', 'Tries before it was known'),
      first_seen_unix_seconds: own('Set første gang', 'First seen'),
      last_seen_unix_seconds: own('Set sidst', 'Last seen'),
    },
  },
  sessions: {
    words: { da: 'Hvor du er logget på', en: 'Where you are logged in' },
    usual: { purpose: 'login', basis: 'agreement', source: 'here', recipients: [], retention: 'session' },
    columns: {
      session_hash: unseen(),
      person_id: unseen(),
      browser_id: unseen({ source: 'browser' }),
      started_at_unix_seconds: own('Logget på', 'Logged in'),
      ends_at_unix_seconds: own('Slutter senest', 'Ends at the latest'),
    },
  },
  pending_changes: {
    words: { da: 'Ændringer', en: 'Changes' },
    usual: { purpose: 'security', basis: 'protection', source: 'here', recipients: [], retention: 'change' },
    columns: {
      change_id: unseen(),
      person_id: unseen(),
      field: seen('Hvad der ændres', 'What is changed', { source: 'person' }),
      value: own('Ny oplysning', 'New value', { source: 'person' }),
      state: seen('Ændringens status', 'Status of the change'),
      cancel_hash: unseen(),
      asked_at_unix_seconds: seen('Bedt om', 'Asked for'),
      due_at_unix_seconds: seen('Gælder fra', 'In force from'),
      was_told_at_login: own('Vist for dig, da du loggede på', 'Told to you when you logged in'),
    },
  },
  service_logins: {
    words: { da: 'Logins hos tjenester, der er i gang', en: 'Logins at services under way' },
    usual: { purpose: 'login', basis: 'agreement', source: 'here', recipients: [], retention: 'session' },
    columns: {
      kind: unseen(),
      name_hash: unseen(),
      person_id: unseen(),
      grant_hash: unseen(),
      second_name_hash: unseen(),
      sealed_content: unseen({ source: 'service' }),
      ends_at_unix_seconds: own('Slutter senest', 'Ends at the latest'),
      used_at_unix_seconds: own('Brugt', 'Used'),
    },
  },
  source_tries: {
    words: { da: 'Forsøg fra en netadresse', en: 'Tries from a network address' },
    usual: {
      purpose: 'security',
      basis: 'protection',
      source: 'browser',
      recipients: [],
      retention: 'tries',
    },
    columns: {
      source: unseen(),
      purpose: unseen({ source: 'here' }),
      window_start_unix_seconds: unseen({ source: 'here' }),
      tries: unseen({ source: 'here' }),
    },
  },
} as const satisfies Record<string, TableFields>;
