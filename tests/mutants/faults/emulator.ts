/** Faults in what emulates chips, displays and lines. */
import type { FaultGroup } from '../fault.ts';

const CHIP = ['tests/emulator/chip.test.ts'];

export const EMULATOR_FAULTS: readonly FaultGroup[] = [
  {
    file: 'simulator/emulator/rp2040/sound-capture.ts',
    suites: ['tests/emulator/sound.test.ts'],
    faults: [['the lower edge of a level', '(level + 0.5)', 'level']],
  },
  {
    file: 'simulator/emulator/rp2040/usb-packets.ts',
    suites: ['tests/emulator/usb-device-faults.test.ts'],
    faults: [
      ['packets out of their order pass', 'if (isData1 !== direction.isData1)', 'if (isData1 === undefined)'],
      ['a setup packet does not begin with DATA1', '      direction.isData1 = true;\n', ''],
    ],
  },
  {
    file: 'simulator/emulator/rp2040/usb-host.ts',
    suites: ['tests/emulator/usb-device-faults.test.ts', 'tests/emulator/usb.test.ts'],
    faults: [
      ['a slow processor passes', 'clkSys < LEAST_SYSTEM_HERTZ', 'clkSys < 0'],
      ['a device without its pull-up', '& PULL_UP) === 0)', '& PULL_UP) === 1)'],
    ],
  },
  {
    file: 'simulator/emulator/rp2040/nor-flash.ts',
    suites: ['tests/emulator/nor-flash.test.ts', ...CHIP],
    faults: [
      [
        'programming sets bits',
        'this.bytes[offset + at + index]! &= byte',
        'this.bytes[offset + at + index]! = byte',
      ],
      [
        'the rest of flash may be changed',
        'if (offset < JOURNAL_OFFSET || offset + length > JOURNAL_END)',
        'if (offset + length > JOURNAL_END)',
      ],
      [
        'an erase that the storage refused',
        '=> this.#storage.erase(at - JOURNAL_OFFSET))) return;',
        '=> this.#storage.erase(at - JOURNAL_OFFSET))) continue;',
      ],
    ],
  },
  {
    file: 'simulator/emulator/rp2040/rtc.ts',
    suites: CHIP,
    faults: [['months count from zero', '(date.getUTCMonth() + 1) << 8', 'date.getUTCMonth() << 8']],
  },
  {
    file: 'simulator/emulator/rp2040/uart-line.ts',
    suites: CHIP,
    faults: [
      [
        'a full FIFO loses nothing',
        'RECEIVE_FULL) !== 0) this.#overruns += 1;',
        'RECEIVE_FULL) > 999) this.#overruns += 1;',
      ],
    ],
  },
  {
    file: 'simulator/emulator/rp2040/bus.ts',
    suites: CHIP,
    faults: [
      [
        'an unaligned store passes',
        "(address & 1) !== 0) throw this.#unaligned('a halfword store'",
        "(address & 1) === 9) throw this.#unaligned('a halfword store'",
      ],
      [
        'the boot ROM can be written',
        "if (address < BOOT_ROM_BYTES) throw this.#fault('no store to the boot ROM', hex(address));",
        '',
      ],
    ],
  },
  {
    file: 'simulator/emulator/display/ssd1306.ts',
    suites: ['tests/emulator/display.test.ts'],
    faults: [
      [
        'a panel without charge is lit',
        'if (!isOn || !isCharged) return pixels;',
        'if (!isOn) return pixels;',
      ],
      ['columns are not mirrored', 'mirrorsColumns ? DISPLAY_WIDTH - 1 - column : column', 'column'],
      [
        'the window does not end',
        'state.column === columns.last ? columns.first',
        'state.column === 127 ? columns.first',
      ],
      ['pixels within a command', 'if (this.#pending.length > 0)', 'if (this.#pending.length > 9)'],
      ['a wrong multiplex passes', 'if (got !== NEEDED[command])', 'if (got === 255)'],
    ],
  },
  {
    file: 'simulator/emulator/display/glass-image.ts',
    suites: [
      'tests/emulator/display.test.ts',
      'tests/boards-data/glass-pixels.test.ts',
      'tests/emulator/glass.test.ts',
    ],
    faults: [
      ['a stray pixel passes', 'if (stray >= 0) {', 'if (stray > 9999) {'],
      ['half a segment is lit', 'pixels.every((pixel)', 'pixels.some((pixel)'],
    ],
  },
  {
    file: 'simulator/emulator/qemu/gdb-packets.ts',
    suites: ['tests/qemu/gdb-packets.test.ts'],
    faults: [
      ['a wrong checksum passes', 'if (given !== checksum(data)) {', 'if (given === "") {'],
      ['a packet in two pieces', 'this.#rest.length < end + 3)', 'this.#rest.length < end + 2)'],
    ],
  },
  {
    file: 'simulator/emulator/qemu/display-wires.ts',
    suites: ['tests/qemu/display-wires.test.ts'],
    faults: [
      ['bits while it is not selected', '&& !this.#isHigh(chipSelect)) this', ') this'],
      ['half a byte goes on after a reset', 'if (pin === chipSelect || pin === reset) this.#bits = 0;', ''],
    ],
  },
  {
    file: 'simulator/emulator/device/board-clock.ts',
    suites: ['tests/emulator/board-clock.test.ts', 'tests/emulator/storage.test.ts'],
    faults: [
      [
        'a slice goes over what is due',
        'Math.min(limitMs, untilDueMs, SLICE_MS)',
        'Math.min(limitMs, SLICE_MS)',
      ],
      ['a moved time of day is not told to the board', 'this.#driven?.setUnixMs(unixMs);', ''],
    ],
  },
];
