/** Where things lie on an RP2040 and on the Pico's flash (RP2040 datasheet section 2.2; the journal: this project's flash map). */

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

/** The voice image behind the firmware, and the journal's two slots in the last two sectors. */
export const VOICE_OFFSET = 0x40000;
export const JOURNAL_OFFSET = 0x1fe000;

/** The second stage of the boot ROM's loader: 252 bytes and their CRC-32 (datasheet section 2.8.1.3.1). */
export const BOOT2_BYTES = 256;
export const BOOT2_ADDRESS = 0x20041f00;
