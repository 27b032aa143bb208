/** Braille by liblouis, Debian's: lou_translate reads lines and writes lines. */
import { spawn } from 'node:child_process';
import type { Language } from '../../domain/records/person.ts';

/** Uncontracted, six dots: what everybody reads who has learned Braille, and digits as they are. */
const TABLES: Readonly<Record<Language, string>> = {
  da: 'unicode.dis,da-dk-g16.ctb',
  en: 'unicode.dis,en-ueb-g1.ctb',
};

const LIMIT_MS = 20_000;

export class BrailleUnavailableError extends Error {
  override readonly name = 'BrailleUnavailableError';
}

const missing = (program: string): BrailleUnavailableError =>
  new BrailleUnavailableError(
    `Braille needs ${program}, which is not here; as root: apt-get install --no-install-recommends liblouis-bin liblouis-data`,
  );

/** The text goes through a pipe: a command line would show it, and the code in it, to every user of the computer. */
function run(program: string, args: readonly string[], input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' },
      timeout: LIMIT_MS,
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'ENOENT' ? missing(program) : error);
    });
    child.on('close', (status, signal) => {
      if (status === 0) resolve(Buffer.concat(chunks).toString('utf8'));
      else reject(new Error(`${program}: expected to end with 0, got ${status ?? signal}`));
    });
    // A program that ends early closes the pipe; how it ends tells more.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** @param direction `--forward` puts print into Braille, `--backward` Braille into print. */
async function translated(
  texts: readonly string[],
  language: Language,
  direction: '--forward' | '--backward',
  program: string,
): Promise<readonly string[]> {
  if (texts.some((text) => /[\r\n]/.test(text)))
    throw new RangeError('Braille: expected texts of one line each, got a line break');
  const output = await run(program, [direction, TABLES[language]], `${texts.join('\n')}\n`);
  const lines = output.replace(/\n$/, '').split('\n');
  if (lines.length !== texts.length)
    throw new Error(`${program}: expected ${texts.length} lines, got ${lines.length}`);
  return lines;
}

export const toBraille = (
  texts: readonly string[],
  language: Language,
  program = 'lou_translate',
): Promise<readonly string[]> => translated(texts, language, '--forward', program);

/** What a reader's fingers take from the cells. */
export const fromBraille = (
  cells: readonly string[],
  language: Language,
  program = 'lou_translate',
): Promise<readonly string[]> => translated(cells, language, '--backward', program);
