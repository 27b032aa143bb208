/** Measures a built core: size, imports, memory in use, and whether its memory can grow. */
import { readFile } from 'node:fs/promises';

export interface CoreMeasures {
  bytes: number;
  imports: number;
  /** End of static data, which is all the memory that the core ever uses; in bytes. */
  heapBase: number;
  growablePages: number;
}

/** 0 when initial memory equals maximum memory, so that a host's views of it never detach. */
export function growablePages(memory: WebAssembly.Memory): number {
  try {
    memory.grow(1);
    return 1;
  } catch {
    return 0;
  }
}

export async function measureCore(file: string): Promise<CoreMeasures> {
  const bytes = await readFile(file);
  const module = await WebAssembly.compile(bytes);
  const imports = WebAssembly.Module.imports(module).length;
  const { exports } = await WebAssembly.instantiate(module);
  const heapBase = exports['heapBase'];
  const memory = exports['memory'];
  if (typeof heapBase !== 'function') throw new Error(`${file} exports no function heapBase()`);
  if (!(memory instanceof WebAssembly.Memory)) throw new Error(`${file} exports no memory`);
  return {
    bytes: bytes.length,
    imports,
    heapBase: Number((heapBase as () => number)()),
    growablePages: growablePages(memory),
  };
}
