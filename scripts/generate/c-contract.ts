/** The core's contract as constants for the boards' C. */
import { constantName, CORE } from './tables.ts';

export function cContract(): string {
  const define = (name: string, value: number | string, meaning?: string): string =>
    `${meaning === undefined ? '' : `/* ${meaning} */\n`}#define ${name} ${value}\n`;
  const section = (title: string, lines: string[]): string => `\n/* --- ${title} --- */\n\n${lines.join('')}`;
  const { storage, buffers } = CORE;
  return `/* The core's contract for the boards. Generated from hardware-docs/core.json by "npm run generate". Change the table, not this file. */
#ifndef TALKODE_CONTRACT_H
#define TALKODE_CONTRACT_H

${define('CORE_ABI_VERSION', CORE.abiVersion)}${CORE.firmwareVersion.map((part, index) => define(`FIRMWARE_VERSION_${['MAJOR', 'MINOR', 'PATCH'][index]}`, part)).join('')}${section(
    'Models',
    CORE.models.map((model) => define(constantName('MODEL', model.name), model.id, model.title)),
  )}${section(
    'Boot flags',
    CORE.bootFlags.map((flag) => define(constantName('BOOT', flag.name), `${1 << flag.bit}u`, flag.meaning)),
  )}${section(
    'Effects',
    CORE.effects.map((flag) => define(constantName('EFFECT', flag.name), `${1 << flag.bit}u`, flag.meaning)),
  )}${section('Buffers: their place in the layout table, and their size', [
    ...buffers.map((buffer, index) => define(constantName('BUFFER', buffer.name), index, buffer.meaning)),
    define('BUFFER_COUNT', buffers.length),
    ...buffers
      .filter((buffer) => buffer.bytes > 0)
      .map((buffer) => define(constantName(buffer.name, 'BYTES'), buffer.bytes)),
  ])}${section('Storage', [
    define('STORAGE_SLOTS', storage.slots),
    define('STORAGE_SECTOR_BYTES', storage.sectorBytes),
    define('STORAGE_PAGE_BYTES', storage.pageBytes),
    ...storage.operations.map((each) => define(constantName('STORAGE', each.name), each.id, each.meaning)),
  ])}${section('Sound', [
    define('SAMPLE_RATE', CORE.audio.sampleRate),
    ...CORE.audio.marks.map((mark) => define(constantName('MARK', mark.name), mark.id, mark.meaning)),
  ])}
#endif
`;
}
