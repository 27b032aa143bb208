/**
 * `-` in place of a file's name: standard input and output, as other command-line tools have it (POSIX.1-2017, XBD
 * 12.2, guideline 13).
 */
import { UsageError } from '../messages/failures.ts';

export const STANDARD_STREAM = '-';

/** How compilers call standard input where a file's name would stand. */
export const STANDARD_INPUT_NAME = '<stdin>';

/** What a message calls the file that was named. */
export function inputName(file: string): string {
  return file === STANDARD_STREAM ? STANDARD_INPUT_NAME : file;
}

/** All of standard input. Rejects with UsageError, naming the option, for more than any such text has. */
export async function readStandardInput(option: string, maximumBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of process.stdin as AsyncIterable<Uint8Array>) {
      parts.push(part);
      length += part.length;
      if (length > maximumBytes)
        throw new UsageError(`${option}: expected at most ${maximumBytes} bytes on standard input, got more`);
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${option}: standard input cannot be read: ${(error as Error).message}`);
  }
  return Buffer.concat(parts);
}

/** Throws UsageError when two of these options want the one stream; a null path is an option that was not given. */
export function requireOneTaker(stream: 'input' | 'output', paths: Record<string, string | null>): void {
  const takers = Object.entries(paths).filter(([, path]) => path === STANDARD_STREAM);
  if (takers.length > 1)
    throw new UsageError(
      `${takers.map(([option]) => option).join(' and ')}: there is one standard ${stream}; give one of them a file`,
    );
}
