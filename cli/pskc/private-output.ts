/** A file that a command writes piece by piece, and that is there only when all of it is. */
import { draftPrivately, type Draft } from '../../simulator/ports/private-file.ts';
import { onOneLine } from '../../simulator/text/shown.ts';
import { CommandFailure } from '../messages/failures.ts';

/** Keeps the file when `write` has ended, and leaves nothing behind when it fails. Rejects with CommandFailure, or as it does. */
export async function writeWhole<Result>(
  option: string,
  file: string,
  write: (put: (text: string) => void) => Promise<Result>,
): Promise<Result> {
  const attempt = <Value>(act: () => Value): Value => {
    try {
      return act();
    } catch (error) {
      throw new CommandFailure(`${option}: ${onOneLine((error as Error).message)}`);
    }
  };
  const draft: Draft = attempt(() => draftPrivately(file));
  let result: Result;
  try {
    result = await write((text) => attempt(() => draft.write(text)));
  } catch (error) {
    draft.discard();
    throw error;
  }
  attempt(() => draft.keep());
  return result;
}
