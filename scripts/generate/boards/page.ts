/** The page of a board: its pins in words, keys, parts, power, and what is known of it. */
import { keyContacts } from './keys.ts';
import { gpioName, headerPinOf, type Board, type Net } from './read.ts';

/** A Markdown table; Prettier aligns it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export const hertz = (hz: number): string => `${hz / 1_000_000} MHz`;
const hex = (value: number): string => `\`0x${value.toString(16)}\``;
const kilobytes = (bytes: number): string =>
  bytes % 1_048_576 === 0 ? `${bytes / 1_048_576} MB` : `${bytes / 1024} KB`;

const through = (board: Board, net: Net): string =>
  (net.via ?? [])
    .map((ref) =>
      board.parts.find((part) => part.ref === ref)?.role === 'to-ground' ? `${ref} to ground` : ref,
    )
    .join(', ');

const functionOf = ({ fn, active }: Net): string =>
  [fn, active && `active ${active}`].filter((each) => each !== undefined).join(', ');

/** Every used header pin, in the order of the header, with each of its wires. */
function pinTable(board: Board): string {
  const { headerPins } = board.hardware;
  const rows = headerPins.flatMap((name, index) =>
    board.nets
      .filter(
        (net) => net.pin === index + 1 || (net.gpio !== undefined && headerPinOf(board, net.gpio) === name),
      )
      .map((net) => [
        String(index + 1),
        name,
        net.gpio === undefined ? '' : gpioName(board.chip, net.gpio),
        `\`${net.net}\``,
        functionOf(net),
        net.to,
        through(board, net),
      ]),
  );
  return table(['pin', 'name', 'GPIO', 'net', 'function', 'to', 'by way of'], rows);
}

function betweenParts(board: Board): string {
  const nets = board.nets.filter((net) => net.from !== undefined);
  if (nets.length === 0) return '';
  return `\nBetween parts:\n\n${table(
    ['net', 'from', 'to'],
    nets.map((net) => [`\`${net.net}\``, net.from!, net.to]),
  )}\n`;
}

function onModule(board: Board): string {
  const { onBoard, name } = board.hardware;
  if (onBoard.length === 0) return '';
  return `\nOn the ${name} itself:\n\n${table(
    ['GPIO', 'net', 'function', 'to'],
    onBoard.map((net) => [gpioName(board.chip, net.gpio!), `\`${net.net}\``, functionOf(net), net.to]),
  )}\n`;
}

function keysSection(board: Board): string {
  const { direct, matrix } = keyContacts(board);
  const singles = direct.map(({ key, gpio, active }) => [
    `\`${key}\``,
    `${gpioName(board.chip, gpio)}, ${active} while pressed`,
  ]);
  const matrixTable =
    matrix === null
      ? ''
      : `\n${table(
          ['row \\ column', ...matrix.columns.map((gpio) => gpioName(board.chip, gpio))],
          matrix.keys.map((names, row) => [
            gpioName(board.chip, matrix.rows[row]!),
            ...names.map((name) => `\`${name}\``),
          ]),
        )}\n\nA row is driven low to be read and left open otherwise; a pressed key pulls its column low.\n`;
  return `${table(['key', 'contact'], singles)}\n${matrixTable}`;
}

function partsTable(board: Board): string {
  const { hardware } = board;
  const rows = [
    ['U1', hardware.name, hardware.mpn, hardware.alternates.join('; ')],
    ...board.parts.map(({ ref, name, mpn, alternates }) => [ref, name, mpn, (alternates ?? []).join('; ')]),
  ];
  return table(['ref', 'part', 'for example', 'instead'], rows);
}

function powerSection({ power }: Board): string {
  const rows = Object.entries(power.states).map(([state, { uA, basis }]) => [
    state,
    uA === null ? '' : `${uA.toLocaleString('en')} µA`,
    basis,
  ]);
  return `Supply: ${power.supply}. ${power.note}\n\n${table(['state', 'current', 'basis'], rows)}`;
}

function memorySection({ hardware: { flash, ram, clock }, chip }: Board): string {
  const rows = [
    ['firmware', hex(flash.base + flash.firmware.offset), `up to ${kilobytes(flash.firmware.bytes)}`],
    ...(flash.voice === null
      ? []
      : [['voice image', hex(flash.base + flash.voice.offset), `up to ${kilobytes(flash.voice.bytes)}`]]),
    ...flash.slots.map((offset, slot) => [
      `record, slot ${slot}`,
      hex(flash.base + offset),
      kilobytes(flash.eraseBytes),
    ]),
  ];
  return `The ${chip.name} runs at ${hertz(clock.hz)} (${clock.source}) and has ${kilobytes(ram.bytes)} of RAM and ${kilobytes(flash.bytes)} of flash. Clock: ${clock.rtc}.

${table(['in flash', 'from', 'size'], rows)}

${flash.note}`;
}

export function boardPage(board: Board): string {
  const { hardware } = board;
  const { entropy, emulator, readOutProtection } = hardware;
  return `<!-- Generated from hardware-docs/boards by "npm run generate". Change the tables, not this page. -->

# ${board.title}

**Unbuilt.** The firmware runs in ${emulator.name}; no such board has run it yet. Board: ${hardware.name}; model:
${board.model}. Pins: ${hardware.basis}.

![Wiring of the ${board.title}; the tables below say the same in words](${board.id}.svg)

## Pins

${pinTable(board)}
${betweenParts(board)}${onModule(board)}
## Keys

What each key does stands in [keys.md](../keys.md).

${keysSection(board)}
## Parts

${partsTable(board)}

The parts named are examples, from memory of their data sheets; compare pins and voltages before wiring.

## Power

${powerSection(board)}

## Clock and memory

${memorySection(board)}

## Entropy

Source: ${entropy.source ?? 'none'}. ${entropy.why}

## Read-out protection

Written at lock, by a production image: ${readOutProtection.register ?? 'none'}. ${readOutProtection.why}

## What the emulator leaves out

${emulator.doesNotModel.map((each) => `- ${each}`).join('\n')}
`;
}
