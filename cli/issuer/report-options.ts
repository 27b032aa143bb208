/** The options of `talkode issuer report`. */
import { PERSON_OPTION } from '../administration/readers.ts';

export const REPORT_OPTIONS = { person: PERSON_OPTION };
