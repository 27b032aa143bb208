/** Everything that is wrong with a board's description; nothing is generated from a board with a fault. */
import { CORE, KEYS } from '../tables.ts';
import { allNets, type Board, type FlashRange } from './read.ts';
import { wiringFaults } from './wiring-faults.ts';

function keys(board: Board): string[] {
  const wanted = KEYS.models[board.model];
  if (wanted === undefined) return [`there is no model "${board.model}"`];
  const direct = new Map(
    allNets(board).flatMap(({ net, key }) => (key === undefined ? [] : [[net, key] as const])),
  );
  const contacts = [...direct.values(), ...(board.matrix?.keys.flat() ?? [])];
  const faults = contacts
    .filter((name) => !wanted.some((key) => key.name === name))
    .map((name) => `the ${board.model} has no key "${name}"`);
  for (const { name } of wanted) {
    const count = contacts.filter((each) => each === name).length;
    if (count !== 1) faults.push(`the key "${name}" has ${count} contacts, expected one`);
  }
  return faults;
}

function matrix(board: Board): string[] {
  const table = board.matrix;
  if (table === undefined) return [];
  const nets = allNets(board);
  const faults = [...table.rows, ...table.columns]
    .filter((name) => !nets.some(({ net, gpio }) => net === name && gpio !== undefined))
    .map((name) => `the matrix names the net ${name}, which has no GPIO`);
  const widths = table.keys.map((row) => row.length);
  if (widths.length !== table.rows.length || widths.some((width) => width !== table.columns.length))
    faults.push(
      `the matrix has ${table.rows.length} rows and ${table.columns.length} columns, its keys ${widths.length} rows of ${widths.join(', ')}`,
    );
  return faults;
}

const inHex = ({ offset, bytes }: FlashRange): string =>
  `0x${offset.toString(16)} to 0x${(offset + bytes).toString(16)}`;

function flashMap({ hardware: { flash } }: Board): string[] {
  const slots = flash.slots.map((offset, slot) => ({
    name: `slot ${slot}`,
    offset,
    bytes: flash.eraseBytes,
  }));
  const ranges = [
    { name: 'firmware', ...flash.firmware },
    ...(flash.voice === null ? [] : [{ name: 'voice', ...flash.voice }]),
    ...slots,
  ].sort((a, b) => a.offset - b.offset);
  const faults = ranges.flatMap((range, index) => {
    const before = ranges[index - 1];
    const overlaps = before !== undefined && before.offset + before.bytes > range.offset;
    return [
      ...(overlaps
        ? [`${before.name} (${inHex(before)}) and ${range.name} (${inHex(range)}) overlap in flash`]
        : []),
      ...(range.offset + range.bytes > flash.bytes
        ? [`${range.name} (${inHex(range)}) ends behind the flash of ${flash.bytes} bytes`]
        : []),
      ...(range.offset % flash.eraseBytes === 0
        ? []
        : [`${range.name} (${inHex(range)}) begins within an erase unit of ${flash.eraseBytes} bytes`]),
    ];
  });
  if (![0, CORE.storage.slots].includes(slots.length))
    faults.push(`expected ${CORE.storage.slots} slots in flash, or none, found ${slots.length}`);
  return faults;
}

function caseKeys(board: Board): string[] {
  const wanted = (KEYS.models[board.model] ?? []).map(({ name }) => name).sort();
  const placed = board.mech.keys.map(({ id }) => id).sort();
  return wanted.join() === placed.join()
    ? []
    : [`mech places the keys ${placed.join(', ')}, expected ${wanted.join(', ')}`];
}

export const boardFaults = (board: Board): string[] =>
  [wiringFaults, keys, matrix, flashMap, caseKeys].flatMap((check) => check(board));
