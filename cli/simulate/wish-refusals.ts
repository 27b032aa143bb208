/** Words what a token refuses to become, in the names of the options, or of the scenario's line, that asked for it. */
import type { WishName, WishRefused } from '../../simulator/session/wish.ts';
import { CommandFailure, UsageError } from '../messages/failures.ts';
import { nameOf } from '../options/option-table.ts';
import { SIMULATE_OPTIONS } from './simulate-options.ts';

/** Where a token's wishes come from, beside the options of the same name. */
export interface WishPlaces {
  /** What a scenario's token line asked for. */
  byTokenLine: readonly WishName[];
  /** The secret is that of --secret-file. */
  secretFromFile: boolean;
}

const TOKEN_LINE = "the scenario's token line";

/** The option that was typed; no option leaves a clock unset. */
export function wishOption(name: WishName, secretFromFile: boolean): string {
  if (name === 'clockUnset') return TOKEN_LINE;
  return nameOf(SIMULATE_OPTIONS[name === 'secret' && secretFromFile ? 'secretFile' : name]);
}

/** Where these were asked for. */
function askers(wishes: readonly WishName[], { byTokenLine, secretFromFile }: WishPlaces): string[] {
  const names = wishes.map((name) =>
    byTokenLine.includes(name) ? TOKEN_LINE : wishOption(name, secretFromFile),
  );
  // The line, which is no option, goes last.
  return [...new Set(names)].sort((a, b) => Number(a === TOKEN_LINE) - Number(b === TOKEN_LINE));
}

export function refusalOf({ refusal }: WishRefused, places: WishPlaces): UsageError | CommandFailure {
  switch (refusal.kind) {
    case 'provisioned':
      return new UsageError(
        `--storage: the file holds a provisioned token, which keeps its secret, parameters, clock and sound output: ` +
          `leave out ${askers(refusal.against, places).join(', ')}, or give --erase too, which empties it first`,
      );
    case 'language':
      return new CommandFailure(`${askers(['language'], places).join()}: ${refusal.answer.message}`);
  }
}
