/** Options of a command as if they had been typed, for what reads them within this process. */
import { Command } from 'commander';
import type { OptionTable } from '../../cli/options/option-table.ts';
import { TypedOptions } from '../../cli/options/typed-options.ts';

export function typed<Table extends OptionTable>(
  table: Table,
  ...args: readonly string[]
): TypedOptions<Table> {
  const command = new Command().exitOverride();
  const options = new TypedOptions(command, table);
  command.parse(args, { from: 'user' });
  return options;
}
