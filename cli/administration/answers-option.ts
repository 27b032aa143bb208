/** The option with which a command is told beforehand what it would ask for. */
import { optional } from '../options/option-table.ts';
import { readPath } from '../options/readers.ts';

export const ANSWERS_OPTION = optional(
  '--answers <file>',
  'the answers, a line each, instead of being asked; -: from standard input',
  readPath,
);
