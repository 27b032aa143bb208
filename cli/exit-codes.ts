/** Runs the program and gives each way of ending its exit code: 0 done, 1 failed, 2 wrong usage, or a command's own. */
import { CommanderError, type Command } from 'commander';
import { forTerminal, inTheNameOf, refusalText } from './messages/terminal-text.ts';
import { CONTACT_VARIABLE } from './serve/security-contact.ts';

const FAILED = 1;
const WRONG_USAGE = 2;
/** What `command.error(…)` makes: a command's own failure, while commander's other codes are usage errors. */
const OWN_FAILURE = 'commander.error';

/** An unknown `--name=value` as `--name`: commander then finds the nearest known name, and repeats no value. */
function withoutUnknownValues(program: Command, args: readonly string[]): string[] {
  const known = optionsBelow(program);
  return args.map((arg) => {
    const name = /^(--[^=]+)=/.exec(arg)?.[1];
    return name && !known.includes(name) ? name : arg;
  });
}

/** The long names of all options of all commands, and of the commands in these. */
function optionsBelow(command: Command): (string | undefined)[] {
  const own = command.options.map((option) => option.long);
  return [...own, ...command.commands.flatMap(optionsBelow)];
}

/** `--version` is a command of its own: it asks the core, which an option of commander's cannot wait for. */
function withVersionCommand([node, script, ...args]: readonly string[]): string[] {
  const asks = args[0] === '--version' || args[0] === '-V';
  return [node!, script!, ...(asks ? ['version', ...args.slice(1)] : args)];
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) {
    const isUsage = error.exitCode === FAILED && error.code !== OWN_FAILURE;
    return isUsage ? WRONG_USAGE : error.exitCode;
  }
  const { exitCode } = error as { exitCode?: unknown };
  return typeof exitCode === 'number' ? exitCode : FAILED;
}

/** The command that words begin with, as `simulate` or `pskc export`; null when they begin with none. */
function commandIn(program: Command, words: readonly string[]): string | null {
  const names: string[] = [];
  let command: Command | undefined = program;
  for (const word of words) {
    command = command.commands.find((each) => each.name() === word);
    if (!command) break;
    names.push(word);
  }
  return names.length === 0 ? null : names.join(' ');
}

/** `text` without its line end goes to standard error, in the name of the command that was asked for. */
function complain(program: Command, text: string): void {
  const [, , ...asked] = withVersionCommand(process.argv);
  const typed = [...process.argv, process.env[CONTACT_VARIABLE] ?? ''];
  process.stderr.write(`${forTerminal(inTheNameOf(commandIn(program, asked), text), typed)}\n`);
}

/**
 * A reader that has gone (EPIPE) wanted no more, so that is no failure; a token that serves its link goes on. Any other
 * error has lost the result. Without these listeners Node ends the process or, from console.log, says nothing.
 */
function watchOutput(program: Command): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || process.exitCode) return;
    complain(program, `standard output: ${error.message}`);
    process.exitCode = FAILED;
  });
  // There is no place left to complain.
  process.stderr.on('error', () => {});
}

/** Registers the commands, runs the one that was asked for, and sets the process's exit code. */
export async function runProgram(
  program: Command,
  registrations: readonly ((program: Command) => void)[],
): Promise<void> {
  watchOutput(program);
  program
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({ outputError: (text) => complain(program, refusalText(text)) });
  for (const register of registrations) register(program);
  try {
    await program.parseAsync(withoutUnknownValues(program, withVersionCommand(process.argv)));
  } catch (error) {
    // commander has written its own messages already.
    if (!(error instanceof CommanderError)) complain(program, (error as Error).message);
    // Help that could not be written has set one already.
    process.exitCode = exitCodeOf(error) || process.exitCode;
  }
}
