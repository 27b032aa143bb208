/**
 * UF2, the format of USB mass-storage boot loaders (github.com/microsoft/uf2): blocks of 512 bytes, each with 256 bytes
 * for one address.
 */

export interface Uf2Part {
  address: number;
  bytes: Uint8Array;
}

const BLOCK_BYTES = 512;
const PAYLOAD_BYTES = 256;
const PAYLOAD_AT = 32;
const LAST_WORD_AT = BLOCK_BYTES - 4;
const MAGIC_FIRST = 0x0a324655;
const MAGIC_SECOND = 0x9e5d5157;
const MAGIC_LAST = 0x0ab16f30;
const FLAG_FAMILY = 0x2000;

/** The RP2040's boot ROM takes this family alone (RP2040 datasheet section 2.8.4.2). */
export const FAMILY_RP2040 = 0xe48bff56;

/** A part's last payload is filled with 0xFF, which leaves erased flash as it is. */
function payloads({ address, bytes }: Uf2Part): Uf2Part[] {
  if (address % PAYLOAD_BYTES !== 0)
    throw new Error(`UF2: expected an address that ${PAYLOAD_BYTES} divides, got 0x${address.toString(16)}`);
  return Array.from({ length: Math.ceil(bytes.length / PAYLOAD_BYTES) }, (_, index) => {
    const from = index * PAYLOAD_BYTES;
    const payload = new Uint8Array(PAYLOAD_BYTES).fill(0xff);
    payload.set(bytes.subarray(from, from + PAYLOAD_BYTES));
    return { address: address + from, bytes: payload };
  });
}

export function toUf2(parts: readonly Uf2Part[], family: number): Uint8Array {
  const blocks = parts.flatMap(payloads);
  const file = new Uint8Array(blocks.length * BLOCK_BYTES);
  blocks.forEach(({ address, bytes }, index) => {
    const at = index * BLOCK_BYTES;
    const view = new DataView(file.buffer, at, BLOCK_BYTES);
    const header = [
      MAGIC_FIRST,
      MAGIC_SECOND,
      FLAG_FAMILY,
      address,
      PAYLOAD_BYTES,
      index,
      blocks.length,
      family,
    ];
    header.forEach((word, place) => view.setUint32(place * 4, word, true));
    file.set(bytes, at + PAYLOAD_AT);
    view.setUint32(LAST_WORD_AT, MAGIC_LAST, true);
  });
  return file;
}
