/** Asks on a terminal, in plain lines that a screen reader says; what is hidden is not shown, and stands in no history. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { CommandFailure } from '../messages/failures.ts';
import type { Answers } from './answers.ts';

/** As a shell tells of a command that Ctrl+C has ended. */
const INTERRUPTED = 130;

export function terminalAnswers(
  input: NodeJS.ReadableStream,
  output: Pick<NodeJS.WritableStream, 'write'>,
): Answers {
  let isHidden = false;
  const shownOutput = new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      if (!isHidden) output.write(chunk);
      done();
    },
  });
  const terminal = createInterface({ input, output: shownOutput, terminal: true, historySize: 0 });
  let ended: CommandFailure | null = null;
  let refuse: (error: CommandFailure) => void = () => undefined;
  function end(failure: CommandFailure): void {
    if (isHidden) output.write('\n');
    isHidden = false;
    ended ??= failure;
    refuse(ended);
  }
  terminal.on('SIGINT', () => {
    end(new CommandFailure('ended by Ctrl+C: nothing was left half done', INTERRUPTED));
    terminal.close();
  });
  terminal.on('close', () =>
    end(new CommandFailure('ended before the last answer: nothing was left half done')),
  );
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        if (ended !== null) return reject(ended);
        refuse = reject;
        terminal.question(`${question.text}: `, (answer) => {
          if (isHidden) output.write('\n');
          isHidden = false;
          refuse = () => undefined;
          resolve(answer);
        });
        isHidden = question.isHidden === true;
      }),
    mayRepeat: true,
    close() {
      ended ??= new CommandFailure('closed');
      terminal.close();
    },
  };
}
