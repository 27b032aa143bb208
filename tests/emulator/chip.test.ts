/** What a Cortex-M0+ and its flash refuse, the emulated one refuses too; what they do, it does. */
import { beforeAll, expect, test } from 'vitest';
import { ChipFault } from '../../simulator/emulator/board.ts';
import { JOURNAL_OFFSET, XIP_BASE } from '../../simulator/emulator/rp2040/memory-map.ts';
import { Rp2040Board } from '../../simulator/emulator/rp2040/rp2040-board.ts';
import { loadRp2040js, type Rp2040js } from '../../simulator/emulator/rp2040/rp2040js.ts';
import { seededBits } from '../../simulator/emulator/rp2040/rosc.ts';
import { MemoryStorage, PowerCut, type Storage } from '../../simulator/ports/storage.ts';
import { describeWith } from '../support/system-programs.ts';
import { assemble } from './small-program.ts';

let rp2040js: Rp2040js;
beforeAll(async () => {
  rp2040js = await loadRp2040js();
});

function boardWith(source: string, storage: Storage = new MemoryStorage()): Rp2040Board {
  const board = new Rp2040Board({
    rp2040js,
    image: assemble(source),
    storage,
    unixMs: Date.parse('2026-11-22T12:34:56.700Z'),
    randomBit: seededBits(1),
  });
  board.powerOn();
  return board;
}

function resultOf(source: string, ms = 1): number {
  const board = boardWith(source);
  board.run(ms);
  return board.probe.readWord(board.probe.address('result'));
}

function faultOf(act: () => void): Error | null {
  try {
    act();
  } catch (error) {
    return error as Error;
  }
  return null;
}

const SLEEP = '\n1: wfi\n  b 1b\n';
const SAVE = `  ldr r7, =result\n  str r0, [r7]\n${SLEEP}`;

/** Calls boot ROM functions out of RAM, as a flash driver must: the routine is copied there and entered. */
function flashing(calls: string, before = '  cpsid i\n'): string {
  return `${before}
  ldr r0, =routine
  ldr r1, =0x20002000
  ldr r2, =routine_end
2: ldr r3, [r0]
  str r3, [r1]
  adds r0, #4
  adds r1, #4
  cmp r0, r2
  blo 2b
  ldr r0, =0x20002001
  blx r0
  movs r0, #1
${SAVE}
  .align 2
  .thumb_func
rom:
  push {r4, lr}
  movs r2, #0x14
  ldrh r0, [r2]
  movs r2, #0x18
  ldrh r2, [r2]
  blx r2
  pop {r4, pc}
  .align 2
routine:
  push {r4, r5, r6, lr}
${calls}
  pop {r4, r5, r6, pc}
  .align 2
  .pool
  .align 2
routine_end:
`;
}

/** Within the routine: the function of this code. Looked up in RAM, since the ROM's table is always there. */
function rom(code: string): string {
  const word = code.charCodeAt(0) | (code.charCodeAt(1) << 8);
  return `
  push {r0, r1, r2}
  movs r2, #0x14
  ldrh r0, [r2]
  ldr r1, =${word}
  movs r2, #0x18
  ldrh r2, [r2]
  blx r2
  mov r6, r0
  pop {r0, r1, r2}
  blx r6
`;
}

const ERASE = `  ldr r0, =${JOURNAL_OFFSET}\n  ldr r1, =4096\n  ldr r2, =65536\n  movs r3, #0xd8\n${rom('RE')}`;
const PROGRAM = `  ldr r0, =${JOURNAL_OFFSET}\n  ldr r1, =0x20003000\n  ldr r2, =256\n${rom('RP')}`;
const OPEN = rom('IF') + rom('EX');
const CLOSE = rom('FC') + rom('CX');

describeWith(['arm-none-eabi-gcc'], 'the emulated RP2040', () => {
  test('runs a program, and its debugger reads what it left', () => {
    expect(resultOf(`  movs r0, #42\n${SAVE}`)).toBe(42);
  });

  test.each([
    [
      'a word read at 2',
      '  ldr r1, =0x20000002\n  ldr r0, [r1]\n',
      /a word read at an aligned address, got 0x20000002/,
    ],
    ['a word store at 1', '  ldr r1, =0x20000001\n  str r0, [r1]\n', /a word store at an aligned address/],
    [
      'a halfword read at 1',
      '  ldr r1, =0x20000001\n  ldrh r0, [r1]\n',
      /a halfword read at an aligned address/,
    ],
    [
      'a halfword store at 3',
      '  ldr r1, =0x20000003\n  strh r0, [r1]\n',
      /a halfword store at an aligned address/,
    ],
    [
      'a store to flash',
      '  ldr r1, =0x10000800\n  str r0, [r1]\n',
      /flash to be changed by the boot ROM alone/,
    ],
    [
      'a byte stored to flash',
      '  ldr r1, =0x13000800\n  strb r0, [r1]\n',
      /flash to be changed by the boot ROM alone/,
    ],
    ['a store to the boot ROM', '  movs r1, #0\n  str r0, [r1]\n', /no store to the boot ROM/],
    ['an address where nothing is', '  ldr r1, =0x30000000\n  ldr r0, [r1]\n', /invalid memory address/],
    ['a breakpoint left in', '  bkpt #3\n', /no breakpoint instruction in the firmware, got BKPT 3/],
  ])('refuses %s, and names where', (_, source, message) => {
    const board = boardWith(source + SLEEP);
    const fault = faultOf(() => board.run(1));
    expect(fault).toBeInstanceOf(ChipFault);
    expect(fault?.message).toMatch(/^at 0x100001[0-9a-f]{2}: expected /);
    expect(fault?.message).toMatch(message);
  });

  test('refuses an image whose boot2 has a wrong checksum', () => {
    const image = assemble(SLEEP);
    image.firmware[0]! ^= 1;
    const options = { rp2040js, image, storage: new MemoryStorage(), unixMs: 0, randomBit: seededBits(1) };
    expect(() => new Rp2040Board(options).powerOn()).toThrow(/boot2: expected the checksum 0x[0-9a-f]{8}/);
  });

  test('wakes from WFI by an interrupt that was pending before, and enters its handler only when allowed', () => {
    // Alarm 0 is forced while PRIMASK is set: WFI ends, the handler (r5) waits for cpsie.
    const source = `
  ldr r0, =0x20000000
  ldr r1, =0xe000ed08
  str r0, [r1]
  ldr r1, =handler + 1
  str r1, [r0, #64]
  movs r5, #0
  movs r0, #1
  ldr r1, =0xe000e100
  cpsid i
  str r0, [r1]
  ldr r1, =0x40054000
  str r0, [r1, #0x3c]
  str r0, [r1, #0x38]
  wfi
  mov r4, r5
  cpsie i
  nop
  lsls r4, #8
  mov r0, r4
  add r0, r5
${SAVE}
  .align 2
  .thumb_func
handler:
  ldr r1, =0x40054000
  movs r0, #0
  str r0, [r1, #0x3c]
  adds r5, #1
  bx lr
`;
    expect(resultOf(source)).toBe(1);
  });

  test('erases and programs as NOR flash does: bits are cleared, never set, as the chip itself reads them', () => {
    const storage = new MemoryStorage();
    storage.image.fill(0x0f, 0, 4);
    const fill = (value: string): string =>
      `  ldr r0, =0x20003000\n  ldr r1, =${value}\n  ldr r2, =0x20003100\n3: str r1, [r0]\n  adds r0, #4\n  cmp r0, r2\n  blo 3b\n`;
    /** The journal's first two words and its last one, read where the chip maps its flash, after the change. */
    const read = (act: string, ms: number): number[] => {
      const words = [0, 4, 8188].map(
        (place) => `  ldr r1, =${XIP_BASE + JOURNAL_OFFSET + place}\n  ldr r0, [r1]\n  stm r7!, {r0}\n`,
      );
      const source = act.replace(SAVE, `  ldr r7, =result\n${words.join('')}${SLEEP}`);
      const board = boardWith(source, storage);
      board.run(ms);
      const at = board.probe.address('result');
      return [0, 4, 8].map((place) => board.probe.readWord(at + place) >>> 0);
    };
    expect(read(`${fill('0xf3f3f3f3')}${flashing(OPEN + PROGRAM + CLOSE)}`, 5)).toEqual([
      0x03030303, 0xf3f3f3f3, 0xffffffff,
    ]);
    expect([...storage.image.slice(0, 6)]).toEqual([3, 3, 3, 3, 0xf3, 0xf3]);
    storage.image.fill(0x0f, 8188);
    expect(read(flashing(OPEN + PROGRAM + CLOSE), 5)[2]).toBe(0x0f0f0f0f);
    expect(read(flashing(OPEN + ERASE + CLOSE), 50)).toEqual([0xffffffff, 0xffffffff, 0x0f0f0f0f]);
    expect(storage.image.every((byte, place) => byte === (place < 8188 ? 0xff : 0x0f))).toBe(true);
  });

  test.each([
    ['with interrupts on', flashing(OPEN + ERASE + CLOSE, ''), /IF to be called with interrupts off/],
    ['before flash left execute-in-place mode', flashing(ERASE), /flash_exit_xip \(EX\) before RE/],
    [
      'and runs on from flash before it is back',
      flashing(OPEN + ERASE),
      /while it is out of execute-in-place mode/,
    ],
    [
      'outside the journal',
      flashing(OPEN + ERASE.replace(`${JOURNAL_OFFSET}`, '4096') + CLOSE),
      /flash erase: expected the journal/,
    ],
    [
      'a function that is not there',
      flashing(rom('ZZ')),
      /a boot ROM function of IF, EX, RE, RP, FC, CX, got "ZZ"/,
    ],
  ])('refuses to change flash %s', (_, source, message) => {
    const storage = new MemoryStorage();
    expect(() => boardWith(source, storage).run(50)).toThrow(message);
  });

  test('loses its power at a storage operation, and starts anew from what is stored', () => {
    const storage = new MemoryStorage();
    storage.image.fill(0);
    const cutting: Storage = {
      read: (offset, length) => storage.read(offset, length),
      erase: () => {
        throw new PowerCut('cut');
      },
      program: (offset, bytes) => storage.program(offset, bytes),
    };
    const board = boardWith(flashing(OPEN + ERASE + CLOSE), cutting);
    board.run(5);
    expect([board.isPowered, board.uptimeMs()]).toEqual([false, 5]);
    expect(storage.image.every((byte) => byte === 0)).toBe(true);
    board.powerOn();
    expect(board.isPowered).toBe(true);
  });

  test('takes its time to erase, and loses link bytes that its FIFO cannot hold meanwhile', () => {
    // UART0 on, with its FIFO, at 12 MHz / 16 / 6.5 (RP2040 datasheet section 4.2.7).
    const uart = `
  ldr r0, =0x40034000
  movs r1, #6
  str r1, [r0, #0x24]
  movs r1, #32
  str r1, [r0, #0x28]
  movs r1, #0x70
  str r1, [r0, #0x2c]
  ldr r1, =0x301
  str r1, [r0, #0x30]
  cpsid i
`;
    const board = boardWith(flashing(OPEN + ERASE + CLOSE, uart));
    board.link.send(new Uint8Array(40));
    board.run(40);
    expect(board.probe.readWord(board.probe.address('result'))).not.toBe(1);
    board.run(10);
    expect([board.probe.readWord(board.probe.address('result')), board.overruns]).toEqual([1, 8]);
  });

  test('keeps the real-time clock going over a power cut', () => {
    const source = `  ldr r1, =0x4005c000\n  ldr r0, [r1, #0x1c]\n  ldr r2, [r1, #0x18]\n  ldr r3, =0x20001004\n  str r2, [r3]\n${SAVE}`;
    const board = boardWith(source);
    const read = (): string => {
      board.run(1);
      const at = board.probe.address('result');
      const [time, date] = [board.probe.readWord(at), board.probe.readWord(at + 4)];
      return `${date >>> 12}-${(date >> 8) & 15}-${date & 31} ${(time >> 24) & 7} ${(time >> 16) & 31}:${(time >> 8) & 63}:${time & 63}`;
    };
    expect(read()).toBe('2026-11-22 0 12:34:56');
    board.powerCut();
    board.run(12 * 3_600_000);
    board.powerOn();
    expect(read()).toBe('2026-11-23 1 0:34:56');
  });

  test('runs a function by itself and counts its cycles, with the chip as before', () => {
    const source = `  movs r0, #7\n${SAVE}
  .global sum
  .thumb_func
sum:
  ldr r2, [sp]
  adds r0, r1
  adds r0, r2
  bx lr
`;
    const board = boardWith(source);
    board.run(1);
    const before = [board.uptimeMs(), ...board.chip.rp2040.core.registers];
    // ldr 2, adds 1, adds 1, bx 2.
    expect(board.probe.call('sum', [1, 2, 0, 0, 40])).toEqual({ result: 43, cycles: 6 });
    expect([board.uptimeMs(), ...board.chip.rp2040.core.registers]).toEqual(before);
    expect(() => board.probe.call('nothing', [])).toThrow(/symbol: .*got "nothing"/);
    expect(() => board.probe.call('start', [], 100)).toThrow(/to return within 100 cycles/);
  });

  test('stops at a function each time it is entered and left, with arguments and result', () => {
    const source = `
  movs r4, #3
3: mov r0, r4
  bl twice
  subs r4, #1
  bne 3b
${SLEEP}
  .global twice
  .thumb_func
twice:
  adds r0, r0
  bx lr
`;
    const board = new Rp2040Board({
      rp2040js,
      image: assemble(source),
      storage: new MemoryStorage(),
      unixMs: null,
      randomBit: seededBits(1),
    });
    const seen: string[] = [];
    const end = board.probe.onEntry('twice', 1, ([argument]) => {
      seen.push(`in ${argument}`);
      if (argument === 2) end();
    });
    board.probe.onReturn('twice', (result) => seen.push(`out ${result}`));
    board.powerOn();
    board.run(1);
    expect(seen).toEqual(['in 3', 'out 6', 'in 2', 'out 4', 'out 2']);
  });
});
