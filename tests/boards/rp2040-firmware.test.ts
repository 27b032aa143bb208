/**
 * What the RP2040's firmware does when nothing goes as usual, and what it costs, in the emulated chip and its own time.
 */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { encodeFrame, FrameDecoder, type Frame } from '../../host-tools/link/framing.ts';
import { encodeRequest } from '../../host-tools/link/messages.ts';
import { MESSAGES, type MessageName, type Messages } from '../../host-tools/link/protocol.generated.ts';
import {
  CORE_INSTANCE,
  coreBuffers,
  coreMemoryAddress,
  LAYOUT_BYTES,
  LAYOUT_FUNCTION,
  type CoreBuffer,
} from '../../simulator/emulator/core-buffers.ts';
import { loadImage, type BoardImage } from '../../simulator/emulator/image.ts';
import { Rp2040Board } from '../../simulator/emulator/rp2040/rp2040-board.ts';
import { loadRp2040js, type Rp2040js } from '../../simulator/emulator/rp2040/rp2040js.ts';
import { seededBits } from '../../simulator/emulator/rp2040/rosc.ts';
import { readGlass } from '../../simulator/glass/reading.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import { ABI_VERSION, type ModelName } from '../../simulator/token/contract.generated.ts';
import { readMarks } from '../../simulator/token/sound-buffers.ts';
import { describeWith } from '../support/system-programs.ts';

const START_MS = Date.UTC(2026, 10, 24, 12, 0, 0);
/** A first start writes a record: an erase takes 45 ms. */
const BOOT_MS = 100;
const ANSWER_MS = 200;
const DAY_NANOS = 86_400e9;
/** firmware/boards/common/stack.h */
const STACK_PAINT = 0xc0deface;
const STACK_BYTES = 2048;
const HARD_FAULT = 3;
/** The interrupt of UART0 as an exception number (RP2040 datasheet section 2.3.2). */
const UART0_EXCEPTION = 16 + 20;
const FAULT_TRAP = 1;

describeWith(['arm-none-eabi-gcc'], "the RP2040's firmware", () => {
  let rp2040js: Rp2040js;
  let image: BoardImage;
  let board: Rp2040Board;
  let answers: Frame[];

  beforeAll(async () => {
    rp2040js = await loadRp2040js();
  });

  function start(model: ModelName): void {
    image = loadImage('rp2040', model);
    board = new Rp2040Board({
      rp2040js,
      image,
      storage: new MemoryStorage(),
      unixMs: START_MS,
      randomBit: seededBits(42),
    });
    const decoder = new FrameDecoder();
    answers = [];
    board.link.onReceive((bytes) => answers.push(...decoder.push(bytes)));
    board.powerOn();
    board.run(BOOT_MS);
  }

  function request<N extends MessageName>(name: N, fields: Messages[N]['request']): Frame {
    answers.length = 0;
    board.link.send(
      encodeFrame({ flags: 0, sequence: 1, type: MESSAGES[name].id, payload: encodeRequest(name, fields) }),
    );
    for (let ms = 0; ms < ANSWER_MS && answers.length === 0; ms++) board.run(1);
    const [answer] = answers;
    if (answer === undefined) throw new Error(`${name}: no answer within ${ANSWER_MS} ms`);
    return answer;
  }

  function provision(): void {
    request('set-clock', {
      unixSeconds: BigInt(START_MS / 1000),
      millisecond: 0,
      trimPartsPerBillion: 0,
    });
    const answer = request('provision', {
      serialNumber: '900010000014',
      algorithm: 1,
      digits: 8,
      timeStepSeconds: 30,
      t0UnixSeconds: 0n,
      secret: Buffer.from('12345678901234567890'),
    });
    expect(answer.payload).toHaveLength(0);
  }

  /** The fault that `identify` tells, 0 for none. */
  function fault(): number {
    const { payload } = request('identify', { minimumVersion: 1, maximumVersion: 1 });
    return payload[6]!;
  }

  /** Counts how often a function is entered. */
  function countEntries(symbol: string): () => number {
    let count = 0;
    void board.probe.onEntry(symbol, 0, () => {
      count++;
    });
    return () => count;
  }

  /** Goes on at a function, as if the loop had called it. */
  function enter(symbol: string): void {
    const { core } = board.chip.rp2040;
    core.waiting = false;
    core.PM = false;
    core.PC = board.probe.address(symbol) & ~1;
  }

  function deepestStackBytes(): number {
    const bottom = board.probe.address('link_stack_bottom');
    const bytes = Buffer.from(board.probe.read(bottom, STACK_BYTES));
    let unused = 0;
    while (unused < STACK_BYTES && bytes.readUInt32LE(unused) === STACK_PAINT) unused += 4;
    return STACK_BYTES - unused;
  }

  describe('as a code display', () => {
    beforeEach(() => start('code-display'));

    test('starts the core anew after a trap, in its fault state, and answers', () => {
      expect(fault()).toBe(0);
      const restarts = countEntries('trap_restart');
      enter('wasm_rt_trap');
      board.run(BOOT_MS);
      expect(fault()).toBe(FAULT_TRAP);
      expect(restarts()).toBe(1);
    });

    test('takes a fault of the processor for a trap', () => {
      const { core } = board.chip.rp2040;
      core.waiting = false;
      core.exceptionEntry(HARD_FAULT);
      board.run(BOOT_MS);
      expect(fault()).toBe(FAULT_TRAP);
      expect(core.IPSR).toBe(0);
    });

    test('halts for a fault within an interrupt', () => {
      const halts = countEntries('board_halt');
      const { core } = board.chip.rp2040;
      core.waiting = false;
      core.exceptionEntry(UART0_EXCEPTION);
      core.exceptionEntry(HARD_FAULT);
      board.run(BOOT_MS);
      expect(halts()).toBe(1);
      const { all, slept } = board.chip.cycles;
      board.press('main');
      board.run(1000);
      const after = board.chip.cycles;
      expect(after.all - all - (after.slept - slept)).toBe(0);
    });

    test('halts when the core traps while it is started after a trap', () => {
      const halts = countEntries('board_halt');
      void board.probe.onEntry('w2c_core_boot', 0, () => {
        board.chip.rp2040.core.PC = board.probe.address('wasm_rt_trap') & ~1;
      });
      enter('wasm_rt_trap');
      board.run(BOOT_MS);
      expect(halts()).toBe(1);
    });

    test('goes on after a trap, with the stack empty again, however often', () => {
      for (let count = 0; count < 5; count++) {
        enter('wasm_rt_trap');
        board.run(BOOT_MS);
        expect(fault()).toBe(FAULT_TRAP);
      }
      expect(deepestStackBytes()).toBeLessThan(STACK_BYTES / 2);
    });

    test('restarts when the stack has outgrown its place', () => {
      const restarts = countEntries('trap_restart');
      board.probe.write(board.probe.address('link_stack_bottom'), new Uint8Array(4));
      board.press('main');
      board.run(BOOT_MS);
      expect(restarts()).toBe(1);
      expect(fault()).toBe(FAULT_TRAP);
    });

    test('halts before it starts a core of another contract', () => {
      const halts = countEntries('board_halt');
      const boots = countEntries('w2c_core_boot');
      void board.probe.onEntry('w2c_core_abiVersion', 0, () => {
        const { core } = board.chip.rp2040;
        core.registers[0] = ABI_VERSION + 1;
        core.PC = core.LR & ~1;
      });
      enter('wasm_rt_trap');
      board.run(BOOT_MS);
      expect([halts(), boots()]).toEqual([1, 0]);
    });

    test('leaves nothing of what it programmed in the buffer for it', () => {
      const PAGE_BYTES = 256;
      const pages: string[] = [];
      void board.probe.onEntry('w2c_core_storageDone', 0, () => {
        const page = board.probe.read(board.probe.address('page'), PAGE_BYTES);
        pages.push(Buffer.from(page).toString('hex'));
      });
      provision();
      expect(pages.length).toBeGreaterThan(2);
      expect([...new Set(pages)]).toEqual(['ff'.repeat(PAGE_BYTES)]);
    });

    test.each(['first', 'last'] as const)(
      'says so when flash does not take the %s byte that is programmed, and keeps the old record',
      (which) => {
        const STORAGE_FAILED = 7;
        provision();
        const before = request('read-setting', { setting: 0 }).payload;
        const { flash } = board;
        const program = flash.program.bind(flash);
        flash.program = (offset, bytes) => {
          program(offset, bytes);
          const changed = [...bytes.keys()].filter((place) => bytes[place] !== 0xff);
          flash.bytes[offset + changed.at(which === 'first' ? 0 : -1)!] = 0xff;
        };
        expect(request('change-setting', { setting: 0, value: 45 }).payload[0]).toBe(STORAGE_FAILED);
        flash.program = program;
        expect(request('read-setting', { setting: 0 }).payload).toEqual(before);
      },
    );

    test('shows a code within 10 ms of the press', () => {
      provision();
      board.press('main');
      board.run(10);
      expect(readGlass(board.frame()).code).toMatch(/^\d{8}$/);
    });

    test('sleeps through a minute in which nothing happens', () => {
      provision();
      board.press('main');
      board.run(200);
      board.release('main');
      board.run(120_000);
      expect(board.frame()).toEqual(new Uint8Array(16));
      const { all, slept } = board.chip.cycles;
      board.run(60_000);
      const after = board.chip.cycles;
      expect(after.all - all).toBeGreaterThan(700_000_000);
      expect(after.slept - slept).toBe(after.all - all);
    });

    test('needs less than half of its stack', () => {
      provision();
      board.press('main');
      board.run(500);
      board.release('main');
      request('self-test', {});
      board.run(500);
      expect(deepestStackBytes()).toBeGreaterThan(200);
      expect(deepestStackBytes()).toBeLessThan(STACK_BYTES / 2);
    });

    test('refuses random bytes, for good, when the oscillator stands still', () => {
      board = new Rp2040Board({
        rp2040js,
        image,
        storage: new MemoryStorage(),
        unixMs: START_MS,
        randomBit: () => 1,
      });
      const decoder = new FrameDecoder();
      board.link.onReceive((bytes) => answers.push(...decoder.push(bytes)));
      board.powerOn();
      board.run(BOOT_MS);
      const NO_ENTROPY = 10;
      expect(request('read-entropy', { length: 32 }).payload[0]).toBe(NO_ENTROPY);
    });

    test('gives other random bytes each time', () => {
      const [first, second] = [1, 2].map(() => request('read-entropy', { length: 32 }).payload);
      expect(first).toHaveLength(32);
      expect(second).toHaveLength(32);
      expect(second).not.toEqual(first);
    });

    /** What a press shows. */
    function pressedCode(): string | null {
      board.press('main');
      board.run(200);
      board.release('main');
      board.run(200);
      return readGlass(board.frame()).code;
    }

    test('knows the time beyond 49 days, where 32 bits of milliseconds wrap', () => {
      provision();
      for (let day = 0; day < 60; day++) {
        board.chip.clock.advanceTo(board.chip.clock.nanos + DAY_NANOS);
        board.run(1000);
      }
      expect(pressedCode()).toMatch(/^\d{8}$/);
    });

    test('takes the time from its clock after a reset that left clock and timer running', () => {
      provision();
      const codeAfter = (timerNanos: number): string | null => {
        board.powerCut();
        board.powerOn();
        board.chip.clock.nanos = timerNanos;
        board.setUnixMs(START_MS + 3_600_000);
        board.run(3000);
        return pressedCode();
      };
      const code = codeAfter(0);
      expect(code).toMatch(/^\d{8}$/);
      expect(codeAfter(3600e9)).toBe(code);
    });
  });

  describe('as a code reader', () => {
    let marks: CoreBuffer;
    /** When each sample was given to the PWM. */
    let playedNanos: number[];
    let rendered: number;
    let cutAtSample: number | null;

    beforeEach(() => {
      start('code-reader');
      provision();
      const { probe } = board;
      const memory = coreMemoryAddress(probe, image.entry);
      const layout = probe.call(LAYOUT_FUNCTION, [probe.address(CORE_INSTANCE)]).result;
      marks = coreBuffers(probe.read(memory + layout, LAYOUT_BYTES), memory).audioMarks;
      playedNanos = [];
      rendered = 0;
      cutAtSample = null;
      board.onLevel(({ nanos }) => playedNanos.push(nanos));
      void board.probe.onEntry('sound_rendered', 1, ([samples]) => {
        for (const { kind, sample } of readMarks(board.probe.read(marks.address, marks.bytes)))
          if (kind === 'cut') cutAtSample = rendered + sample;
        rendered += samples!;
      });
    });

    test('says the first sound within 100 ms of the press', () => {
      board.press('fn');
      board.run(100);
      expect(playedNanos.length).toBeGreaterThan(0);
    });

    test('is silent within 30 ms of a press', () => {
      board.press('fn');
      board.run(100);
      board.release('fn');
      // In the middle of a word.
      board.run(2500);
      expect(cutAtSample).toBeNull();
      const pressedNanos = board.chip.clock.nanos;
      board.press('5');
      board.run(100);
      expect(cutAtSample).not.toBeNull();
      expect((playedNanos[cutAtSample!]! - pressedNanos) / 1e6).toBeLessThan(30);
    });

    test('leaves at least 30 % of the chip idle while it speaks', () => {
      board.press('fn');
      board.run(100);
      board.release('fn');
      const { all, slept } = board.chip.cycles;
      board.run(2000);
      expect(board.isSounding).toBe(true);
      const after = board.chip.cycles;
      expect((after.slept - slept) / (after.all - all)).toBeGreaterThan(0.3);
    });
  });
});
