/** Where printed papers go: a folder that somebody empties, a printer, a post office. Outside of the database's transactions. */
import type { PaperPrinter, PrintedFile } from '../paper/paper-printer.ts';

export interface Post {
  readonly print: PaperPrinter;
  /** All files of a paper, or none of them; again with the same name: nothing new. */
  readonly lay: (name: string, files: readonly PrintedFile[]) => Promise<void>;
  /** Takes back what was laid and must not go out. */
  readonly takeBack: (name: string) => Promise<void>;
}
