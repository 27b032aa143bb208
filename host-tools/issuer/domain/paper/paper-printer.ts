/** What the issuer asks of whoever prints: a paper and a form in, files out. */
import type { Paper } from './paper-block.ts';
import type { PaperForm } from '../records/paper-form.ts';

export interface PrintedFile {
  readonly mediaType: string;
  /** Without a dot. */
  readonly extension: string;
  readonly bytes: Uint8Array;
}

/** The first file is the paper; a second one, where there is one, is the same for other machines. */
export type PaperPrinter = (
  paper: Paper,
  form: PaperForm,
) => Promise<readonly [PrintedFile, ...PrintedFile[]]>;
