/** Builds what is measured: the translated test core and its plain-C twins, with a board's own compiler and flags. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  COMMON_FOLDER,
  compile,
  LENIENT,
  link,
  runTool,
  TOOLCHAINS,
} from '../../../firmware/boards/make/compile.ts';
import { symbolsOf } from '../../../firmware/boards/make/elf.ts';
import { memoryBytesOf, translate } from '../../../firmware/boards/make/translate.ts';
import { corePath } from '../../../simulator/token/load.ts';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const PLAIN_C = path.join(HERE, 'plain-c');
/** Its memory.generated.ld says where flash and RAM are. */
const RP2040 = path.resolve(COMMON_FOLDER, '../rp2040');

/** Linear memory beyond the core's own, for what tests lay there. */
export const SCRATCH_BYTES = 8192;

export interface BuiltFunctions {
  /** What lies in flash, from its start on. */
  readonly flash: Uint8Array;
  /** Functions and objects by name. */
  readonly symbols: Readonly<Record<string, number>>;
  /** Where the scratch memory begins, in the core's memory. */
  readonly scratch: number;
}

export function buildFunctions(): BuiltFunctions {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'talkode-cycles-'));
  try {
    const wasm = readFileSync(corePath('test'));
    const scratch = memoryBytesOf(wasm);
    translate(wasm, 'core', folder);
    const objects: string[] = [];
    const add = (source: string, warnings?: readonly string[]): void => {
      const object = path.join(folder, `${path.basename(source)}.o`);
      const defines = { CORE_MEMORY_BYTES: scratch + SCRATCH_BYTES };
      compile('rp2040', { source, object, includes: [folder], defines, ...(warnings && { warnings }) });
      objects.push(object);
    };
    add(path.join(folder, 'core.c'), LENIENT);
    add(path.join(HERE, 'instance.c'));
    add(path.join(COMMON_FOLDER, 'memory.c'));
    for (const name of readdirSync(PLAIN_C).filter((each) => each.endsWith('.c')))
      add(path.join(PLAIN_C, name));
    const elf = path.join(folder, 'functions.elf');
    const flash = path.join(folder, 'functions.bin');
    link('rp2040', { objects, script: path.join(HERE, 'functions.ld'), searchFolders: [RP2040], elf });
    const { prefix } = TOOLCHAINS.rp2040;
    runTool(`${prefix}objcopy`, ['-O', 'binary', elf, flash]);
    return { flash: readFileSync(flash), symbols: symbolsOf(prefix, elf), scratch };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
