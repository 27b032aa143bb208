/**
 * One row for each option of a command: from it come the flag, its help, the typed value, and whether a second one is
 * refused.
 */
import { ValueError } from '../../simulator/text/values.ts';
import { UsageError } from '../messages/failures.ts';

/** An option or, where the flags are `<name>`, an argument. `Value`: what the command gets of it. */
export interface OptionRow<Value> {
  /** As the help shows them: `--digits <n>`. */
  flags: string;
  help: string;
  /** The value of the texts typed, in order; there is none when it was left out. Throws ValueError or WrongArgument. */
  read: (texts: readonly string[]) => Value;
  /** What is read when it was left out, for the help. */
  otherwise?: string;
  isMandatory?: true;
  /** Without it a second one is refused: the last would count, and nobody be told that the others did not. */
  mayRepeat?: true;
  /** The environment variable that stands for it. */
  variable?: string;
  /** What it is about: without that it does nothing. */
  about?: 'sound' | 'scenarios';
}

export type OptionTable = Readonly<Record<string, OptionRow<unknown>>>;
export type Values<Table extends OptionTable> = {
  [Name in keyof Table]: Table[Name] extends OptionRow<infer Value> ? Value : never;
};

type Reader<Value> = (text: string) => Value;

/** The sentence on what was expected, where the option and what came are told before it. */
export class WrongArgument extends Error {
  override readonly name = 'WrongArgument';
}

/** An option without a value. */
export function flag(flags: string, help: string): OptionRow<boolean> {
  return { flags, help, read: (texts) => texts.length > 0 };
}

/** Null when it was left out. */
export function optional<Value>(flags: string, help: string, read: Reader<Value>): OptionRow<Value | null> {
  return { flags, help, read: ([text]) => (text === undefined ? null : read(text)) };
}

export function withDefault<Value>(
  flags: string,
  help: string,
  read: Reader<Value>,
  otherwise: string,
): OptionRow<Value> {
  return { flags, help, otherwise, read: ([text = otherwise]) => read(text) };
}

export function mandatory<Value>(flags: string, help: string, read: Reader<Value>): OptionRow<Value> {
  return { flags, help, isMandatory: true, read: ([text]) => read(text!) };
}

/** Null when it was left out. */
export function repeatable<Value>(
  flags: string,
  help: string,
  read: Reader<Value>,
): OptionRow<readonly Value[] | null> {
  const readAll = (texts: readonly string[]): readonly Value[] | null =>
    texts.length === 0 ? null : texts.map(read);
  return { flags, help: `${help} (may repeat)`, mayRepeat: true, read: readAll };
}

/** What messages call it: `--digits`, or the name of an argument. */
export function nameOf({ flags }: Pick<OptionRow<unknown>, 'flags'>): string {
  return /^--[\w-]+|\w+/.exec(flags)![0];
}

/** Throws UsageError naming the option, what was expected and what came. */
export function readRow<Value>(row: OptionRow<Value>, texts: readonly string[], inVariable = false): Value {
  try {
    return row.read(texts);
  } catch (error) {
    if (error instanceof ValueError) throw new UsageError(`${nameOf(row)}: ${error.message}`);
    if (!(error instanceof WrongArgument)) throw error;
    const came = inVariable ? `value '${texts[0]}' from env '${row.variable}'` : `argument '${texts[0]}'`;
    throw new UsageError(`option '${row.flags}' ${came} is invalid. ${error.message}`);
  }
}
