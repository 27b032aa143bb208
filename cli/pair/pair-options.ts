/** The options of `talkode pair`. */
import { ANSWERS_OPTION } from '../administration/answers-option.ts';
import { PORT_OPTION } from '../options/port-option.ts';

export const PAIR_OPTIONS = { port: PORT_OPTION, answers: ANSWERS_OPTION };
