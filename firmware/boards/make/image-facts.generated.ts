/** For the images' manifest. Generated from hardware-docs/link.json and hardware-docs/boards by "npm run generate". Change the tables, not this file. */

/** Every message of the link, and whether only a development image carries it out. */
export const LINK_MESSAGES = [
  { name: 'identify', developmentOnly: false },
  { name: 'self-test', developmentOnly: false },
  { name: 'read-battery', developmentOnly: false },
  { name: 'read-clock', developmentOnly: false },
  { name: 'set-clock', developmentOnly: false },
  { name: 'provision', developmentOnly: true },
  { name: 'lock', developmentOnly: false },
  { name: 'erase', developmentOnly: true },
  { name: 'read-setting', developmentOnly: false },
  { name: 'change-setting', developmentOnly: false },
  { name: 'read-counters', developmentOnly: false },
  { name: 'compute-code', developmentOnly: true },
  { name: 'compute-hmac', developmentOnly: true },
  { name: 'read-entropy', developmentOnly: true },
] as const;

/** What a production image writes when the token is locked; null: the chip has nothing of the kind. */
export const READ_OUT_PROTECTION: Readonly<Record<string, { register: string | null; why: string }>> = {
  fe310: {
    register: null,
    why: 'The chip has none: its debugging port stays open, and reads the record in RAM; its flash is a part of its own (FE310-G000 manual, from memory).',
  },
  nrf51: {
    register: 'UICR.RBPCONF, all of flash (PALL)',
    why: "Written through the flash's controller when the token is locked (nRF51 Series Reference Manual, chapters UICR and NVMC); it counts from the chip's next reset (from memory). A debugger then reads no flash; only erasing all of it, the record too, takes it back. Ways around it by stepping the processor have been published: it stops a reader off the shelf, not somebody who knows them.",
  },
  rp2040: {
    register: null,
    why: 'The chip has none: its flash is a part of its own, which boot loader, debugging port and a clip on its legs read. Who holds the board can read the secret and put an older record back.',
  },
  stm32f405: {
    register: 'RDP level 1, in the option bytes',
    why: "Written through the option bytes' own unlock when the token is locked (RM0090, section 3.6). Debuggers and the boot loader then read no flash; going back to level 0 erases all of it. **It does not cover RAM, where this board's record lies**: here it keeps the firmware from being read, not the secret. Level 2, which closes the debugging port for good, is not set: nothing could be mended any more.",
  },
};
