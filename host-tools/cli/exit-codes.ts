// Runs the program and gives each way of ending its exit code: 0 done, 1 failed, 2 wrong usage, or a command's own.
import { CommanderError, type Command } from 'commander';

const FAILED = 1;
const WRONG_USAGE = 2;
/** What `command.error(…)` makes: a command's own failure, while commander's other codes are usage errors. */
const OWN_FAILURE = 'commander.error';

/** commander repeats a wrong option with its value, which may be a secret. */
function maskSecret(text: string): string {
  return text.replace(/\b(hex|base32):[^\s']+/gi, '$1:…');
}

/** An unknown `--name=value` as `--name`: commander then finds the nearest known name, and repeats no value. */
function withoutUnknownValues(program: Command, args: readonly string[]): string[] {
  const known = program.commands.flatMap((command) => command.options.map((option) => option.long));
  return args.map((arg) => {
    const name = /^(--[^=]+)=/.exec(arg)?.[1];
    return name && !known.includes(name) ? name : arg;
  });
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) {
    const isUsage = error.exitCode === FAILED && error.code !== OWN_FAILURE;
    return isUsage ? WRONG_USAGE : error.exitCode;
  }
  const { exitCode } = error as { exitCode?: unknown };
  return typeof exitCode === 'number' ? exitCode : FAILED;
}

/** Registers the commands, runs the one that was asked for, and sets the process's exit code. */
export async function runProgram(
  program: Command,
  registrations: readonly ((program: Command) => void)[],
): Promise<void> {
  program
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({ outputError: (text, write) => write(maskSecret(text)) });
  for (const register of registrations) register(program);
  try {
    await program.parseAsync(withoutUnknownValues(program, process.argv));
  } catch (error) {
    // commander has written its own messages already.
    if (!(error instanceof CommanderError)) process.stderr.write(`talkode: ${(error as Error).message}\n`);
    process.exitCode = exitCodeOf(error);
  }
}
