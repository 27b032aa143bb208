// What --json prints: one object, and no second one, however the command ends.
import { forTerminal } from './messages.ts';

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
}
