/** Where things lie on an RP2040 and on the Pico's flash (RP2040 datasheet section 2.2). */
import { MEMORY_MAPS } from '../boards.generated.ts';

const { flash, ram, slots } = MEMORY_MAPS.rp2040;

/** Flash, to be executed in place. */
export const XIP_BASE = flash.base;
/** The four aliases of the execute-in-place window end here. */
export const XIP_END = XIP_BASE + 0x4000000;
export const XIP_ALIAS_MASK = 0x00ffffff;
/** Six banks that follow on each other: four of 64 KiB, two of 4 (section 2.6.2). */
export const SRAM_BASE = ram.base;
export const SRAM_BYTES = ram.bytes;
export const BOOT_ROM_BYTES = 16 * 1024;

/** Winbond W25Q16JV, on every Pico. */
export const FLASH_BYTES: number = flash.bytes;
export const FLASH_SECTOR_BYTES = flash.eraseBytes;
export const FLASH_PAGE_BYTES = 256;

/** The journal's two slots, one behind the other. */
export const JOURNAL_OFFSET = slots.addresses[0] - XIP_BASE;

/** The second stage of the boot ROM's loader: 252 bytes and their CRC-32 (datasheet section 2.8.1.3.1). */
export const BOOT2_BYTES = 256;
export const BOOT2_ADDRESS = SRAM_BASE + SRAM_BYTES - BOOT2_BYTES;
