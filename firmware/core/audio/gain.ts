/** Volume: six levels 4 dB apart. None amplifies, so nothing is ever clipped. */
import { readI16, readU16, writeI16 } from '../base/memory';

const HIGHEST: u32 = 6;
/** In 1/4096 by level from 1 on. The fourth is no less than 12 dB above the first (EN 301 549, 8.2.1.2). */
const GAINS: usize = memory.data<u16>([410, 649, 1029, 1633, 2584, 4096]);

/** Brings `samples` samples at `address` to a volume level, 1 (lowest) to 6 (as they are). */
export function applyGain(address: usize, samples: u32, level: u32): void {
  if (level >= HIGHEST) return;
  const gain = <i32>readU16(GAINS + (max<u32>(level, 1) - 1) * 2);
  for (const end = address + samples * 2; address < end; address += 2) {
    writeI16(address, (readI16(address) * gain + 2048) >> 12);
  }
}
