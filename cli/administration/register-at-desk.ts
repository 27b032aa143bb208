/** Registers a command that works at an issuer: where it is, --json, and what its help says of both. */
import type { Command } from 'commander';
import { registerCommand } from '../options/command.ts';
import type { OptionTable, Values } from '../options/option-table.ts';
import { printRefusal } from '../output/json-output.ts';
import { PLACE_OPTIONS } from './place-options.ts';

export interface DeskCommand<Table extends OptionTable> {
  readonly name: string;
  readonly description: string;
  readonly options: Table;
  readonly notes: string;
  readonly run: (options: Values<Table & typeof PLACE_OPTIONS>) => Promise<void>;
}

export function registerAtDesk<Table extends OptionTable>(
  group: Command,
  { name, description, options, notes, run }: DeskCommand<Table>,
): void {
  registerCommand(group, {
    name,
    description,
    options: { ...options, ...PLACE_OPTIONS },
    notes,
    refused: printRefusal,
    run: (typed) => run(typed.values()),
  });
}
