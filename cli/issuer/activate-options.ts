/** The options of `talkode issuer activate`. */
import { ANSWERS_OPTION } from '../administration/answers-option.ts';
import { PERSON_OPTION, SERIAL_NUMBER_OPTION } from '../administration/readers.ts';

export const ACTIVATE_OPTIONS = {
  person: PERSON_OPTION,
  serialNumber: SERIAL_NUMBER_OPTION,
  answers: ANSWERS_OPTION,
};
