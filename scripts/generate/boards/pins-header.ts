/** A board's pins, key contacts, clock and flash for its C. */
import { constantName } from '../tables.ts';
import { keyContacts } from './keys.ts';
import { gpioName, gpioNets, headerPinOf, type Board, type Net } from './read.ts';

const define = (name: string, value: number | string): string => `#define ${name} ${value}\n`;
const address = (value: number): string => `0x${value.toString(16).padStart(8, '0')}u`;

/** `UART0 TX` and `PWM3 A` in numbers: what selects it, which slice, which input. */
function functionDefines(board: Board, name: string, fn: string): string {
  const { select } = board.chip;
  const pwm = /^PWM(\d+) ([AB])$/.exec(fn);
  const adc = /^ADC(\d+)$/.exec(fn);
  const block = fn.split(' ')[0]!;
  const selected = select?.values[block] ?? select?.values[block.replace(/\d+$/, '')];
  return [
    selected !== undefined && define(`${name}_FUNCTION`, selected),
    pwm !== null && define(`${name}_SLICE`, pwm[1]!) + define(`${name}_CHANNEL`, pwm[2] === 'A' ? 0 : 1),
    adc !== null && define(`${name}_INPUT`, adc[1]!),
  ]
    .filter((line) => line !== false)
    .join('');
}

/** Chips whose GPIOs come in ports of 16. */
const portDefines = ({ chip }: Board, name: string, gpio: number): string =>
  chip.gpioName.includes('{port}')
    ? define(`${name}_PORT`, gpio >> 4) + define(`${name}_BIT`, gpio % 16)
    : '';

function pinDefines(board: Board, { net, gpio, to, fn, active }: Net & { gpio: number }): string {
  const name = constantName('PIN', net);
  const place = headerPinOf(board, gpio);
  const where = place === undefined ? '' : `, ${place} on the header`;
  return `/* ${gpioName(board.chip, gpio)}${where}: ${fn ?? 'GPIO'}, to ${to} */
${define(name, gpio)}${portDefines(board, name, gpio)}${active === undefined ? '' : define(`${name}_ACTIVE_LEVEL`, active === 'low' ? 0 : 1)}${fn === undefined ? '' : functionDefines(board, name, fn)}`;
}

const list = (numbers: readonly number[]): string => `{${numbers.join(', ')}}`;

function keyTables(board: Board): string {
  const { direct, matrix } = keyContacts(board);
  const rows = matrix?.rows.length ?? 0;
  const columns = matrix?.columns.length ?? 0;
  const matrixTables =
    matrix === null
      ? ''
      : `static const uint8_t KEY_ROWS[KEY_ROW_COUNT] = ${list(matrix.rows)};
static const uint8_t KEY_COLUMNS[KEY_COLUMN_COUNT] = ${list(matrix.columns)};
/* The key id of the contact between a row and a column. */
static const uint8_t KEY_OF_CONTACT[KEY_ROW_COUNT][KEY_COLUMN_COUNT] = {
${matrix.ids.map((ids) => `  ${list(ids)},`).join('\n')}
};
`;
  const directTables =
    direct.length === 0
      ? ''
      : `/* Keys with a GPIO of their own: the GPIO, the key id, the level while pressed. */
static const uint8_t KEY_DIRECT_PINS[KEY_DIRECT_COUNT] = ${list(direct.map(({ gpio }) => gpio))};
static const uint8_t KEY_DIRECT_IDS[KEY_DIRECT_COUNT] = ${list(direct.map(({ id }) => id))};
static const uint8_t KEY_DIRECT_LEVELS[KEY_DIRECT_COUNT] = ${list(direct.map(({ active }) => (active === 'low' ? 0 : 1)))};
`;
  return `${define('KEY_ROW_COUNT', rows)}${define('KEY_COLUMN_COUNT', columns)}${define('KEY_DIRECT_COUNT', direct.length)}${matrixTables}${directTables}`;
}

function flashMap({ flash }: Board['hardware']): string {
  return [
    define('FLASH_BASE', address(flash.base)),
    define('FLASH_BYTES', `${flash.bytes}u`),
    define('FLASH_ERASE_BYTES', `${flash.eraseBytes}u`),
    ...(flash.voice === null ? [] : [define('VOICE_OFFSET', address(flash.voice.offset))]),
    ...flash.slots.map((offset, slot) => define(`SLOT_${slot}_OFFSET`, address(offset))),
  ].join('');
}

export function pinsHeader(board: Board): string {
  const { hardware } = board;
  const { source } = hardware.entropy;
  return `/* ${board.title}. Generated from hardware-docs/boards/${board.id}.json by "npm run generate". Change the tables, not this file. */
#ifndef TALKODE_PINS_H
#define TALKODE_PINS_H

#include <stddef.h>
#include <stdint.h>

${define('BOARD_NAME', `"${hardware.id}"`)}${define('BOARD_MODEL_NAME', `"${board.model}"`)}/* ${hardware.clock.source} */
${define('CLOCK_HZ', `${hardware.clock.hz}u`)}/* NULL: the board has none */
${define('ENTROPY_SOURCE', source === null ? 'NULL' : `"${source}"`)}
/* --- Pins --- */

${gpioNets(board)
  .map((net) => pinDefines(board, net))
  .join('')}
/* --- Keys --- */

${keyTables(board)}
/* --- Flash: offsets are from its start --- */

${flashMap(hardware)}
#endif
`;
}
