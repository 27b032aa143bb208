/** Asks on a terminal, in plain lines that a screen reader says; what is hidden is not shown, and stands in no history. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { CommandFailure } from '../messages/failures.ts';
import type { Answers } from './answers.ts';

/** As a shell tells of a command that Ctrl+C has ended. */
const INTERRUPTED = 130;
/** Keys, as one would press them. */
const LINE_END = { ctrl: true, name: 'e' };
const CLEAR_LINE = { ctrl: true, name: 'u' };

export function terminalAnswers(
  input: NodeJS.ReadableStream,
  output: Pick<NodeJS.WritableStream, 'write'>,
): Answers {
  // Also between two questions: what is typed ahead is mostly the code or the password that comes next.
  let isHidden = true;
  let isAskingHidden = false;
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
    if (isAskingHidden) output.write('\n');
    isAskingHidden = false;
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
        const prompt = `${question.text}: `;
        const answered = (answer: string): void => {
          if (isAskingHidden) output.write('\n');
          isAskingHidden = false;
          isHidden = true;
          refuse = () => undefined;
          resolve(answer);
        };
        isAskingHidden = question.isHidden === true;
        if (isAskingHidden) {
          // Not by readline, which would show with it what was typed before.
          output.write(prompt);
          terminal.question('', answered);
          // Node 24 begins before what was typed ahead, Node 20 behind it.
          terminal.write(null, LINE_END);
          return;
        }
        terminal.write(null, LINE_END);
        terminal.write(null, CLEAR_LINE);
        isHidden = false;
        terminal.question(prompt, answered);
      }),
    mayRepeat: true,
    close() {
      ended ??= new CommandFailure('closed');
      terminal.close();
    },
  };
}
