/**
 * Checksums against noise, not against people: CRC-16/IBM-3740 for the link, CRC-32/ISO-HDLC for stored records. Both
 * are taken over secrets too, so the polynomial is masked in, never branched to.
 */
import { readU8 } from '../base/memory';

const CRC16_START: u32 = 0xffff;

function crc16Byte(crc: u32, byte: u32): u32 {
  crc ^= byte << 8;
  for (let bit = 0; bit < 8; bit++) crc = (crc << 1) ^ (0x1021 & (0 - ((crc >> 15) & 1)));
  return crc & 0xffff;
}

/** Polynomial 0x1021, most significant bit first, no final inversion; check value of "123456789" is 0x29B1. */
export function crc16(address: usize, bytes: u32): u32 {
  let crc = CRC16_START;
  for (let i: u32 = 0; i < bytes; i++) crc = crc16Byte(crc, readU8(address + i));
  return crc;
}

/** Polynomial 0xEDB88320 (reflected), start and final XOR all ones; check value of "123456789" is 0xCBF43926. */
export function crc32(address: usize, bytes: u32): u32 {
  let crc: u32 = 0xffffffff;
  for (let i: u32 = 0; i < bytes; i++) {
    crc ^= readU8(address + i);
    for (let bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ (0xedb88320 & (0 - (crc & 1)));
  }
  return ~crc;
}
