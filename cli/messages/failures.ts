/** The two ways in which a tester's command ends early, each with the exit code that scripts can rely on. */

/** A wrong option, file or scenario line: nothing was done. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly exitCode = 2;
}

/** The command was understood but did not succeed. `exitCode` is 1 unless the command documents another. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  readonly exitCode: number;
  /** What --json tells beside the message. */
  readonly details: object;
  constructor(message: string, exitCode = 1, details: object = {}) {
    super(message);
    this.exitCode = exitCode;
    this.details = details;
  }
}
