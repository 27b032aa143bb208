/** The options of `talkode issuer person …`. */
import { ANSWERS_OPTION } from '../administration/answers-option.ts';
import { PERSON_OPTION } from '../administration/readers.ts';
import { optional } from '../options/option-table.ts';
import { readPath } from '../options/readers.ts';

export const ADD_OPTIONS = {
  registration: optional('--registration <file>', 'the person as JSON; -: from standard input', readPath),
  answers: ANSWERS_OPTION,
};
export const SHOW_OPTIONS = { person: PERSON_OPTION };
