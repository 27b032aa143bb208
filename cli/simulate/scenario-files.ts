/**
 * Finds the scenarios that a tester names: files, folders, patterns and standard input, each once, in the order named.
 */
import { readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '../messages/failures.ts';
import { onOneLine, quotedName, shown } from '../../simulator/text/shown.ts';
import { filesBelow, inOrder } from '../files/folder-walk.ts';
import { STANDARD_STREAM } from '../files/standard-streams.ts';

/** What belongs to a scenario in a folder; a file that is named itself may have any name. */
const SUFFIX = '.scenario';

/** A scenario to run, or what is wrong with a name. */
export type ScenarioSource = { file: string } | { file: string; problem: UsageError };

function inFolder(folder: string): string[] {
  const files = filesBelow(folder, SUFFIX);
  if (files.length === 0)
    throw new UsageError(
      `--scenario: expected a folder with files named *${SUFFIX}, got ${quotedName(folder)} with none`,
    );
  return files;
}

/** Of the names that lead to one file through links to folders, the first; its real one if that is among them. */
function onceEach(files: readonly string[]): string[] {
  const byRealName = new Map<string, string>();
  for (const file of files) {
    const real = path.join(realpathSync(path.dirname(file)), path.basename(file));
    if (!byRealName.has(real) || path.resolve(file) === real) byRealName.set(real, file);
  }
  return [...byRealName.values()];
}

/** A folder that a pattern matches stands for its scenarios, as one that is named does; one without any, for none. */
function filesIn(name: string): string[] {
  const isFolder = statSync(name, { throwIfNoEntry: false })?.isDirectory() === true;
  return isFolder ? filesBelow(name, SUFFIX) : [name];
}

/** Folders that link to each other have names without end, and more of them with each link. */
const MAXIMUM_NAMES_OF_FOLDER = 100;

/** Reads no folder more often, whatever links lead to it; `excess` is the first that was to be. */
class BoundedReader {
  readonly #names = new Map<string, number>();
  excess: string | undefined;

  readonly readdirSync = ((folder: string, options: object) => {
    const real = realpathSync(folder);
    const count = (this.#names.get(real) ?? 0) + 1;
    this.#names.set(real, count);
    if (count > MAXIMUM_NAMES_OF_FOLDER) this.excess ??= real;
    return this.excess === undefined ? readdirSync(folder, options) : [];
  }) as typeof readdirSync;
}

/** What is hidden (`.name`) is matched too: a folder that is named runs it as well. */
async function byPattern(pattern: string): Promise<string[]> {
  const { globSync, isDynamicPattern } = await import('tinyglobby');
  if (!isDynamicPattern(pattern)) return [];
  const reader = new BoundedReader();
  // Of links to folders it tells only what the pattern finds behind them: one that leads to `/` brings no whole computer.
  const matches = globSync(pattern, {
    expandDirectories: false,
    absolute: path.isAbsolute(pattern),
    onlyFiles: false,
    dot: true,
    fs: { readdirSync: reader.readdirSync },
  });
  if (reader.excess !== undefined)
    throw new UsageError(
      `--scenario: expected a pattern that leads to a folder in at most ${MAXIMUM_NAMES_OF_FOLDER} ways, got more ` +
        `through links: ${quotedName(reader.excess)}; a folder in place of the pattern is looked through once`,
    );
  const files = matches.flatMap((match) => filesIn(path.normalize(match)));
  if (files.length === 0)
    throw new UsageError(`--scenario: expected a pattern that some file matches, got ${shown(pattern)}`);
  return inOrder(onceEach(inOrder(files)));
}

/** The files that one name stands for. A name that is there is taken as it is, also where it could be a pattern. */
async function filesOf(name: string): Promise<string[]> {
  if (name === STANDARD_STREAM) return [name];
  const found = statSync(name, { throwIfNoEntry: false });
  if (found?.isDirectory()) return inFolder(name);
  const matching = found ? [] : await byPattern(name);
  // What is neither there nor a pattern is left to its reader, who says why it cannot be read.
  return matching.length > 0 ? matching : [name];
}

async function sourcesOf(name: string): Promise<ScenarioSource[]> {
  try {
    return (await filesOf(name)).map((file) => ({ file }));
  } catch (error) {
    // Of a folder below the one that was named, its own name.
    const { code, message, path: at = name } = error as NodeJS.ErrnoException;
    const problem =
      error instanceof UsageError
        ? error
        : new UsageError(
            `--scenario: expected a file or folder that can be read, got ${quotedName(at)} (${code ?? onOneLine(message)})`,
          );
    return [{ file: name, problem }];
  }
}

export interface ScenarioList {
  sources: ScenarioSource[];
  /** Files that were named more than once; each is run where it was named first. */
  repeated: string[];
}

export async function findScenarios(names: readonly string[]): Promise<ScenarioList> {
  const sources = new Map<string, ScenarioSource>();
  const repeated: string[] = [];
  for (const name of names) {
    for (const source of await sourcesOf(name)) {
      const key = source.file === STANDARD_STREAM ? STANDARD_STREAM : path.resolve(source.file);
      if (sources.has(key)) repeated.push(source.file);
      else sources.set(key, source);
    }
  }
  return { sources: [...sources.values()], repeated };
}
