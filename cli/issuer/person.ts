/** `talkode issuer person …`: takes a person in, and shows her. */
import type { Command } from 'commander';
import { EXIT_NOTES, PLACE_NOTES } from '../administration/place-notes.ts';
import { registerAtDesk } from '../administration/register-at-desk.ts';
import { ADD_OPTIONS, SHOW_OPTIONS } from './person-options.ts';

const ADD_NOTES = `
Without --registration each item is asked for, in this order: name, birthDate, userId, language (da or en), homeAddress,
alternativeAddress, email, phone, kind of the document (passport, driving-licence, residence-permit, identity-card or
travel-document), documentNumber, authority. Lines of an address are parted by /. Nothing is answered by an empty line. As JSON the last three are one object, proof.
${PLACE_NOTES}

Example:
  $ talkode issuer person add --registration person.json
${EXIT_NOTES}`;

const SHOW_NOTES = `${PLACE_NOTES}

Example:
  $ talkode issuer person show --person havets-stjerne-7
${EXIT_NOTES}`;

export function registerPerson(issuer: Command): void {
  const person = issuer.command('person').description('people whose identity was proved');
  registerAtDesk(person, {
    name: 'add',
    description: 'take in a person whose identity was proved',
    options: ADD_OPTIONS,
    notes: ADD_NOTES,
    run: async (options) => (await import('./run-person.ts')).addPerson(options),
  });
  registerAtDesk(person, {
    name: 'show',
    description: 'show a person, her devices and her orders',
    options: SHOW_OPTIONS,
    notes: SHOW_NOTES,
    run: async (options) => (await import('./run-person.ts')).showPerson(options),
  });
}
