/** All faults, and what can be said against the table without planting any. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { EQUIVALENTS } from './equivalents.ts';
import { faultsOf, type Fault } from './fault.ts';
import { AUDIO_FAULTS } from './faults/audio.ts';
import { BOARD_FAULTS } from './faults/boards.ts';
import { CRYPTO_FAULTS } from './faults/crypto.ts';
import { DEVICE_FAULTS } from './faults/device.ts';
import { EMULATOR_FAULTS } from './faults/emulator.ts';
import { LINK_FAULTS } from './faults/link.ts';
import { PAGE_FAULTS } from './faults/page.ts';
import { SIMULATOR_FAULTS } from './faults/simulator.ts';
import { STORAGE_FAULTS } from './faults/storage.ts';
import { VERIFIER_FAULTS } from './faults/verifier.ts';

export const FAULTS: readonly Fault[] = faultsOf([
  ...CRYPTO_FAULTS,
  ...STORAGE_FAULTS,
  ...DEVICE_FAULTS,
  ...AUDIO_FAULTS,
  ...LINK_FAULTS,
  ...VERIFIER_FAULTS,
  ...BOARD_FAULTS,
  ...SIMULATOR_FAULTS,
  ...EMULATOR_FAULTS,
  ...PAGE_FAULTS,
]);

/** `file:line` of a fault in these sources, and what it is. */
export function placeOf(root: string, { file, text }: Pick<Fault, 'file' | 'text'>): string {
  const source = readFileSync(path.join(root, file), 'utf8');
  return `${file}:${source.slice(0, source.indexOf(text)).split('\n').length}`;
}

function occurrences(root: string, file: string, text: string): number {
  const source = path.join(root, file);
  return existsSync(source) && text !== '' ? readFileSync(source, 'utf8').split(text).length - 1 : 0;
}

function nameOf({ file, name }: Pick<Fault, 'file' | 'name'>): string {
  return `${file}: ${name}`;
}

/** Rows that cannot be planted, in words. Sources change; a row that no longer fits must not pass for noticed. */
export function tableFlaws(root: string): string[] {
  const flaws: string[] = [];
  const seen = new Set<string>();
  for (const row of [...FAULTS, ...EQUIVALENTS]) {
    const count = occurrences(root, row.file, row.text);
    if (count !== 1)
      flaws.push(`${nameOf(row)}: expected its text once, got ${count} times: ${JSON.stringify(row.text)}`);
    if (row.text === row.replacement) flaws.push(`${nameOf(row)}: replaces the text by itself`);
    if (seen.has(nameOf(row))) flaws.push(`${nameOf(row)}: stands in the table twice`);
    seen.add(nameOf(row));
  }
  for (const fault of FAULTS) {
    if (fault.suites.length === 0) flaws.push(`${nameOf(fault)}: names no suite`);
    for (const suite of fault.suites.filter((each) => !existsSync(path.join(root, each))))
      flaws.push(`${nameOf(fault)}: no such suite: ${suite}`);
  }
  return flaws;
}
