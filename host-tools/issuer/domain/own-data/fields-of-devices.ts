/** Catalogue of the tables about devices, orders and letters. */
import { own, seen, type TableFields, technical, unseen } from './table-fields.ts';

const MADE = { source: 'manufacturer', retention: 'stock' } as const;
const GUARDED = { purpose: 'security', basis: 'protection', source: 'here' } as const;

export const FIELDS_OF_DEVICES = {
  imports: {
    words: { da: 'Leverancer af enheder', en: 'Deliveries of devices' },
    usual: {
      purpose: 'operation',
      basis: 'notPersonal',
      source: 'manufacturer',
      recipients: [],
      retention: 'stock',
    },
    columns: {
      import_id: technical(),
      container_sha256: technical(),
      devices: technical(),
      imported_at_unix_seconds: technical(),
    },
  },
  devices: {
    words: { da: 'Dine enheder', en: 'Your devices' },
    usual: { purpose: 'login', basis: 'agreement', source: 'here', recipients: [], retention: 'identity' },
    columns: {
      serial_number: seen('Serienummer', 'Serial number', MADE),
      model: seen('Slags enhed', 'Kind of device', MADE),
      state: seen('Enhedens status', 'The device’s status'),
      person_id: unseen(),
      sealed_secret: unseen(MADE),
      data_key_version: unseen(),
      import_id: unseen({ purpose: 'operation' }),
      manufactured_at_unix_seconds: seen('Fremstillet', 'Made', MADE),
      activated_at_unix_seconds: seen('Aktiveret', 'Activated'),
      algorithm: own('Beregning af koder', 'How codes are calculated', MADE),
      digits: own('Cifre i en kode', 'Digits of a code', MADE),
      time_step_seconds: own('Sekunder, en kode varer', 'Seconds that a code lasts', MADE),
      t0_unix_seconds: own('Tiden tælles fra', 'Time is counted from', MADE),
      drift_steps: own('Urets afvigelse i koder', 'The clock’s deviation in codes'),
      last_accepted_step: own(
        'Nummeret på den sidst brugte kodes tid',
        'The number of the last used code’s time',
      ),
      drift_lowered_at_step: own('Urets afvigelse sidst rettet', 'The clock’s deviation last corrected'),
      stranger_codes_spent: own('Fremmedes forsøg', 'Strangers’ tries', GUARDED),
      pair_errors: own('Forkerte kodepar', 'Wrong pairs of codes', GUARDED),
    },
  },
  allowed_device_moves: {
    words: { da: 'Hvilken status der må følge hvilken', en: 'Which status may follow which' },
    usual: { purpose: 'operation', basis: 'notPersonal', source: 'here', recipients: [], retention: 'stock' },
    columns: { from_state: technical(), to_state: technical() },
  },
  device_moves: {
    words: { da: 'Hvad der er sket med enheden', en: 'What has happened to the device' },
    usual: { purpose: 'history', basis: 'agreement', source: 'here', recipients: [], retention: 'identity' },
    columns: {
      move_number: technical(),
      serial_number: seen('Serienummer', 'Serial number'),
      from_state: seen('Status før', 'Status before'),
      to_state: seen('Status efter', 'Status after'),
      actor: seen('Hvem der gjorde det', 'Who did it'),
      reason: seen('Hvorfor', 'Why'),
      at_unix_seconds: seen('Hvornår', 'When'),
    },
  },
  early_orders: {
    words: { da: 'Bestillinger, der endnu ikke er nogens', en: 'Orders that are nobody’s yet' },
    usual: {
      purpose: 'operation',
      basis: 'notPersonal',
      source: 'here',
      recipients: [],
      retention: 'temporary',
    },
    columns: {
      order_number: technical(),
      model: technical(),
      language: technical(),
      letter_form: technical(),
      delivery: technical(),
      placed_at_unix_seconds: technical(),
    },
  },
  orders: {
    words: { da: 'Dine bestillinger', en: 'Your orders' },
    usual: {
      purpose: 'delivery',
      basis: 'agreement',
      source: 'person',
      recipients: [],
      retention: 'identity',
    },
    columns: {
      order_id: unseen({ source: 'here' }),
      person_id: unseen({ source: 'here' }),
      model: seen('Slags enhed', 'Kind of device'),
      language: seen('Brevets sprog', 'Language of the letter'),
      letter_form: seen('Brevets form', 'Form of the letter'),
      delivery: seen('Levering', 'Delivery'),
      state: seen('Bestillingens status', 'Status of the order', { source: 'here' }),
      serial_number: seen('Serienummer', 'Serial number', { source: 'here' }),
      placed_at_unix_seconds: seen('Bestilt', 'Ordered', { source: 'here' }),
      letter_due_at_unix_seconds: seen('Brevet sendes tidligst', 'The letter goes at the earliest', {
        source: 'here',
      }),
    },
  },
  letters: {
    words: { da: 'Breve med aktiveringskode', en: 'Letters with an activation code' },
    usual: { purpose: 'delivery', basis: 'agreement', source: 'here', recipients: [], retention: 'letter' },
    columns: {
      letter_id: unseen(),
      order_id: unseen(),
      person_id: unseen(),
      serial_number: seen('Serienummer', 'Serial number', { recipients: ['post'] }),
      state: seen('Brevets status', 'Status of the letter'),
      form: seen('Brevets form', 'Form of the letter'),
      language: seen('Brevets sprog', 'Language of the letter'),
      delivery: seen('Levering', 'Delivery'),
      code_fingerprint: unseen({ purpose: 'login' }),
      wrong_tries: seen('Forkerte forsøg', 'Wrong tries', GUARDED),
      issued_at_unix_seconds: seen('Udstedt', 'Issued'),
      valid_until_unix_seconds: seen('Gælder til', 'Valid until'),
      expiry_told_at_unix_seconds: own('Besked om udløb', 'Told of its end'),
    },
  },
} as const satisfies Record<string, TableFields>;
