/** A log of which only what went wrong is passed on: who tries the story has one line to read, the address. */
import { Writable } from 'node:stream';

/** Of pino: 50 is an error. */
const ERROR_LEVEL = 50;

export function seriousLines(pass: (line: string) => void): Writable {
  let rest = '';
  return new Writable({
    write(part: Buffer, _encoding, done) {
      const lines = (rest + part.toString()).split('\n');
      rest = lines.pop()!;
      for (const line of lines) {
        const level = Number(/^\{"level":(\d+)/.exec(line)?.[1] ?? ERROR_LEVEL);
        if (line !== '' && level >= ERROR_LEVEL) pass(line);
      }
      done();
    },
  });
}
