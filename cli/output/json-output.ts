/** What --json prints: one object, and no second one, however the command ends. */
import type { CommanderError } from 'commander';
import { forTerminal, refusalText } from '../messages/terminal-text.ts';

const WRONG_USAGE_EXIT_CODE = 2;

/** Whether --json was typed, also where it was taken for another option's value, or was given one itself. */
export function asksForJson(args: readonly string[]): boolean {
  return args.some((arg) => arg === '--json' || arg.startsWith('--json='));
}

export class JsonOutput {
  #wanted: boolean;
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
  printError(message: string, exitCode: number, details: object = {}): void {
    this.#wanted ||= asksForJson(process.argv);
    this.print({ verdict: 'error', exitCode, message: forTerminal(message, process.argv), ...details });
  }

  /** The same of what a command threw. */
  printFailure(error: unknown): void {
    const { message, exitCode = 1, details } = error as Error & { exitCode?: number; details?: object };
    this.printError(message, exitCode, details);
  }
}

/** What commander refuses never reaches the command, which would print its object; gives the message. */
export function printRefusal(error: CommanderError): string {
  const message = refusalText(error.message);
  // Help is no refusal.
  if (error.exitCode !== 0) new JsonOutput(false).printError(message, WRONG_USAGE_EXIT_CODE);
  return message;
}
