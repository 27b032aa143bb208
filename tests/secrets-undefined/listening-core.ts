/** The core with an import at each value that declassified.ts names, so that valgrind hears what becomes public. */
import { DECLASSIFIED } from './declassified.ts';
import { compilePatchedCore, type Patch } from './patched-core.ts';
import { PLANTED_LEAKS } from './planted-leaks.ts';

/** What driver.c gives: it takes for public what passes through, and says which planted leak is open. */
const LISTENER = `
@external("test", "declassify")
declare function hostDeclassify(row: u32, value: u32): u32;
@external("test", "isPlanted")
declare function hostIsPlanted(leak: u32): u32;
export function declassify<T>(row: u32, value: T): T {
  return <T>hostDeclassify(row, <u32>value);
}
export function isPlanted(leak: u32): bool {
  return hostIsPlanted(leak) != 0;
}
`;
/** Beside the loads and stores, which every patched file imports already. */
const MEMORY = 'export function readU8(';
const WITH_LISTENER: Patch = {
  file: 'base/memory.ts',
  text: MEMORY,
  replacement: MEMORY,
  appended: LISTENER,
};
const IMPORT = "import { declassify, isPlanted } from '../base/memory';";

const LISTENING: readonly Patch[] = DECLASSIFIED.map(({ file, expression }, row) => ({
  file,
  text: expression,
  replacement: `declassify(${row}, ${expression})`,
  appended: IMPORT,
}));

const LEAKING: readonly Patch[] = PLANTED_LEAKS.map(({ file, before, code }, leak) => ({
  file,
  text: before,
  replacement: `if (isPlanted(${leak})) { ${code} }\n${before}`,
  appended: IMPORT,
}));

export function compileListeningCore({ leaking }: { leaking: boolean }): Uint8Array {
  const patches = leaking ? [...LISTENING, ...LEAKING] : LISTENING;
  return compilePatchedCore([WITH_LISTENER, ...patches]);
}
