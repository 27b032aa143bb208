/** The options of `talkode issuer resync`. */
import { ANSWERS_OPTION } from '../administration/answers-option.ts';
import { SERIAL_NUMBER_OPTION } from '../administration/readers.ts';

export const RESYNC_OPTIONS = { serialNumber: SERIAL_NUMBER_OPTION, answers: ANSWERS_OPTION };
