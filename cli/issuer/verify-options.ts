/** The options of `talkode issuer verify`. */
import { ANSWERS_OPTION } from '../administration/answers-option.ts';
import { PERSON_OPTION, readText } from '../administration/readers.ts';
import { flag, optional } from '../options/option-table.ts';

export const VERIFY_OPTIONS = {
  person: PERSON_OPTION,
  twoCodes: flag('--two-codes', 'two consecutive codes, which open what strangers’ guesses have closed'),
  service: optional('--service <name>', 'the service that she logs in at', readText),
  text: optional('--text <text>', 'what she approves there', readText),
  answers: ANSWERS_OPTION,
};
