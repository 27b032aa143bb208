/**
 * CRC-16/IBM-3740 of the RevEng catalogue: polynomial 0x1021, initial value 0xFFFF, nothing reflected, no final XOR.
 */

const POLYNOMIAL = 0x1021;
const INITIAL = 0xffff;

/** Checksum of the bytes, 0 to 0xFFFF; of the ASCII digits 123456789 it is 0x29B1. */
export function crc16(bytes: Uint8Array): number {
  let crc = INITIAL;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x8000 ? (crc << 1) ^ POLYNOMIAL : crc << 1) & 0xffff;
  }
  return crc;
}
