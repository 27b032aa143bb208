// Keeps what a tester looks at when a scenario has failed: the glass, the trace, the sound.
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { drawSvg } from '../glass/draw-svg.ts';
import { wavFile } from '../ports/wav.ts';
import { UsageError } from '../session/failures.ts';
import type { Session } from '../session/session.ts';
import { onOneLine, quotedName } from '../session/shown.ts';
import { hasVoice } from '../session/voices.ts';
import type { LineSink } from '../trace/format.ts';
import { requireWritable, writeOutputFile } from './files.ts';

const OPTION = '--artifacts';
/** They may show or say a code, and codes come from secrets: for this user alone, as the files in it. */
const FOLDER_MODE = 0o700;

/** A trace held in memory, since nobody knows yet whether it will be wanted. */
export class HeldTrace implements LineSink {
  readonly #lines: string[] = [];

  writeLine(line: string): void {
    this.#lines.push(`${line}\n`);
  }

  /** Null for a token that has no trace. */
  get text(): string | null {
    return this.#lines.length === 0 ? null : this.#lines.join('');
  }
}

/** False for a name that is free. */
function isFolder(folder: string): boolean {
  const refuse = (got: string): never => {
    throw new UsageError(`${OPTION}: expected a folder, got ${got}: ${quotedName(folder)}`);
  };
  try {
    const found = statSync(folder, { throwIfNoEntry: false });
    return found !== undefined && (found.isDirectory() || refuse('a file of that name'));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    return refuse(onOneLine((error as Error).message));
  }
}

export class Artifacts {
  readonly #folder: string;
  readonly #taken = new Set<string>();

  /** Throws UsageError for what is there and is no folder to write to; makes nothing yet. */
  constructor(folder: string) {
    if (isFolder(folder)) requireWritable(OPTION, path.join(folder, 'artifact'));
    this.#folder = folder;
  }

  /** Writes all there is, replacing what an earlier run kept; gives the paths. Throws CommandFailure. */
  keep(scenarioFile: string, session: Session, trace: string | null): string[] {
    const { model, device, recorder } = session;
    const contents: [string, string | Uint8Array][] = [['svg', drawSvg(device.frame(), model)]];
    if (trace !== null) contents.push(['trace', trace]);
    if (hasVoice(model)) contents.push(['wav', wavFile(recorder.samples())]);
    mkdirSync(this.#folder, { recursive: true, mode: FOLDER_MODE });
    const base = path.join(this.#folder, this.#nameFor(scenarioFile));
    return contents.map(([suffix, content]) => {
      writeOutputFile(OPTION, `${base}.${suffix}`, content);
      return `${base}.${suffix}`;
    });
  }

  /** The scenario's own name; of several with one name, a later one is numbered. */
  #nameFor(scenarioFile: string): string {
    const own = path
      .basename(scenarioFile)
      .replace(/\.scenario$/, '')
      .replace(/[<>]/g, '');
    let name = own;
    for (let count = 2; this.#taken.has(name); count += 1) name = `${own}-${count}`;
    this.#taken.add(name);
    return name;
  }
}
