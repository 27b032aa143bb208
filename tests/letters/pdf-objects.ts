/** A PDF's objects as qpdf tells them, and what is drawn on its pages. */
import { execFileSync } from 'node:child_process';
import { programPath } from '../support/system-programs.ts';

const MAXIMUM_OUTPUT_BYTES = 64 * 1024 * 1024;

type Dictionary = Readonly<Record<string, unknown>>;

export interface PdfObjects {
  /** Each dictionary, its streams' too. */
  readonly objects: readonly Dictionary[];
  /** The drawing instructions of all pages. */
  readonly contents: string;
}

function qpdf(...args: string[]): string {
  return execFileSync(programPath('qpdf'), args, { encoding: 'latin1', maxBuffer: MAXIMUM_OUTPUT_BYTES });
}

export function pdfObjects(file: string): PdfObjects {
  const json = Buffer.from(qpdf('--json=2', '--json-key=qpdf', file), 'latin1').toString('utf8');
  const [, table] = (
    JSON.parse(json) as { qpdf: [unknown, Record<string, { value?: unknown; stream?: { dict: unknown } }>] }
  ).qpdf;
  const objects = Object.values(table)
    .map(({ value, stream }) => stream?.dict ?? value)
    .filter((each): each is Dictionary => typeof each === 'object' && each !== null);
  const contents = qpdf('--qdf', '--object-streams=disable', file, '-');
  return { objects, contents };
}
