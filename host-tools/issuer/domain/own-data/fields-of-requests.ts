/** Catalogue of the table of requests: what people have asked of the controller, and what was answered. */
import { seen, type TableFields, unseen } from './table-fields.ts';

export const FIELDS_OF_REQUESTS = {
  requests: {
    words: { da: 'Hvad du har bedt om', en: 'What you have asked for' },
    usual: { purpose: 'rights', basis: 'obligation', source: 'here', recipients: [], retention: 'request' },
    columns: {
      request_id: unseen(),
      person_id: unseen(),
      kind: seen('Hvad det er', 'What it is', { source: 'person' }),
      channel: seen('Kom som', 'Came by', { source: 'person' }),
      wish: seen('Hvad du skrev eller sagde', 'What you wrote or said', { source: 'person' }),
      state: seen('Svar', 'Answer'),
      reason: seen('Hvorfor', 'Why'),
      received_at_unix_seconds: seen('Modtaget', 'Received'),
      due_at_unix_seconds: seen('Svar senest', 'Answer at the latest'),
      answered_at_unix_seconds: seen('Besvaret', 'Answered'),
    },
  },
} as const satisfies Record<string, TableFields>;
