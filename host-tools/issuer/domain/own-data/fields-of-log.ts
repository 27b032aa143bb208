/** Catalogue of the event log and the outbox. */
import { own, seen, type TableFields, technical, unseen } from './table-fields.ts';

const CHOSEN = { basis: 'consent', source: 'service' } as const;

export const FIELDS_OF_LOG = {
  events: {
    words: { da: 'Hvad der er sket', en: 'What has happened' },
    usual: { purpose: 'history', basis: 'protection', source: 'here', recipients: [], retention: 'log' },
    columns: {
      event_number: technical(),
      person_id: unseen(),
      kind: seen('Hændelse', 'Event'),
      actor: seen('Hvem der gjorde det', 'Who did it'),
      serial_number: seen('Serienummer', 'Serial number'),
      at_unix_seconds: seen('Hvornår', 'When'),
      address: own('Netværksadresse', 'Network address', {
        purpose: 'security',
        source: 'browser',
        retention: 'address',
      }),
      is_address_whole: unseen({ purpose: 'security', retention: 'address' }),
      browser_family: own('Browser', 'Browser', { purpose: 'security', source: 'browser' }),
      service_name: own('Tjeneste', 'Service', CHOSEN),
      approved_text: own('Det, du godkendte', 'What you approved', CHOSEN),
      subject: seen('Hvad det handlede om', 'What it was about'),
    },
  },
  notices: {
    words: { da: 'Beskeder til dig', en: 'Notices to you' },
    usual: { purpose: 'contact', basis: 'protection', source: 'here', recipients: [], retention: 'notice' },
    columns: {
      notice_id: unseen(),
      person_id: unseen(),
      kind: seen('Besked', 'Notice'),
      channel: seen('Sendt som', 'Sent as'),
      language: seen('Sprog', 'Language'),
      recipient_name: own('Navn', 'Name', {
        source: 'registration',
        recipients: ['mail', 'phone', 'post'],
      }),
      recipient_address: own('Sendt til', 'Sent to', {
        source: 'person',
        recipients: ['mail', 'phone', 'post'],
      }),
      // The link that stops a change is in it: whoever was shown the report could use it.
      details: unseen({
        recipients: ['mail', 'phone', 'post'],
      }),
      state: seen('Beskedens status', 'Status of the notice'),
      attempts: own('Forsøg på at sende', 'Tries to send'),
      next_try_at_unix_seconds: own('Næste forsøg', 'Next try'),
      created_at_unix_seconds: seen('Skrevet', 'Written'),
      sent_at_unix_seconds: seen('Sendt', 'Sent'),
    },
  },
} as const satisfies Record<string, TableFields>;
