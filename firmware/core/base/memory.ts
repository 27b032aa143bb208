/**
 * The only file that touches raw memory: the buffers that hosts see, and the loads and stores everyone else uses.
 *
 * Every load and store is aligned to its size: a Cortex-M0+ faults on anything else, while WebAssembly and x86 would
 * hide the mistake. Bytes at odd places are read one by one.
 */
import {
  AUDIO_MARKS_BYTES,
  BUFFER_COUNT,
  ENTROPY_BYTES,
  FRAME_BYTES,
  LINK_RX_BYTES,
  LINK_TX_BYTES,
  PCM_BYTES,
  STORAGE_IMAGE_BYTES,
  STORAGE_REQUEST_BYTES,
  VOICE_WANTED_BYTES,
  VOICE_WINDOW_BYTES,
} from './contract.generated';

export const FRAME: usize = memory.data(FRAME_BYTES, 8);
export const LINK_RX: usize = memory.data(LINK_RX_BYTES, 8);
export const LINK_TX: usize = memory.data(LINK_TX_BYTES, 8);
export const STORAGE_IMAGE: usize = memory.data(STORAGE_IMAGE_BYTES, 8);
export const STORAGE_REQUEST: usize = memory.data(STORAGE_REQUEST_BYTES, 8);
export const PCM: usize = memory.data(PCM_BYTES, 8);
export const AUDIO_MARKS: usize = memory.data(AUDIO_MARKS_BYTES, 8);
export const VOICE_WANTED: usize = memory.data(VOICE_WANTED_BYTES, 8);
export const VOICE_WINDOW: usize = memory.data(VOICE_WINDOW_BYTES, 8);
export const ENTROPY: usize = memory.data(ENTROPY_BYTES, 8);

/** Address and size of each buffer. */
const ENTRY_BYTES: u32 = 8;
const LAYOUT: usize = memory.data(ENTRY_BYTES * BUFFER_COUNT, 8);

/** Bytes of linear memory in use; a board needs no more than this. */
export function bytesInUse(): u32 {
  return <u32>__heap_base;
}

/** Writes the layout table (address and size of each buffer, in the contract's order) and gives its address. */
export function layoutTable(): usize {
  entry(0, FRAME, FRAME_BYTES);
  entry(1, LINK_RX, LINK_RX_BYTES);
  entry(2, LINK_TX, LINK_TX_BYTES);
  entry(3, STORAGE_IMAGE, STORAGE_IMAGE_BYTES);
  entry(4, STORAGE_REQUEST, STORAGE_REQUEST_BYTES);
  entry(5, PCM, PCM_BYTES);
  entry(6, AUDIO_MARKS, AUDIO_MARKS_BYTES);
  entry(7, VOICE_WANTED, VOICE_WANTED_BYTES);
  entry(8, VOICE_WINDOW, VOICE_WINDOW_BYTES);
  entry(9, ENTROPY, ENTROPY_BYTES);
  entry(10, 0, bytesInUse());
  if (BUFFER_COUNT != 11) ERROR('memory.ts: expected an entry for every buffer of core.json');
  return LAYOUT;
}

function entry(index: u32, address: usize, bytes: u32): void {
  writeU32(LAYOUT + index * ENTRY_BYTES, <u32>address);
  writeU32(LAYOUT + index * ENTRY_BYTES + 4, bytes);
}

/**
 * Signed 16-bit numbers in a row, anywhere in memory: `changetype<Row16>(address)`. Which one goes into the
 * instruction itself, so where the last is touched first, a C compiler sees that its bounds check holds for all.
 */
@unmanaged
export class Row16 {
  n0: i16;
  n1: i16;
  n2: i16;
  n3: i16;
  n4: i16;
  n5: i16;
  n6: i16;
}

export function readU8(address: usize): u32 {
  return load<u8>(address);
}

export function readU16(address: usize): u32 {
  return load<u16>(address);
}

export function readI16(address: usize): i32 {
  return load<i16>(address);
}

export function readI32(address: usize): i32 {
  return load<i32>(address);
}

export function readU32(address: usize): u32 {
  return load<u32>(address);
}

export function readU64(address: usize): u64 {
  return load<u64>(address);
}

export function writeU8(address: usize, value: u32): void {
  store<u8>(address, value);
}

export function writeU16(address: usize, value: u32): void {
  store<u16>(address, value);
}

/** The low 16 bits of a signed number. */
export function writeI16(address: usize, value: i32): void {
  store<u16>(address, <u16>value);
}

export function writeU32(address: usize, value: u32): void {
  store<u32>(address, value);
}

export function writeU64(address: usize, value: u64): void {
  store<u64>(address, value);
}

/** Little-endian number of `bytes` bytes (1 to 8) at any address. */
export function readBytes(address: usize, bytes: u32): u64 {
  let value: u64 = 0;
  for (let i = bytes; i > 0; i--) value = (value << 8) | load<u8>(address + i - 1);
  return value;
}

/** Writes the low `bytes` bytes (1 to 8) of `value`, little-endian, at any address. */
export function writeBytes(address: usize, value: u64, bytes: u32): void {
  for (let i: u32 = 0; i < bytes; i++) {
    store<u8>(address + i, <u8>value);
    value >>= 8;
  }
}

export function copyBytes(to: usize, from: usize, bytes: u32): void {
  memory.copy(to, from, bytes);
}

export function fillBytes(address: usize, value: u32, bytes: u32): void {
  memory.fill(address, <u8>value, bytes);
}

/** Overwrites what must not outlive its use. WebAssembly stores are never optimised away. */
export function wipeBytes(address: usize, bytes: u32): void {
  memory.fill(address, 0, bytes);
}

/** Whether two areas are equal, in the same time wherever they differ. */
export function equalBytes(a: usize, b: usize, bytes: u32): bool {
  let difference: u32 = 0;
  for (; bytes > 1; bytes -= 2) {
    // The farther byte first: one bounds check then does for both.
    difference |= load<u8>(a, 1) ^ load<u8>(b, 1);
    difference |= load<u8>(a) ^ load<u8>(b);
    a += 2;
    b += 2;
  }
  if (bytes == 1) difference |= load<u8>(a) ^ load<u8>(b);
  return difference == 0;
}

/** Whether every bit that is set in `bits` is set at `address` too. */
export function hasBitsOf(address: usize, bits: usize, bytes: u32): bool {
  for (let i: u32 = 0; i < bytes; i++) {
    if ((~load<u8>(address + i) & load<u8>(bits + i)) != 0) return false;
  }
  return true;
}

/** Whether `bytes` bytes all have the value `value`. */
export function allBytesAre(address: usize, value: u32, bytes: u32): bool {
  for (let i: u32 = 0; i < bytes; i++) {
    if (load<u8>(address + i) != <u8>value) return false;
  }
  return true;
}
