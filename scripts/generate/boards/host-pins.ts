/** The GPIO of every net for the emulators, which look at pins from the other side. */
import { gpioNets, type Board } from './read.ts';

export function hostPins(boards: readonly Board[]): string {
  const entries = boards.map(
    (board) =>
      `'${board.id}': ${JSON.stringify(Object.fromEntries(gpioNets(board).map(({ net, gpio }) => [net, gpio])))}`,
  );
  return `/** Generated from hardware-docs/boards by "npm run generate". Change the tables, not this file. */
/** The chip's GPIO by net, by board and model (its id in hardware-docs/boards). */
export const NET_GPIOS = { ${entries.join(',\n')} } as const satisfies Record<string, Record<string, number>>;
`;
}
