/** Faults in the C that boards share and in the RP2040's own. */
import type { FaultGroup } from '../fault.ts';

const COMMON = ['tests/boards/common.test.ts'];
const SOUND = ['tests/boards/common-sound.test.ts'];
const LINK = ['tests/boards/link.test.ts'];
const RP2040 = ['tests/boards/rp2040-firmware.test.ts'];
const ENTROPY = ['tests/boards/common.test.ts', 'tests/boards-entropy/entropy.test.ts'];

/** What each of a flash driver's functions asks first; `count` is what it calls the bytes of a range. */
const leavesFlash = (what: string, count: string): FaultGroup['faults'] => [
  [`what begins behind the flash ${what}`, `offset > FLASH_BYTES || ${count} >`, `${count} >`],
  [
    `what ends behind the flash ${what}`,
    `|| ${count} > FLASH_BYTES - offset) return false;`,
    ') return false;',
  ],
  [
    `what ends behind all addresses ${what}`,
    `${count} > FLASH_BYTES - offset`,
    `offset + ${count} > FLASH_BYTES`,
  ],
  [
    `the flash's end is not its own where it ${what}`,
    `${count} > FLASH_BYTES -`,
    `${count} >= FLASH_BYTES -`,
  ],
];

export const BOARD_FAULTS: readonly FaultGroup[] = [
  {
    file: 'firmware/boards/common/core-turn.c',
    suites: COMMON,
    faults: [
      ['the upper half of the seconds is lost', '(uint32_t)(seconds >> 32)', '0'],
      [
        'effects that were answered are not asked for again',
        '(effects & ANSWERED_EFFECTS);',
        '(effects & 0);',
      ],
    ],
  },
  {
    file: 'firmware/boards/common/keys.c',
    suites: COMMON,
    faults: [
      ['a release is told as a press', '(down & bit) != 0', '1'],
      ['a held key is not polled', 'return told != 0 ? POLL_MS : UINT32_MAX;', 'return UINT32_MAX;'],
    ],
  },
  {
    file: 'firmware/boards/common/link-lines.c',
    suites: LINK,
    faults: [
      ['a full ring takes a byte more', 'if (fill_of(received) == RING_BYTES) return;', ''],
      ['an answer for the host before', 'if (line->abandoned == abandoned) sending->in', 'sending->in'],
      ['lines are mixed within a frame', 'if (is_within_frame) return current;', ''],
      [
        'an endless line fills the ring',
        'if (byte != FRAME_END && received->in - line->framed == MAXIMUM_FRAME_BYTES) return;',
        '',
      ],
      [
        'a host that reads nothing is waited for each time',
        'if (line->is_unread && sending->out == line->unread_since) return false;',
        '',
      ],
      ['the bytes of a host that went away stay', 'line->received.in = line->framed;', ''],
    ],
  },
  {
    file: 'firmware/boards/common/link.c',
    suites: LINK,
    faults: [
      ['what the core did not take is lost', 'link_take(line, taken);', 'link_take(line, offered);'],
      ['offers without end', 'offers < MAXIMUM_OFFERS', 'offers < 64'],
    ],
  },
  {
    file: 'firmware/boards/common/sound.c',
    suites: SOUND,
    faults: [
      ['a block is begun late', 'fill <= SOUND_LOW_SAMPLES)', 'fill <= 4)'],
      [
        'what is announced during the last block is lost',
        'asks_again = core_has_announced();',
        'asks_again = false;',
      ],
      ['sound does not stop', 'if (is_started) board_sound_stop();', ''],
      [
        'what was to be asked for once more outlives a restart',
        '  asks_again = false;\n  out = in;',
        '  out = in;',
      ],
      ['a restart plays on', '  out = in;\n', ''],
      [
        'wishes without end',
        'if (wishes == MAXIMUM_WISHES) trap_restart();',
        'if (wishes == 5000) trap_restart();',
      ],
    ],
  },
  {
    file: 'firmware/boards/common/surroundings.c',
    suites: COMMON,
    faults: [
      ['noise is told', 'change >= BATTERY_STEP_MILLIVOLTS', 'change >= BATTERY_STEP_MILLIVOLTS - 1'],
      ['the smallest change is not told', 'if (change >= BATTERY', 'if (change > BATTERY'],
      ['headphones are told once', 'told_headphones = present;', ''],
    ],
  },
  {
    file: 'firmware/boards/common/storage.c',
    suites: COMMON,
    faults: [
      [
        'a slot that is not there',
        'if (slot >= STORAGE_SLOTS) return false;',
        'if (slot > STORAGE_SLOTS) return false;',
      ],
      [
        'an erase within a sector',
        'return within == 0 && board_storage_erase(slot);',
        'return board_storage_erase(slot);',
      ],
      ['a failure counts as done', 'is_done ? STATUS_DONE : STATUS_FAILED', 'STATUS_DONE'],
    ],
  },
  {
    file: 'firmware/boards/common/voice.c',
    suites: COMMON,
    faults: [['bytes beyond the image', 'length <= image_bytes - offset;', 'length <= image_bytes;']],
  },
  {
    file: 'firmware/boards/common/display.c',
    suites: COMMON,
    faults: [
      ['the last column is not sent', 'range->last - range->first + 1u', 'range->last - range->first'],
      [
        'the panel stays on',
        'if (wanted != is_on) ssd1306_turn(wanted);',
        'if (wanted) ssd1306_turn(wanted);',
      ],
      ['what is shown is forgotten', 'memcpy(shown, frame, FRAME_BYTES);', ''],
    ],
  },
  {
    file: 'firmware/boards/common/ssd1306.c',
    suites: COMMON,
    faults: [
      ['rows upside down', 'MIRROR_COLUMNS, MIRROR_ROWS,', 'MIRROR_COLUMNS, 0xc0u,'],
      ['no charge pump', 'SET_CHARGE_PUMP, CHARGE_PUMP_ON,', 'SET_CHARGE_PUMP, 0x10u,'],
    ],
  },
  {
    file: 'firmware/boards/common/entropy-health.c',
    suites: ENTROPY,
    faults: [
      [
        'a run may be one longer',
        'state->repetitions < HEALTH_REPETITION_CUTOFF',
        'state->repetitions <= HEALTH_REPETITION_CUTOFF',
      ],
      ['windows are not begun anew', 'state->samples % HEALTH_WINDOW_SAMPLES == 0', 'state->samples == 0'],
      [
        'the share may be one larger',
        'state->occurrences < HEALTH_PROPORTION_CUTOFF',
        'state->occurrences <= HEALTH_PROPORTION_CUTOFF',
      ],
    ],
  },
  {
    file: 'firmware/boards/common/entropy.c',
    suites: ENTROPY,
    faults: [
      ['the samples of the start are used', 'take(START_UP_SAMPLES, NULL) ? HEALTHY', 'true ? HEALTHY'],
      [
        'a source that failed is tried again',
        'if (source == HEALTHY && !fill(bytes)) source = FAILED;',
        'if (source == HEALTHY && !fill(bytes)) return false;',
      ],
      [
        'half of the samples',
        '#define POOL_SAMPLES (8u * ENTROPY_BYTES + 64u)',
        '#define POOL_SAMPLES (4u * ENTROPY_BYTES + 32u)',
      ],
    ],
  },
  {
    file: 'firmware/boards/common/sha256.c',
    suites: COMMON,
    faults: [
      ['a wrong constant', '0xc67178f2', '0xc67178f3'],
      ['the length in bytes', 'state->length * 8;', 'state->length;'],
    ],
  },
  {
    file: 'firmware/boards/common/memory.c',
    suites: COMMON,
    faults: [
      [
        'an overlap is copied forwards',
        '>= length) return memcpy',
        '>= length || length < 64) return memcpy',
      ],
      [
        'the ends are compared as signed',
        'if (*a != *b) return *a - *b;',
        'if (*a != *b) return (int8_t)*a - (int8_t)*b;',
      ],
    ],
  },
  {
    file: 'firmware/boards/common/core-host.c',
    suites: RP2040,
    faults: [
      [
        'a core of another contract is started',
        'if (w2c_core_abiVersion(&core_instance) != CORE_ABI_VERSION) board_halt();',
        '',
      ],
    ],
  },
  {
    file: 'firmware/boards/rp2040/flash.c',
    suites: RP2040,
    faults: [
      [
        'what was programmed is not read back',
        'if (target[i] != page[within + i]) is_as_wanted = false;',
        ';',
      ],
      ['what was programmed stays in RAM', '  memset(page, ERASED, PAGE_BYTES);\n  __asm', '  __asm'],
    ],
  },
  {
    file: 'firmware/boards/rp2040/flash.c',
    suites: ['tests/boards/flash.test.ts'],
    faults: [
      [
        'of a range its first unit is erased',
        'at < bytes; at += FLASH_ERASE_BYTES',
        'at < 1; at += FLASH_ERASE_BYTES',
      ],
      ['of a range its first page is programmed', 'length -= count;', 'length = 0;'],
      ['a page that was not taken counts as taken', 'is_as_wanted = false;\n    offset', '{}\n    offset'],
      ...leavesFlash('is erased', 'bytes'),
      ...leavesFlash('is programmed', 'length'),
    ],
  },
  {
    file: 'firmware/boards/nrf51/flash.c',
    suites: ['tests/qemu/flash.test.ts'],
    faults: [...leavesFlash('is erased', 'bytes'), ...leavesFlash('is programmed', 'length')],
  },
];
