/** The built modules and their layout table: what a board relies on before it calls anything. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import openWabt from 'wabt';
import { ABI_VERSION, BUFFERS, MODELS } from '../../simulator/token/contract.generated.ts';
import { corePath, loadCore, type CoreBuild } from '../../simulator/token/load.ts';

interface RawCore {
  memory: WebAssembly.Memory;
  abiVersion(): number;
  layout(): number;
  heapBase(): number;
  boot(model: number, storageLength: number, flags: number): void;
  key(id: number, pressed: number, uptimeMs: number): void;
  linkReceive(length: number): number;
  linkTaken(length: number): void;
  storageDone(status: number): void;
  entropy(length: number): void;
  takeEffects(): number;
}

const BUILDS: readonly CoreBuild[] = ['release', 'debug', 'test'];
const RELEASE_LIMIT_BYTES = 32 * 1024;
const MEMORY_LIMIT_BYTES = 9216;
const LAYOUT_ENTRY_BYTES = 8;
const CODE_DISPLAY = MODELS['code-display'];
const RECORD_PAGES_BYTES = 512;

/** Floats differ between hosts; the rest would need a table, a growing memory or an allocator on a board. */
const FORBIDDEN =
  /\b(?:f32|f64|v128)\b|\bmemory\.(?:grow|size)\b|\bcall_indirect\b|\bcall_ref\b|\btable\.|\(mut |\batomic\b/;

function instantiate(build: CoreBuild): RawCore {
  return new WebAssembly.Instance(loadCore(build)).exports as unknown as RawCore;
}

/**
 * The module as text, read back from the bytes that ship. wabt 1.0.39 takes the length of the whole ArrayBuffer for that
 * of the view, so it gets bytes that have one to themselves: a small file's Buffer is a part of Node's pool, which holds
 * 8 KiB in Node 20 and 22 and 64 KiB in Node 24 (Buffer.poolSize).
 */
async function disassemble(bytes: Uint8Array): Promise<string> {
  const wabt = await openWabt();
  const module = wabt.readWasm(Uint8Array.from(bytes), { readDebugNames: false });
  try {
    return module.toText({});
  } finally {
    module.destroy();
  }
}

describe.each(BUILDS)('the %s build', (build) => {
  let text = '';
  beforeAll(async () => {
    text = await disassemble(readFileSync(corePath(build)));
  });

  test('imports nothing', () => {
    expect(WebAssembly.Module.imports(loadCore(build))).toEqual([]);
    expect(text).not.toContain('(import ');
  });

  test('has one page of memory that can never be more', () => {
    expect(text.match(/^ *\(memory \(.*$/gm)).toEqual(['  (memory (;0;) 1 1)']);
    expect(instantiate(build).memory.buffer.byteLength).toBe(65_536);
  });

  test('has no floats, no indirect calls, no mutable globals, and runs nothing by itself', () => {
    expect(text.split('\n').filter((line) => FORBIDDEN.test(line))).toEqual([]);
    expect(text).not.toContain('(start ');
  });

  test('loads and stores at their natural alignment only', () => {
    // wabt prints the alignment only where it is another.
    expect(text).toContain('i32.load');
    expect(text).not.toContain('align=');
  });

  test(`uses at most ${MEMORY_LIMIT_BYTES} bytes of memory`, () => {
    expect(instantiate(build).heapBase()).toBeLessThanOrEqual(MEMORY_LIMIT_BYTES);
  });
});

test(`the release build has at most ${RELEASE_LIMIT_BYTES} bytes`, () => {
  expect(readFileSync(corePath('release')).length).toBeLessThanOrEqual(RELEASE_LIMIT_BYTES);
});

test('only the test build has the doors for tests', () => {
  const names = (build: CoreBuild): string[] =>
    WebAssembly.Module.exports(loadCore(build)).map(({ name }) => name);
  expect(names('release').filter((name) => name.startsWith('test'))).toEqual([]);
  expect(names('debug')).toEqual(names('release'));
  expect(
    names('test')
      .filter((name) => !name.startsWith('test'))
      .sort(),
  ).toEqual(names('release').sort());
});

test('exports just the calls that its contract lists', () => {
  const table = JSON.parse(readFileSync('hardware-docs/core.json', 'utf8')) as { calls: { call: string }[] };
  const listed = table.calls.map(({ call }) => call.slice(0, call.indexOf('(')));
  const exported = WebAssembly.Module.exports(loadCore('release')).filter(({ kind }) => kind === 'function');
  expect(exported.map(({ name }) => name).sort()).toEqual(listed.sort());
});

describe('the checks notice', () => {
  test.each([
    'f64.const 1',
    'local.get 0 f32.load',
    'memory.grow',
    'call_indirect (type 0)',
    '(global (;0;) (mut i32) (i32.const 0))',
  ])('%s', (line) => {
    expect(FORBIDDEN.test(line)).toBe(true);
  });

  test("a module whose bytes lie in the middle of others, as in Node's pool", async () => {
    const bytes = readFileSync(corePath('release'));
    const pool = new Uint8Array(65_536).fill(0xff);
    pool.set(bytes, 232);
    expect(await disassemble(pool.subarray(232, 232 + bytes.length))).toMatch(/^\(module/);
  });

  test('an unaligned load', async () => {
    const wabt = await openWabt();
    const source = '(module (memory 1) (func (result i32) i32.const 1 i32.load align=1))';
    const module = wabt.parseWat('unaligned.wat', source);
    expect(module.toText({})).toContain('align=1');
    module.destroy();
  });
});

describe.each(BUILDS)('the layout table of the %s build', (build) => {
  const core = instantiate(build);
  const table = new Uint32Array(core.memory.buffer, core.layout(), BUFFERS.length * 2);
  const entries = BUFFERS.map((name, index) => ({
    name,
    address: table[index * 2]!,
    bytes: table[index * 2 + 1]!,
  }));
  const areas = [
    ...entries.filter(({ name }) => name !== 'state'),
    { name: 'layout', address: core.layout(), bytes: BUFFERS.length * LAYOUT_ENTRY_BYTES },
  ];

  test('names all memory in use as the state', () => {
    expect(entries.at(-1)).toEqual({ name: 'state', address: 0, bytes: core.heapBase() });
    expect(core.abiVersion()).toBe(ABI_VERSION);
  });

  test('has areas of the documented sizes, aligned, inside the state', () => {
    const sizes = Object.fromEntries(entries.map(({ name, bytes }) => [name, bytes]));
    const documented = {
      frame: 16,
      linkRx: 128,
      linkTx: 74,
      storageImage: 512,
      storageRequest: 272,
      entropy: 32,
    };
    expect(sizes).toMatchObject(documented);
    for (const { name, address, bytes } of areas) {
      expect(address % 8, name).toBe(0);
      expect(address, name).toBeGreaterThan(0);
      expect(address + bytes, name).toBeLessThanOrEqual(core.heapBase());
    }
  });

  test('has no two areas that overlap', () => {
    const sorted = [...areas].sort((a, b) => a.address - b.address);
    const gaps = sorted
      .slice(1)
      .map((area, index) => area.address - sorted[index]!.address - sorted[index]!.bytes);
    expect(gaps.filter((gap) => gap < 0)).toEqual([]);
  });
});

describe.each(['release', 'debug'] as const)(
  'a host that breaks the contract of the %s build traps',
  (build) => {
    /** Booted from a fresh flash, its first record written. */
    function booted(): RawCore {
      const core = instantiate(build);
      const table = new Uint32Array(core.memory.buffer, core.layout(), BUFFERS.length * 2);
      const image = table[BUFFERS.indexOf('storageImage') * 2]!;
      new Uint8Array(core.memory.buffer, image, RECORD_PAGES_BYTES).fill(0xff);
      core.boot(CODE_DISPLAY, RECORD_PAGES_BYTES, 1);
      core.takeEffects();
      core.storageDone(0);
      core.takeEffects();
      core.storageDone(0);
      core.takeEffects();
      return core;
    }

    test.each([
      ['a key that the model does not have', (core: RawCore) => core.key(1, 1, 0)],
      ['a key id beyond all', (core: RawCore) => core.key(0xffffffff, 1, 0)],
      ['more link bytes than the buffer holds', (core: RawCore) => void core.linkReceive(129)],
      ['more link bytes taken than there were', (core: RawCore) => core.linkTaken(1)],
      ['a storage request done that was never made', (core: RawCore) => core.storageDone(0)],
      ['a storage request failed that was never made', (core: RawCore) => core.storageDone(1)],
      ['random bytes that were never asked for', (core: RawCore) => core.entropy(32)],
      ['no random bytes, where none were asked for', (core: RawCore) => core.entropy(0)],
    ])('%s', (_name, act) => {
      const core = booted();
      expect(() => core.key(0, 1, 0)).not.toThrow();
      expect(() => act(core)).toThrow(WebAssembly.RuntimeError);
    });
  },
);
