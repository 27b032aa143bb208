/** A board's description with one fault put in: the validator names it. As they stand, the boards have none. */
import { describe, expect, it } from 'vitest';
import { boardFaults } from '../../scripts/generate/boards/board-faults.ts';
import { BOARDS, type Board, type Net, type Part } from '../../scripts/generate/boards/read.ts';

const READER = 'rp2040-code-reader';

function copyOf(id: string): Board {
  const board = BOARDS.find((each) => each.id === id);
  if (board === undefined) throw new Error(`no board ${id}`);
  return structuredClone(board);
}

function netTo(board: Board, end: string): Net {
  const net = board.nets.find(({ to }) => to === end);
  if (net === undefined) throw new Error(`${board.id}: no net to ${end}`);
  return net;
}

function partOf(board: Board, wanted: string): Part {
  const part = board.parts.find(({ ref }) => ref === wanted);
  if (part === undefined) throw new Error(`${board.id}: no part ${wanted}`);
  return part;
}

interface Seed {
  fault: string;
  board?: string;
  put: (board: Board) => void;
  says: string;
}

const WIRES: Seed[] = [
  {
    fault: 'one GPIO on two nets',
    put: (board) => (netTo(board, 'U2.SD').gpio = 27),
    says: 'GPIO27 is on two nets: AMPLIFIER_ENABLE and HEADPHONES_DETECT',
  },
  {
    fault: 'a GPIO that the module uses itself',
    board: 'nrf51-code-display',
    put: (board) => (netTo(board, 'DS1.DC').gpio = 17),
    says: 'P0.17 is on two nets: DISPLAY_DC and KEY_MAIN',
  },
  {
    fault: 'one net on two GPIOs',
    put: (board) => {
      netTo(board, 'J2.TIP').gpio = 10;
      netTo(board, 'J2.TIP').fn = 'out';
    },
    says: 'AUDIO_PWM is on two GPIOs: GPIO22 and GPIO10',
  },
  {
    fault: 'two descriptions of one net',
    put: (board) => (netTo(board, 'J2.TIP').fn = 'out'),
    says: 'AUDIO_PWM has two descriptions: at U2.A+ and at J2.TIP',
  },
  {
    fault: 'a function that is not on the GPIO',
    put: (board) => (netTo(board, 'DS1.SCK').fn = 'SPI0 RX'),
    says: 'DISPLAY_SCK (DS1.SCK): SPI0 RX is not on GPIO18 but on GPIO0, GPIO4, GPIO16, GPIO20',
  },
  {
    fault: 'a function that the chip does not have',
    put: (board) => (netTo(board, 'DS1.SCK').fn = 'SPI2 SCK'),
    says: 'DISPLAY_SCK (DS1.SCK): the RP2040 has no function "SPI2 SCK"',
  },
  {
    fault: 'a GPIO without a function',
    put: (board) => delete netTo(board, 'DS1.DC').fn,
    says: 'DISPLAY_DC (DS1.DC): expected a function',
  },
  {
    fault: 'a GPIO beyond the last',
    put: (board) => (netTo(board, 'DS1.DC').gpio = 30),
    says: 'DISPLAY_DC (DS1.DC): the RP2040 has no GPIO 30',
  },
  {
    fault: 'a supply on the wrong header pin',
    put: (board) => (netTo(board, 'DS1.VCC').pin = 35),
    says: '3V3 (DS1.VCC): pin 35 is ADC_VREF, not 3V3',
  },
  {
    fault: 'a header pin beyond the last',
    put: (board) => (netTo(board, 'DS1.VCC').pin = 41),
    says: '3V3 (DS1.VCC): the header has 40 pins, not a pin 41',
  },
  {
    fault: 'a supply that the module does not have',
    put: (board) => (netTo(board, 'DS1.VCC').net = '5V'),
    says: '5V (DS1.VCC): the Raspberry Pi Pico has no supply "5V"',
  },
  {
    fault: 'a GPIO that is not on the header',
    put: (board) => (netTo(board, 'U2.SD').gpio = 24),
    says: 'AMPLIFIER_ENABLE (U2.SD): GPIO24 is not on the header of the Raspberry Pi Pico',
  },
  {
    fault: 'a wire from two places',
    put: (board) => (netTo(board, 'DS1.VCC').gpio = 28),
    says: '3V3 (DS1.VCC): expected one of gpio, pin and from, found 2',
  },
];

const PARTS: Seed[] = [
  {
    fault: 'a wire to a pin that the part does not have',
    put: (board) => (netTo(board, 'DS1.SCK').to = 'DS1.CLK'),
    says: 'a wire to DS1.CLK: no such pin',
  },
  {
    fault: 'a wire to a part that is not there',
    put: (board) => (netTo(board, 'LS1.+').from = 'U9.OUT+'),
    says: 'a wire to U9.OUT+: no such pin',
  },
  {
    fault: 'a pin left unwired',
    put: (board) => board.nets.splice(board.nets.indexOf(netTo(board, 'DS1.RES')), 1),
    says: 'DS1.RES is not wired',
  },
  {
    fault: 'a pin wired twice',
    put: (board) => board.nets.push({ net: 'GND', pin: 8, to: 'DS1.GND' }),
    says: 'DS1.GND is wired 2 times',
  },
  {
    fault: 'via that names no part',
    put: (board) => (netTo(board, 'J2.TIP').via = ['R2', 'C9']),
    says: 'AUDIO_PWM (J2.TIP): via names C9, which is no part that lies in a wire',
  },
  {
    fault: 'via that names a part beside the board',
    put: (board) => (netTo(board, 'J2.TIP').via = ['DS1']),
    says: 'AUDIO_PWM (J2.TIP): via names DS1, which is no part that lies in a wire',
  },
  {
    fault: 'a part in no wire',
    put: (board) => delete netTo(board, 'J2.TIP').via,
    says: 'R2 lies in 0 wires, expected one',
  },
  {
    fault: 'two parts of one name',
    put: (board) => (partOf(board, 'R2').ref = 'R1'),
    says: 'two parts are called R1',
  },
  {
    fault: 'a part that the drawing cannot place',
    put: (board) => delete partOf(board, 'DS1').side,
    says: 'DS1: expected one of side, beside and role, found 0',
  },
  {
    fault: 'a part beside nothing',
    put: (board) => (partOf(board, 'LS1').beside = 'R1'),
    says: 'LS1: beside names R1, which is no part with a side',
  },
  {
    fault: 'a misspelt property of a net',
    put: (board) => Object.assign(netTo(board, 'U2.SD'), { activ: 'low' }),
    says: 'AMPLIFIER_ENABLE (U2.SD): no net has a property "activ"',
  },
  {
    fault: 'a misspelt property of a part',
    put: (board) => Object.assign(partOf(board, 'U2'), { alternate: ['none'] }),
    says: 'U2: no part has a property "alternate"',
  },
];

const KEYS: Seed[] = [
  {
    fault: 'a key that the model does not have',
    put: (board) => (netTo(board, 'SW1.A').key = 'main'),
    says: 'the code-reader has no key "main"',
  },
  {
    fault: 'a key without a contact',
    put: (board) => delete netTo(board, 'SW1.A').key,
    says: 'the key "fn" has 0 contacts, expected one',
  },
  {
    fault: 'a key with two contacts',
    put: (board) => (board.matrix!.keys[0]![0] = '2'),
    says: 'the key "2" has 2 contacts, expected one',
  },
  {
    fault: 'a matrix of a net that is not there',
    put: (board) => (board.matrix!.rows[0] = 'KEY_ROW_0'),
    says: 'the matrix names the net KEY_ROW_0, which has no GPIO',
  },
  {
    fault: 'a matrix with a key too few',
    put: (board) => board.matrix!.keys[3]!.pop(),
    says: 'the matrix has 4 rows and 3 columns, its keys 4 rows of 3, 3, 3, 2',
  },
  {
    fault: 'a case without a key',
    put: (board) => board.mech.keys.pop(),
    says: 'mech places the keys 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, left, right, expected 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, fn, left, right',
  },
  {
    fault: 'a model that is not there',
    put: (board) => (board.model = 'code-writer'),
    says: 'there is no model "code-writer"',
  },
];

const FLASH: Seed[] = [
  {
    fault: 'a voice image that reaches into a slot',
    put: (board) => (board.hardware.flash.voice!.bytes += 4096),
    says: 'voice (0x40000 to 0x1ff000) and slot 0 (0x1fe000 to 0x1ff000) overlap in flash',
  },
  {
    fault: 'a slot behind the flash',
    put: (board) => (board.hardware.flash.slots[1] = 0x200000),
    says: 'slot 1 (0x200000 to 0x201000) ends behind the flash of 2097152 bytes',
  },
  {
    fault: 'a slot that shares an erase unit',
    put: (board) => (board.hardware.flash.slots[0] = 0x1fd800),
    says: 'slot 0 (0x1fd800 to 0x1fe800) begins within an erase unit of 4096 bytes',
  },
  {
    fault: 'a single slot',
    put: (board) => board.hardware.flash.slots.pop(),
    says: 'expected 2 slots in flash, or none, found 1',
  },
];

describe('a board as it stands', () => {
  it.each(BOARDS.map((board) => [board.id, board] as const))('%s has no fault', (_, board) => {
    expect(boardFaults(board)).toEqual([]);
  });
});

describe('a board with a fault put in', () => {
  it.each([...WIRES, ...PARTS, ...KEYS, ...FLASH].map((seed) => [seed.fault, seed] as const))(
    '%s',
    (_, { board: id, put, says }) => {
      const board = copyOf(id ?? READER);
      put(board);
      expect(boardFaults(board)).toContain(says);
    },
  );
});
