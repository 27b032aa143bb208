/** The file of --junit: it tells of this run or of none, also when the run cannot begin, fails or is cut short. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { junitOfError, junitXml, type TimedVerdict } from '../../simulator/scenario/junit.ts';
import { requireWritable, writeOutputFile } from '../files/files.ts';
import { asksForJson } from '../output/json-output.ts';
import { forTerminal } from '../messages/terminal-text.ts';
import { nameOf, readRow } from '../options/option-table.ts';
import { remark } from '../messages/remarks.ts';
import { SIMULATE_OPTIONS } from './simulate-options.ts';
import { STANDARD_STREAM } from '../files/standard-streams.ts';

const OPTION = nameOf(SIMULATE_OPTIONS.junit);
const CUT_SHORT = 'the run was not brought to its end';
/** The start of a report, whoever wrote it; another text is left alone until there is a result to put in its place. */
const REPORT = /^\uFEFF?\s*(<\?xml[^>]*>\s*)?<testsuites?\b/;
const START_BYTES = 512;

function startOf(file: string): string {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(START_BYTES);
    return bytes.toString('utf8', 0, readSync(descriptor, bytes));
  } finally {
    closeSync(descriptor);
  }
}

/** Whether it is a file that an earlier run may have left, or none yet. A stream gets one report and no more. */
function isReplaceable(file: string): boolean {
  if (file === STANDARD_STREAM || /^\/(dev|proc)\//.test(path.resolve(file))) return false;
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined || (found.isFile() && (found.size === 0 || REPORT.test(startOf(file))));
}

export class JunitFile {
  /** Null when nobody asked for one. */
  readonly #file: string | null;
  #isWritten = false;

  /** Beside --json there is no room for it on standard output, which is told. */
  constructor(file: string | undefined, json: boolean) {
    const hasRoom = file !== STANDARD_STREAM || !(json || asksForJson(process.argv));
    this.#file = file !== undefined && hasRoom ? file : null;
  }

  /** Until there are results, an earlier run's are replaced by an error. Throws CommandFailure. */
  begin(): void {
    if (this.#file !== null && isReplaceable(this.#file))
      writeOutputFile(OPTION, this.#file, junitOfError(CUT_SHORT));
  }

  /** Throws CommandFailure. */
  write(results: readonly TimedVerdict[]): void {
    if (this.#file === null) return;
    writeOutputFile(OPTION, this.#file, junitXml(results));
    this.#isWritten = true;
  }

  /** In place of results that nobody will get. What cannot be written as well is told, unless that is `message`. */
  fail(message: string): void {
    if (this.#file === null || this.#isWritten) return;
    try {
      requireWritable(OPTION, readRow(SIMULATE_OPTIONS.junit, [this.#file])!);
      const isFile = statSync(this.#file, { throwIfNoEntry: false })?.isFile() === true;
      if (!isFile || isReplaceable(this.#file))
        writeOutputFile(OPTION, this.#file, junitOfError(forTerminal(message, process.argv)));
    } catch (error) {
      const reason = (error as Error).message;
      if (reason !== message) remark('simulate', reason);
    }
  }
}
