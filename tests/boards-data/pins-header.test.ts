/**
 * The generated C as gcc reads it: pins and key contacts are those of the boards' data, and those that emulators press.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEY_CONTACTS } from '../../simulator/emulator/key-contacts.generated.ts';
import { NET_GPIOS } from '../../simulator/emulator/net-gpios.generated.ts';
import { BUFFERS, EFFECTS, KEYS, MODELS } from '../../simulator/token/contract.generated.ts';
import { describeWith, programPath } from '../support/system-programs.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FLAGS = ['-std=gnu11', '-Wall', '-Wextra', '-Werror', '-x', 'c'];

interface Data {
  id: keyof typeof NET_GPIOS;
  module: string;
  model: keyof typeof KEYS;
  nets: { net: string; gpio?: number }[];
}
const read = (...names: string[]): unknown =>
  JSON.parse(readFileSync(path.join(ROOT, 'hardware-docs/boards', ...names), 'utf8'));
const PAIRS = readdirSync(path.join(ROOT, 'hardware-docs/boards'))
  .filter((file) => file.endsWith('.json'))
  .map((file) => read(file) as Data);

const compile = (source: string, ...options: string[]): string =>
  execFileSync(programPath('gcc'), [...FLAGS, ...options, '-'], {
    input: source,
    encoding: 'utf8',
    cwd: ROOT,
  });

/** What a header defines, by name. */
function macros(header: string): Map<string, string> {
  const lines = compile(`#include "${header}"\n`, '-E', '-dM').split('\n');
  return new Map(
    lines.flatMap((line) => {
      const match = /^#define (\w+) (.+)$/.exec(line);
      return match === null ? [] : [[match[1]!, match[2]!] as const];
    }),
  );
}

/** Prints a line per contact: the key's id, then its GPIO and level, or the GPIOs of row and column. */
const PRINT_CONTACTS = `
#include <stdio.h>
int main(void) {
#if KEY_DIRECT_COUNT > 0
  for (int i = 0; i < KEY_DIRECT_COUNT; i++)
    printf("%d direct %d %d\\n", KEY_DIRECT_IDS[i], KEY_DIRECT_PINS[i], KEY_DIRECT_LEVELS[i]);
#endif
#if KEY_ROW_COUNT > 0
  for (int row = 0; row < KEY_ROW_COUNT; row++)
    for (int column = 0; column < KEY_COLUMN_COUNT; column++)
      printf("%d matrix %d %d\\n", KEY_OF_CONTACT[row][column], KEY_ROWS[row], KEY_COLUMNS[column]);
#endif
  return 0;
}
`;

describeWith(['gcc', '/usr/include/stdio.h'], "the boards' C headers", () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(path.join(tmpdir(), 'talkode-pins-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  describe.each(PAIRS.map((pair) => [pair.id, pair] as const))('%s', (id, { module, model, nets }) => {
    const header = `firmware/boards/${module}/pins-${model}.generated.h`;

    it('names the GPIO of every net, as the emulators have it', () => {
      const defined = macros(header);
      const { onBoard } = read('modules', `${module}.json`) as { onBoard: Data['nets'] };
      const expected = [...nets, ...onBoard].filter(({ gpio }) => gpio !== undefined);
      const forHosts: Record<string, number> = NET_GPIOS[id];
      for (const { net, gpio } of expected) {
        expect(defined.get(`PIN_${net}`), net).toBe(String(gpio));
        expect(forHosts[net], net).toBe(gpio);
      }
      expect(Object.keys(forHosts)).toHaveLength(new Set(expected.map(({ net }) => net)).size);
      const names = [...defined.keys()].filter((name) => /^PIN_\w+$/.test(name));
      const unknown = names.filter((name) => !expected.some(({ net }) => name.startsWith(`PIN_${net}`)));
      expect(unknown).toEqual([]);
    });

    it("has the module's flash", () => {
      const defined = macros(header);
      const { flash } = read('modules', `${module}.json`) as {
        flash: { base: number; bytes: number; eraseBytes: number };
      };
      const numbers = ['FLASH_BASE', 'FLASH_BYTES', 'FLASH_ERASE_BYTES'].map((name) =>
        Number(defined.get(name)?.replace(/u$/, '')),
      );
      expect(numbers).toEqual([flash.base, flash.bytes, flash.eraseBytes]);
    });

    it('has the key contacts that the emulators press', () => {
      const program = path.join(folder, id);
      compile(`#include "${header}"\n${PRINT_CONTACTS}`, '-o', program);
      const lines = execFileSync(program, { encoding: 'utf8' }).trim().split('\n');
      const ids: Record<string, number> = KEYS[model];
      const expected = Object.entries(KEY_CONTACTS[id]!).map(([key, contact]) =>
        'gpio' in contact
          ? `${ids[key]} direct ${contact.gpio} ${contact.active === 'low' ? 0 : 1}`
          : `${ids[key]} matrix ${contact.row} ${contact.column}`,
      );
      expect(lines.sort()).toEqual(expected.sort());
      expect(lines).toHaveLength(Object.keys(ids).length);
    });

    it('has the contract of the hosts beside it', () => {
      const defined = macros('firmware/boards/common/contract.generated.h');
      const constant = (prefix: string, name: string): string =>
        `${prefix}_${name.replace(/([a-z])([A-Z])/g, '$1_$2').replaceAll('-', '_')}`.toUpperCase();
      for (const [name, bits] of Object.entries(EFFECTS))
        expect(defined.get(constant('EFFECT', name)), name).toBe(`${bits}u`);
      BUFFERS.forEach((name, index) =>
        expect(defined.get(constant('BUFFER', name)), name).toBe(String(index)),
      );
      expect(defined.get(constant('MODEL', model))).toBe(String(MODELS[model]));
    });
  });
});
