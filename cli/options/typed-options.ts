/** What was typed for the options of a table: declared to commander, gathered in order, read into values. */
import { Option, type Command } from 'commander';
import { readRow, type OptionRow, type OptionTable, type Values } from './option-table.ts';

interface Typed<Name> {
  name: Name;
  text: string;
  /** It stands in the option's environment variable. */
  inVariable: boolean;
}

function isArgument({ flags }: OptionRow<unknown>): boolean {
  return !flags.startsWith('-');
}

export class TypedOptions<Table extends OptionTable> {
  readonly #command: Command;
  readonly #table: Table;
  readonly #typed: Typed<keyof Table>[] = [];

  /** Declares the options to the command, which then tells what is typed. */
  constructor(command: Command, table: Table) {
    this.#command = command;
    this.#table = table;
    for (const [name, row] of Object.entries(table)) {
      if (isArgument(row)) command.argument(row.flags, row.help);
      else this.#declare(name, row);
    }
  }

  has(name: keyof Table): boolean {
    return this.texts(name).length > 0;
  }

  texts(name: keyof Table): string[] {
    return this.inOrder(name).map(({ text }) => text);
  }

  /** All texts of these options, in the order in which they were typed. */
  inOrder<Name extends keyof Table>(...names: readonly Name[]): Typed<Name>[] {
    return this.#typed.filter((each): each is Typed<Name> => names.includes(each.name as Name));
  }

  /** Throws UsageError naming the option, what was expected and what came. */
  values(): Values<Table> {
    const rows = Object.entries(this.#table);
    const args = [...this.#command.args];
    return Object.fromEntries(
      rows.map(([name, row]) => {
        const inVariable = this.inOrder(name)[0]?.inVariable === true;
        return [name, readRow(row, isArgument(row) ? args.splice(0, 1) : this.texts(name), inVariable)];
      }),
    ) as Values<Table>;
  }

  #declare(name: keyof Table, row: OptionRow<unknown>): void {
    const option = new Option(row.flags, row.help);
    if (row.otherwise !== undefined) option.default(row.otherwise);
    if (row.variable !== undefined) option.env(row.variable);
    if (row.isMandatory) option.makeOptionMandatory();
    this.#command.addOption(option);
    const take = (text: string | null, inVariable: boolean): void => {
      this.#typed.push({ name, text: text ?? '', inVariable });
      if (!row.mayRepeat && this.texts(name).length > 1)
        this.#command.error(`error: option '${row.flags}' given more than once; it may not repeat`, {
          code: 'talkode.repeatedOption',
        });
    };
    this.#command.on(`option:${option.name()}`, (text: string | null) => take(text, false));
    this.#command.on(`optionEnv:${option.name()}`, (text: string | null) => take(text, true));
  }
}
