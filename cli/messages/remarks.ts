/** Remarks of a command for the person who called it; standard output is for results. */
import { onOneLine } from '../../simulator/text/shown.ts';
import { forTerminal, inTheNameOf } from './terminal-text.ts';

/** Commands that have remarks; each speaks in its own name. */
export type RemarkingCommand = 'simulate' | 'emulate' | 'pskc import' | 'issuer import';

export function remark(command: RemarkingCommand, text: string): void {
  process.stderr.write(`${inTheNameOf(command, forTerminal(text, process.argv))}\n`);
}

/** The token tries again, often: each reason is told once. */
export function tellReasonOnce(command: RemarkingCommand): (reason: unknown) => void {
  const told = new Set<string>();
  return (reason) => {
    const text = onOneLine(reason instanceof Error ? reason.message : String(reason));
    if (!told.has(text)) remark(command, `the storage failed: ${text}`);
    told.add(text);
  };
}
