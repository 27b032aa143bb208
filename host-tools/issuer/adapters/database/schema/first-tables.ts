/** The first schema: every table, its indexes, and what the database itself refuses. */
import type { Differences } from './differences.ts';

/** The statements in their order; the same for both databases but for what `differences` says. */
export function firstTables(differences: Differences): readonly string[] {
  return [
    ...people(differences),
    ...devices(differences),
    ...ordersAndLetters(differences),
    ...logins(differences),
    ...eventsAndNotices(differences),
    ...requests(differences),
    ...refusals(differences),
  ];
}

function people({ columns: { integer }, tableOptions }: Differences): readonly string[] {
  return [
    `create table user_ids (
      user_id text primary key,
      person_id text not null,
      reserved_since_unix_seconds ${integer},
      unique (user_id, person_id)
    ) ${tableOptions}`,
    `create table people (
      person_id text primary key,
      state text not null check (state in ('open', 'blocked', 'restricted', 'closed')),
      name text not null,
      birth_date text not null,
      user_id text not null unique,
      language text not null,
      home_address text not null,
      alternative_address text,
      email text,
      phone text,
      phone_since_unix_seconds ${integer},
      password_hash text,
      wants_paper ${integer} not null check (wants_paper in (0, 1)),
      wants_notice_of_each_use ${integer} not null check (wants_notice_of_each_use in (0, 1)),
      keeps_service_names ${integer} not null check (keeps_service_names in (0, 1)),
      registered_at_unix_seconds ${integer} not null,
      foreign key (user_id, person_id) references user_ids (user_id, person_id)
    ) ${tableOptions}`,
    `create table identity_proofs (
      proof_id text primary key,
      person_id text not null references people (person_id),
      kind text not null,
      number_pseudonym text not null,
      authority text not null,
      proved_at_unix_seconds ${integer} not null
    ) ${tableOptions}`,
    'create index identity_proofs_of_person on identity_proofs (person_id)',
    // One identity a personal number: the database decides between two who register her at once.
    `create unique index identity_proofs_personal_number on identity_proofs (number_pseudonym)
      where kind = 'personal-number'`,
    'create index user_ids_of_person on user_ids (person_id)',
    `create table temporary_passwords (
      person_id text primary key references people (person_id),
      password_hash text not null,
      valid_until_unix_seconds ${integer} not null
    ) ${tableOptions}`,
  ];
}

function devices({ columns: { integer, bytes, counted }, tableOptions }: Differences): readonly string[] {
  return [
    `create table imports (
      import_id text primary key,
      container_sha256 text not null unique,
      devices ${integer} not null,
      imported_at_unix_seconds ${integer} not null
    ) ${tableOptions}`,
    `create table allowed_device_moves (
      from_state text not null,
      to_state text not null,
      primary key (from_state, to_state)
    ) ${tableOptions}`,
    `create table devices (
      serial_number text primary key,
      model text not null,
      state text not null,
      person_id text references people (person_id),
      sealed_secret ${bytes} not null,
      data_key_version ${integer} not null,
      import_id text not null references imports (import_id),
      manufactured_at_unix_seconds ${integer} not null,
      activated_at_unix_seconds ${integer},
      algorithm text not null,
      digits ${integer} not null check (digits in (6, 7, 8)),
      time_step_seconds ${integer} not null check (time_step_seconds > 0),
      t0_unix_seconds ${integer} not null check (t0_unix_seconds >= 0),
      drift_steps ${integer} not null,
      last_accepted_step ${integer} not null check (last_accepted_step >= -1),
      drift_lowered_at_step ${integer} not null check (drift_lowered_at_step >= -1),
      stranger_codes_spent ${integer} not null check (stranger_codes_spent >= 0),
      pair_errors ${integer} not null check (pair_errors >= 0),
      check (person_id is not null or state not in ('assigned', 'active', 'suspended', 'blocked'))
    ) ${tableOptions}`,
    'create index devices_of_person on devices (person_id)',
    // One device that she logs in with, or could: no second one of a thief beside it.
    `create unique index devices_current_of_person on devices (person_id) where state in ('active', 'suspended', 'blocked')`,
    `create index devices_in_stock on devices (model, manufactured_at_unix_seconds, serial_number) where state = 'manufactured'`,
    `create table device_moves (
      move_number ${counted},
      serial_number text not null references devices (serial_number),
      from_state text not null,
      to_state text not null,
      actor text not null,
      reason text not null,
      at_unix_seconds ${integer} not null,
      foreign key (from_state, to_state) references allowed_device_moves (from_state, to_state)
    ) ${tableOptions}`,
    'create index device_moves_of_device on device_moves (serial_number, move_number)',
  ];
}

function ordersAndLetters({ columns: { integer, bytes }, tableOptions }: Differences): readonly string[] {
  return [
    // No person, and nothing that tells of one.
    `create table early_orders (
      order_number text primary key,
      model text not null,
      language text not null,
      letter_form text not null,
      delivery text not null,
      placed_at_unix_seconds ${integer} not null
    ) ${tableOptions}`,
    'create index early_orders_by_time on early_orders (placed_at_unix_seconds)',
    `create table orders (
      order_id text primary key,
      person_id text not null references people (person_id),
      model text not null,
      language text not null,
      letter_form text not null,
      delivery text not null,
      state text not null check (state in ('placed', 'device-sent', 'letter-sent', 'fulfilled', 'cancelled')),
      serial_number text references devices (serial_number),
      placed_at_unix_seconds ${integer} not null,
      letter_due_at_unix_seconds ${integer}
    ) ${tableOptions}`,
    'create index orders_of_person on orders (person_id)',
    `create index orders_due_for_letter on orders (letter_due_at_unix_seconds) where state = 'device-sent'`,
    `create table letters (
      letter_id text primary key,
      order_id text not null references orders (order_id),
      person_id text not null references people (person_id),
      serial_number text not null references devices (serial_number),
      state text not null check (state in ('open', 'used', 'dead', 'cancelled', 'expired')),
      form text not null,
      language text not null,
      delivery text not null,
      code_fingerprint ${bytes} not null,
      wrong_tries ${integer} not null check (wrong_tries >= 0),
      issued_at_unix_seconds ${integer} not null,
      valid_until_unix_seconds ${integer} not null,
      expiry_told_at_unix_seconds ${integer}
    ) ${tableOptions}`,
    'create index letters_of_person on letters (person_id)',
    // Two open letters would be two codes to guess.
    `create unique index letters_open_for_device on letters (serial_number) where state = 'open'`,
    `create index letters_open_by_end on letters (valid_until_unix_seconds) where state = 'open'`,
  ];
}

function logins({ columns: { integer }, tableOptions }: Differences): readonly string[] {
  return [
    `create table browsers (
      person_id text not null references people (person_id),
      browser_id text not null,
      is_known ${integer} not null check (is_known in (0, 1)),
      consecutive_errors ${integer} not null check (consecutive_errors >= 0),
      last_error_unix_seconds ${integer} not null,
      stranger_codes_spent ${integer} not null check (stranger_codes_spent >= 0),
      first_seen_unix_seconds ${integer} not null,
      last_seen_unix_seconds ${integer} not null,
      primary key (person_id, browser_id)
    ) ${tableOptions}`,
    `create table sessions (
      session_hash text primary key,
      person_id text not null references people (person_id),
      browser_id text not null,
      started_at_unix_seconds ${integer} not null,
      ends_at_unix_seconds ${integer} not null
    ) ${tableOptions}`,
    'create index sessions_of_person on sessions (person_id)',
    'create index sessions_by_end on sessions (ends_at_unix_seconds)',
    `create table pending_changes (
      change_id text primary key,
      person_id text not null references people (person_id),
      field text not null,
      value text,
      state text not null check (state in ('waiting', 'done', 'cancelled')),
      cancel_hash text not null unique,
      asked_at_unix_seconds ${integer} not null,
      due_at_unix_seconds ${integer} not null,
      was_told_at_login ${integer} not null check (was_told_at_login in (0, 1))
    ) ${tableOptions}`,
    'create index pending_changes_of_person on pending_changes (person_id)',
    `create index pending_changes_due on pending_changes (due_at_unix_seconds) where state = 'waiting'`,
    `create table source_tries (
      source text not null,
      purpose text not null,
      window_start_unix_seconds ${integer} not null,
      tries ${integer} not null check (tries > 0),
      primary key (source, purpose, window_start_unix_seconds)
    ) ${tableOptions}`,
    'create index source_tries_by_window on source_tries (window_start_unix_seconds)',
    `create table service_logins (
      kind text not null,
      name_hash text not null,
      person_id text references people (person_id),
      grant_hash text,
      second_name_hash text,
      sealed_content text not null,
      ends_at_unix_seconds ${integer},
      used_at_unix_seconds ${integer},
      primary key (kind, name_hash)
    ) ${tableOptions}`,
    'create index service_logins_of_grant on service_logins (grant_hash) where grant_hash is not null',
    `create index service_logins_by_second_name on service_logins (second_name_hash)
      where second_name_hash is not null`,
    'create index service_logins_of_person on service_logins (person_id) where person_id is not null',
    'create index service_logins_by_end on service_logins (ends_at_unix_seconds)',
  ];
}

function eventsAndNotices({ columns: { integer, counted }, tableOptions }: Differences): readonly string[] {
  return [
    `create table events (
      event_number ${counted},
      person_id text not null references people (person_id),
      kind text not null,
      actor text not null,
      serial_number text references devices (serial_number),
      at_unix_seconds ${integer} not null,
      address text,
      is_address_whole ${integer} not null check (is_address_whole in (0, 1)),
      browser_family text,
      service_name text,
      approved_text text,
      subject text
    ) ${tableOptions}`,
    'create index events_of_person on events (person_id, event_number)',
    'create index events_of_person_by_time on events (person_id, at_unix_seconds)',
    // Only those that are yet to be shortened: the index stays as small as the last 90 days.
    'create index events_with_whole_address on events (at_unix_seconds) where is_address_whole = 1',
    `create table notices (
      notice_id text primary key,
      person_id text not null references people (person_id),
      kind text not null,
      channel text not null,
      language text not null,
      recipient_name text not null,
      recipient_address text not null,
      details text not null,
      state text not null check (state in ('waiting', 'sent', 'failed')),
      attempts ${integer} not null check (attempts >= 0),
      next_try_at_unix_seconds ${integer} not null,
      created_at_unix_seconds ${integer} not null,
      sent_at_unix_seconds ${integer}
    ) ${tableOptions}`,
    'create index notices_of_person on notices (person_id)',
    `create index notices_waiting on notices (next_try_at_unix_seconds) where state = 'waiting'`,
  ];
}

function requests({ columns: { integer }, tableOptions }: Differences): readonly string[] {
  return [
    `create table requests (
      request_id text primary key,
      person_id text not null references people (person_id),
      kind text not null check (kind in ('access', 'correction', 'deletion', 'restriction', 'objection')),
      channel text not null,
      wish text not null,
      state text not null check (state in ('open', 'granted', 'refused')),
      reason text check (reason is not null or state = 'open'),
      received_at_unix_seconds ${integer} not null,
      due_at_unix_seconds ${integer} not null,
      answered_at_unix_seconds ${integer}
    ) ${tableOptions}`,
    'create index requests_of_person on requests (person_id)',
    `create index requests_open on requests (due_at_unix_seconds) where state = 'open'`,
  ];
}

function refusals({ refusal }: Differences): readonly string[] {
  return [
    ...refusal({
      name: 'devices_begin_manufactured',
      table: 'devices',
      change: 'insert',
      condition: `new.state <> 'manufactured'`,
      message: 'devices.state: expected manufactured in a new row',
    }),
    ...refusal({
      name: 'devices_move_by_the_table',
      table: 'devices',
      change: 'update of state',
      condition: `new.state <> old.state and not exists (
        select 1 from allowed_device_moves where from_state = old.state and to_state = new.state)`,
      message: 'devices.state: expected a move of the table allowed_device_moves',
    }),
    // A step that is unused again is a code that is accepted twice.
    ...refusal({
      name: 'devices_steps_only_rise',
      table: 'devices',
      change: 'update of last_accepted_step',
      condition: 'new.last_accepted_step < old.last_accepted_step',
      message: 'devices.last_accepted_step: expected no lower one than before',
    }),
  ];
}
