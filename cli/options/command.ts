/** A command of `talkode` as its file describes it: a table of options, words for the help, and what it does. */
import type { Command, CommanderError } from 'commander';
import type { OptionTable } from './option-table.ts';
import { TypedOptions } from './typed-options.ts';

export interface CommandDescription<Table extends OptionTable> {
  name: string;
  description: string;
  options: Table;
  /** Below the options in the help. */
  notes?: string;
  run: (typed: TypedOptions<Table>) => Promise<void>;
  /** Told of wrong options, which never reach `run`, and of help. */
  refused?: (error: CommanderError, typed: TypedOptions<Table>) => void;
}

export function registerCommand<Table extends OptionTable>(
  program: Command,
  { name, description, options, notes, run, refused }: CommandDescription<Table>,
): void {
  const command: Command = program.command(name).description(description);
  const typed = new TypedOptions(command, options);
  if (notes !== undefined) command.addHelpText('after', notes);
  if (refused)
    command.exitOverride((error) => {
      refused(error, typed);
      throw error;
    });
  command.action(() => run(typed));
}
