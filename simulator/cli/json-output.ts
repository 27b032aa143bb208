// What --json prints: one object, and no second one, however the command ends.
import type { CommanderError } from 'commander';
import { forTerminal } from './messages.ts';

const WRONG_USAGE_EXIT_CODE = 2;

export class JsonOutput {
  readonly #wanted: boolean;
  #printed = false;

  constructor(wanted: boolean) {
    this.#wanted = wanted;
  }

  print(object: object): void {
    if (!this.#wanted || this.#printed) return;
    this.#printed = true;
    console.log(JSON.stringify(object));
  }

  /** For a command that ends before it has a result. */
  printError(message: string, exitCode: number): void {
    this.print({ verdict: 'error', exitCode, message: forTerminal(message, process.argv) });
  }

  /** The same of what a command threw. */
  printFailure(error: unknown): void {
    const { message, exitCode = 1 } = error as Error & { exitCode?: number };
    this.printError(message, exitCode);
  }
}

/** What commander refuses never reaches the command, which would print its object; gives the message. */
export function printRefusal(error: CommanderError): string {
  const message = error.message.replace(/^error: /, '');
  const wantsJson = error.exitCode !== 0 && process.argv.includes('--json');
  new JsonOutput(wantsJson).printError(message, WRONG_USAGE_EXIT_CODE);
  return message;
}
