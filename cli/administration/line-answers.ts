/** Answers that come as lines: from a file, or from standard input where that is no terminal. */
import { createInterface } from 'node:readline';
import { readText } from '../files/read-file.ts';
import { STANDARD_INPUT_NAME, STANDARD_STREAM } from '../files/standard-streams.ts';
import { CommandFailure } from '../messages/failures.ts';
import { quotedName } from '../../simulator/text/shown.ts';
import type { Answers } from './answers.ts';

const MAXIMUM_FILE_BYTES = 65_536;

function answersFrom(lines: AsyncIterator<string>, place: string, close: () => void): Answers {
  return {
    async ask({ text }) {
      const next = await lines.next();
      if (next.done === true)
        throw new CommandFailure(`${place}: expected a line that answers "${text}", got none`);
      return next.value;
    },
    mayRepeat: false,
    close,
  };
}

async function* linesOfFile(option: string, file: string): AsyncGenerator<string> {
  const text = await readText(option, file, MAXIMUM_FILE_BYTES);
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  yield* lines;
}

/** @param file `-` for standard input, whose lines are read as they are needed. */
export function lineAnswers(option: string, file: string): Answers {
  if (file !== STANDARD_STREAM)
    return answersFrom(linesOfFile(option, file), quotedName(file), () => undefined);
  const lines = createInterface({ input: process.stdin, crlfDelay: Infinity });
  return answersFrom(lines[Symbol.asyncIterator](), STANDARD_INPUT_NAME, () => lines.close());
}
