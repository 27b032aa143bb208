/** Which contact closes for which key: of a matrix, or one that pulls its GPIO. */
import { KEYS } from '../tables.ts';
import { gpioNets, type Board, type Level } from './read.ts';

export interface DirectContact {
  key: string;
  id: number;
  gpio: number;
  active: Level;
}
export interface KeyContacts {
  direct: DirectContact[];
  matrix: { rows: number[]; columns: number[]; keys: string[][]; ids: number[][] } | null;
}

/** The id of a model's key in keys.json, or undefined. */
export const keyId = (model: string, name: string): number | undefined =>
  KEYS.models[model]?.find((key) => key.name === name)?.id;

function knownId(board: Board, name: string): number {
  const id = keyId(board.model, name);
  if (id === undefined) throw new Error(`boards/${board.id}.json: the ${board.model} has no key "${name}"`);
  return id;
}

export function keyContacts(board: Board): KeyContacts {
  const nets = gpioNets(board);
  const gpioOf = (name: string): number => {
    const net = nets.find((each) => each.net === name);
    if (net === undefined) throw new Error(`boards/${board.id}.json: the matrix names the net "${name}"`);
    return net.gpio;
  };
  const direct = nets.flatMap(({ key, gpio, active }) =>
    key === undefined ? [] : [{ key, id: knownId(board, key), gpio, active: active ?? 'low' }],
  );
  const { matrix } = board;
  if (matrix === undefined) return { direct, matrix: null };
  return {
    direct,
    matrix: {
      rows: matrix.rows.map(gpioOf),
      columns: matrix.columns.map(gpioOf),
      keys: matrix.keys,
      ids: matrix.keys.map((row) => row.map((name) => knownId(board, name))),
    },
  };
}

/** The contacts for the emulators, by board and model. */
export function hostKeyContacts(boards: readonly Board[]): string {
  const entries = boards.map((board) => {
    const { direct, matrix } = keyContacts(board);
    const rows = matrix?.keys.flatMap((names, row) =>
      names.map((name, column) => [name, { row: matrix.rows[row], column: matrix.columns[column] }] as const),
    );
    const keys = Object.fromEntries<unknown>([
      ...direct.map(({ key, gpio, active }) => [key, { gpio, active }] as const),
      ...(rows ?? []),
    ]);
    return `'${board.id}': ${JSON.stringify(keys)}`;
  });
  return `/** Generated from hardware-docs/boards by "npm run generate". Change the tables, not this file. */
/** A contact that sets its GPIO to a level, or that joins a row's GPIO with a column's. */
export type KeyContact = { gpio: number; active: 'low' | 'high' } | { row: number; column: number };
/** By board and model (its id in hardware-docs/boards), then by key name: numbers are the chip's GPIOs. */
export const KEY_CONTACTS: Record<string, Record<string, KeyContact>> = { ${entries.join(',\n')} };
`;
}
