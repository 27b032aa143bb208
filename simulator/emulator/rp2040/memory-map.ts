/** Where things lie on an RP2040 and on the Pico's flash (RP2040 datasheet section 2.2). */
import { FLASH_SLOTS } from '../flash-slots.generated.ts';

export const XIP_BASE = 0x10000000;
/** The four aliases of the execute-in-place window end here. */
export const XIP_END = 0x14000000;
export const XIP_ALIAS_MASK = 0x00ffffff;
export const SRAM_BASE = 0x20000000;
export const SRAM_BYTES = 264 * 1024;
export const BOOT_ROM_BYTES = 16 * 1024;

/** Winbond W25Q16JV, on every Pico. */
export const FLASH_BYTES = 2 * 1024 * 1024;
export const FLASH_SECTOR_BYTES = 4096;
export const FLASH_PAGE_BYTES = 256;

/** The journal's two slots, one behind the other. */
export const JOURNAL_OFFSET = FLASH_SLOTS.rp2040.addresses[0] - XIP_BASE;

/** The second stage of the boot ROM's loader: 252 bytes and their CRC-32 (datasheet section 2.8.1.3.1). */
export const BOOT2_BYTES = 256;
export const BOOT2_ADDRESS = 0x20041f00;
