/** Chooses where answers come from: a file, the terminal, or else standard input. */
import type { Answers } from './answers.ts';
import { lineAnswers } from './line-answers.ts';
import { terminalAnswers } from './terminal-answers.ts';
import { STANDARD_STREAM } from '../files/standard-streams.ts';

/** Questions go to standard error: standard output is for results. */
export function openAnswers(file: string | null): Answers {
  if (file !== null) return lineAnswers('--answers', file);
  return process.stdin.isTTY
    ? terminalAnswers(process.stdin, process.stderr)
    : lineAnswers('--answers', STANDARD_STREAM);
}
