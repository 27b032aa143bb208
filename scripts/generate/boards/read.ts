/** Reads and types the boards in hardware-docs/boards: a file per board and model, one per module, one per chip. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export type Level = 'low' | 'high';

export interface Net {
  net: string;
  /** The chip's GPIO number. */
  gpio?: number;
  /** The header's pin, counted from 1, for supplies. */
  pin?: number;
  /** A part's pin, for a wire between two parts. */
  from?: string;
  /** A part's pin, `DS1.SCK`; in words for what the module itself wires. */
  to: string;
  /** A function of the chip's table, or one that every GPIO has. */
  fn?: string;
  active?: Level;
  /** The key of keys.json whose contact this is. */
  key?: string;
  /** Parts that the wire passes, or that lie between it and ground. */
  via?: string[];
}

export interface Part {
  ref: string;
  name: string;
  mpn: string;
  alternates?: string[];
  /** Where the drawing puts it; parts without pins lie in wires. */
  side?: 'left' | 'right';
  /** Drawn right beside this part, which alone it is wired to. */
  beside?: string;
  pins?: string[];
  /** Of a part without pins: what it does in the wire. */
  role?: 'series' | 'to-ground';
}

export interface KeyMatrix {
  rows: string[];
  columns: string[];
  /** Key names, a line per row. */
  keys: string[][];
}

export interface PinFunctions {
  note: string;
  name: string;
  gpioCount: number;
  /** `{n}` the number, `{nn}` in two digits, `{port}` and `{pin}` of 16 each. */
  gpioName: string;
  select?: { register: string; values: Record<string, number> };
  /** Functions that any GPIO can have. */
  anyGpio?: string[];
  functions: Record<string, number[]>;
}

export interface FlashRange {
  offset: number;
  bytes: number;
}

export interface Module {
  id: string;
  name: string;
  mpn: string;
  alternates: string[];
  chip: string;
  headerPins: string[];
  /** So many of them go down the left side; the others come up the right. */
  leftPins: number;
  headerGpios: Record<string, number>;
  basis: string;
  /** Names of the header pins that carry a supply. */
  voltages: Record<string, string[]>;
  onBoard: Net[];
  clock: { hz: number; source: string; rtc: string };
  /** What the link can come over. */
  links: string[];
  ram: { base: number; bytes: number };
  flash: {
    base: number;
    bytes: number;
    eraseBytes: number;
    firmware: FlashRange;
    voice: FlashRange | null;
    /** Offsets of the record's slots; none: it lies in RAM. */
    slots: number[];
    note: string;
  };
  entropy: { source: string | null; why: string };
  /** What a production image writes when the token is locked; null: the chip has nothing of the kind. */
  readOutProtection: { register: string | null; why: string };
  emulator: { name: string; doesNotModel: string[] };
}

export interface Measured {
  uA: number | null;
  basis: string;
}

export interface Pair {
  id: string;
  module: string;
  model: string;
  title: string;
  parts: Part[];
  matrix?: KeyMatrix;
  nets: Net[];
  power: { supply: string; states: Record<string, Measured>; note: string };
  mech: {
    display: { width: number; height: number; basis: string };
    /** Middle and diameter in millimetres, y downwards. */
    keys: { id: string; x: number; y: number; d: number; tactile?: string }[];
  };
}

/** A board and model with all that is known of it. */
export interface Board extends Pair {
  hardware: Module;
  chip: PinFunctions;
}

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../hardware-docs/boards');
const read = (...names: string[]): unknown => JSON.parse(readFileSync(path.join(folder, ...names), 'utf8'));

/** Of what is generated, some goes by the id and some by the file's name: a copy that kept its id would be two boards. */
function readNamed<T extends { id: string }>(file: string): T {
  const table = read(file) as T;
  if (path.basename(file) !== `${table.id}.json`)
    throw new Error(`boards/${file}: expected the id to be the file's name, got "${table.id}"`);
  return table;
}

function readBoard(file: string): Board {
  const pair = readNamed<Pair>(file);
  const hardware = readNamed<Module>(`modules/${pair.module}.json`);
  const chip = read('chips', `${hardware.chip}.json`) as PinFunctions;
  return { ...pair, hardware, chip };
}

export const BOARDS: readonly Board[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map(readBoard);

/** All nets of a board, those that the module wires itself last. */
export const allNets = (board: Board): Net[] => [...board.nets, ...board.hardware.onBoard];

/** The net of a GPIO that has this name, once, however many ends it has. */
export function gpioNets(board: Board): (Net & { gpio: number })[] {
  const found = new Map<string, Net & { gpio: number }>();
  for (const net of allNets(board))
    if (net.gpio !== undefined && !found.has(net.net)) found.set(net.net, { ...net, gpio: net.gpio });
  return [...found.values()].sort((a, b) => a.gpio - b.gpio);
}

/** `GP22`: the header pin's name of a GPIO, or none. */
export const headerPinOf = (board: Board, gpio: number): string | undefined =>
  Object.entries(board.hardware.headerGpios).find(([, number]) => number === gpio)?.[0];

/** `GPIO22`, `P0.03`, `PB13`: the chip's name for it. */
export function gpioName(chip: PinFunctions, gpio: number): string {
  return chip.gpioName
    .replace('{nn}', String(gpio).padStart(2, '0'))
    .replace('{n}', String(gpio))
    .replace('{port}', 'ABCD'[gpio >> 4] ?? '?')
    .replace('{pin}', String(gpio % 16));
}
