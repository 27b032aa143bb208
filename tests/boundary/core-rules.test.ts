/** Holds three of the ten rules (ARCHITECTURE.md) in the core's sources. */
import { describe, expect, test } from 'vitest';
import { floatUses, moduleLevelVariables, rawMemoryUses } from './core-rules.ts';
import { readSources, type Source } from './source-tree.ts';

const core = readSources(['firmware/core']);

function sourceOf(text: string, file = 'firmware/core/device/device.ts'): Source {
  return { file, text };
}

describe('the core', () => {
  test('is there', () => {
    expect(core.map(({ file }) => file)).toContain('firmware/core/base/memory.ts');
  });

  test('touches raw memory in memory.ts only', () => {
    expect(core.flatMap(rawMemoryUses)).toEqual([]);
  });

  test('keeps no state in a module-level variable', () => {
    expect(core.flatMap(moduleLevelVariables)).toEqual([]);
  });

  test('computes with integers only', () => {
    expect(core.flatMap(floatUses)).toEqual([]);
  });
});

describe('the checks notice', () => {
  test.each([
    'load<u8>(8)',
    'store<u32>(8, 1)',
    'memory.copy(0, 8, 4)',
    'memory.fill(0, 0, 4)',
    'unchecked(bytes[3])',
    'u32.load(8)',
    'u64.store(8, 1)',
  ])('%s', (expression) => {
    expect(rawMemoryUses(sourceOf(`export function f(): void { ${expression}; }`))).toHaveLength(1);
  });

  test('but no function of the same name', () => {
    expect(rawMemoryUses(sourceOf('export function f(): void { store(); journal.load(3); }'))).toEqual([]);
  });

  test('the same calls are allowed in memory.ts, and words in comments or strings do not count', () => {
    expect(rawMemoryUses(sourceOf('load<u8>(8);', 'firmware/core/base/memory.ts'))).toEqual([]);
    expect(rawMemoryUses(sourceOf("// load<u8>(8)\nconst NAME: string = 'load<u8>(8)';"))).toEqual([]);
  });

  test('a module-level let or var, but no const and no local', () => {
    const text =
      'let a: u32 = 1;\nvar b: u32 = 2;\nconst C: u32 = 3;\nfunction f(): void { let d: u32 = 4; }';
    expect(moduleLevelVariables(sourceOf(text))).toEqual([
      'firmware/core/device/device.ts:1: let a: u32 = 1;',
      'firmware/core/device/device.ts:2: var b: u32 = 2;',
    ]);
  });

  test.each([
    'const A: f64 = 1;',
    'const A: f32 = 1;',
    'const A: number = 1;',
    'const A = 1.5;',
    'const A = 1e3;',
    'Math.round(1);',
  ])('a float: %s', (text) => {
    expect(floatUses(sourceOf(text))).toHaveLength(1);
  });

  test('hexadecimal digits are no exponent', () => {
    expect(floatUses(sourceOf('const A: u32 = 0x1e3;'))).toEqual([]);
  });
});
