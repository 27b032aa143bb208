/**
 * Reads a UF2 file back as a boot loader does, by the specification's table (github.com/microsoft/uf2, "File format"), and
 * says what is wrong with it. Written apart from firmware/boards/make/uf2.ts: it shares no line with it.
 */
export interface Uf2Contents {
  family: number;
  /** Flash by address, of what the blocks fill. */
  flash: Map<number, Uint8Array>;
}

export function readUf2(file: Buffer): Uf2Contents {
  if (file.length === 0 || file.length % 512 !== 0)
    throw new Error(`UF2: expected whole blocks of 512 bytes, got ${file.length} bytes`);
  const flash = new Map<number, Uint8Array>();
  const families = new Set<number>();
  for (let at = 0; at < file.length; at += 512) {
    const block = file.subarray(at, at + 512);
    if (block.toString('latin1', 0, 4) !== 'UF2\n') throw new Error(`UF2: no block at ${at}`);
    if (block.readUInt32LE(4) !== 0x9e5d5157 || block.readUInt32LE(508) !== 0x0ab16f30)
      throw new Error(`UF2: a damaged block at ${at}`);
    // 0x2000: the last word of the header is the family.
    if (block.readUInt32LE(8) !== 0x2000) throw new Error(`UF2: unknown flags at ${at}`);
    if (block.readUInt32LE(20) !== at / 512 || block.readUInt32LE(24) !== file.length / 512)
      throw new Error(`UF2: block ${at / 512} is miscounted`);
    const address = block.readUInt32LE(12);
    const length = block.readUInt32LE(16);
    // The RP2040 takes whole pages alone (datasheet section 2.8.4.2).
    if (length !== 256 || address % 256 !== 0) throw new Error(`UF2: no page at ${at}`);
    if (flash.has(address)) throw new Error(`UF2: two blocks for 0x${address.toString(16)}`);
    flash.set(address, block.subarray(32, 32 + length));
    families.add(block.readUInt32LE(28));
  }
  if (families.size !== 1) throw new Error('UF2: blocks of several families');
  return { family: [...families][0]!, flash };
}

/** Bytes of flash from an address on; throws where no block fills it. */
export function flashAt({ flash }: Uf2Contents, address: number, length: number): Buffer {
  const pages: Uint8Array[] = [];
  for (let page = address; page < address + length; page += 256) {
    const bytes = flash.get(page);
    if (bytes === undefined) throw new Error(`UF2: nothing for 0x${page.toString(16)}`);
    pages.push(bytes);
  }
  return Buffer.concat(pages).subarray(0, length);
}
