/** Where the core's buffers lie in a chip's memory, read from the core's own table. */
import { BUFFERS, type BufferName } from '../token/contract.generated.ts';
import type { ManifestImage } from './boards.generated.ts';
import type { Probe } from './board.ts';

export interface CoreBuffer {
  address: number;
  bytes: number;
}

/** The instance that every `w2c_core_*` function takes first. */
export const CORE_INSTANCE = 'core_instance';
export const LAYOUT_FUNCTION = 'w2c_core_layout';
export const LAYOUT_BYTES = BUFFERS.length * 8;

/** The chip's address of the core's address 0. */
export function coreMemoryAddress(probe: Probe, entry: ManifestImage): number {
  return probe.address(CORE_INSTANCE) + entry.memoryOffset;
}

/** @param table the bytes at the address that `w2c_core_layout` gave, moved to the chip's `memoryAddress` */
export function coreBuffers(table: Uint8Array, memoryAddress: number): Record<BufferName, CoreBuffer> {
  const view = new DataView(table.buffer, table.byteOffset, table.length);
  const entries = BUFFERS.map((name, index) => [
    name,
    { address: memoryAddress + view.getUint32(index * 8, true), bytes: view.getUint32(index * 8 + 4, true) },
  ]);
  return Object.fromEntries(entries) as Record<BufferName, CoreBuffer>;
}
