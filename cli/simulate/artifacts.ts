/** Keeps what a tester looks at when a scenario has failed: the glass, the trace, the sound. */
import { lstatSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { drawSvg } from '../../simulator/glass/draw-svg.ts';
import { withHeldFolder } from '../../simulator/ports/held-folder.ts';
import { makePrivately } from '../../simulator/ports/private-file.ts';
import { wavFile } from '../../simulator/ports/wav.ts';
import { UsageError } from '../messages/failures.ts';
import type { Session } from '../../simulator/session/session.ts';
import { onOneLine, quotedName } from '../../simulator/text/shown.ts';
import { hasVoice } from '../../simulator/session/voices.ts';
import type { LineSink } from '../../simulator/trace/format.ts';
import { artifactFiles, type ArtifactSuffix } from './artifact-names.ts';
import { requireTrusted, requireWritable } from '../files/files.ts';

const OPTION = '--artifacts';
/** They may show or say a code, and codes come from secrets: for this user alone, as the files in it. */
const FOLDER_MODE = 0o700;
/** The folder's name may be foreseen, and is filled with names that anybody can foresee. */
const TRUST = { folderOwner: false };

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
    if (found !== undefined) return found.isDirectory() || refuse('a file of that name');
    // From Node 22 on a name below a file is free, too; its folder could not be made.
    const above = path.dirname(folder);
    if (above !== folder) isFolder(above);
    return false;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    return refuse(onOneLine((error as Error).message));
  }
}

/** Removes what an earlier run has left under a name, a link too, but never what it leads to, and no folder. */
function removeFile(file: string): void {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (found?.isFile() || found?.isSymbolicLink()) rmSync(file, { force: true });
}

export class Artifacts {
  readonly #folder: string;

  /** Throws UsageError for what is there and is no folder to write to; makes nothing yet. */
  constructor(folder: string) {
    requireTrusted(OPTION, folder, TRUST);
    if (isFolder(folder)) requireWritable(OPTION, path.join(folder, 'artifact'));
    this.#folder = folder;
  }

  /** Removes what an earlier run has kept under the names of this one's scenarios, and under no others. */
  forget(names: readonly string[]): void {
    if (!isFolder(this.#folder)) return;
    withHeldFolder(this.#target(), null, (held) => {
      for (const file of artifactFiles(held, names)) removeFile(file);
    });
  }

  /** Writes all there is of the scenario with this name; gives the paths. Throws. */
  keep(name: string, session: Session, trace: string | null): string[] {
    const { model, device, recorder } = session;
    const contents: [ArtifactSuffix, string | Uint8Array][] = [['svg', drawSvg(device.frame(), model)]];
    if (trace !== null) contents.push(['trace', trace]);
    if (hasVoice(model)) contents.push(['wav', wavFile(recorder.samples())]);
    return withHeldFolder(this.#target(), FOLDER_MODE, (held) =>
      contents.map(([suffix, content]) => {
        makePrivately(path.join(held, `${name}.${suffix}`), content);
        return path.join(this.#folder, `${name}.${suffix}`);
      }),
    );
  }

  /** Looked at anew: a name that was free when the run began may have been taken meanwhile. */
  #target(): string {
    return requireTrusted(OPTION, this.#folder, TRUST);
  }
}
