/** Small programs in assembler for the emulated RP2040, so that its rules can be tested one by one. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BoardImage } from '../../simulator/emulator/image.ts';
import { boot2Crc } from '../../simulator/emulator/rp2040/boot-rom.ts';
import { BOOT2_BYTES, XIP_BASE } from '../../simulator/emulator/rp2040/memory-map.ts';

/** boot2 switches the flash interface on and goes to `start`, behind it, unless it was called (LR not 0). */
const FRAME = `
  .syntax unified
  .cpu cortex-m0plus
  .thumb
  .global boot2, start
  .section .text
boot2:
  push {lr}
  ldr r3, =0x18000000
  movs r1, #1
  str r1, [r3, #8]
  pop {r0}
  cmp r0, #0
  beq 1f
  bx r0
1: ldr r0, =start + 1
  bx r0
  .pool
  .org ${BOOT2_BYTES}
  .thumb_func
start:
`;

/** What a program leaves for its test: a word in RAM. */
const RESULT_ADDRESS = 0x20001000;
const RESULT = `\n  .pool\n  .equ result, ${RESULT_ADDRESS}\n`;

const LINK = [`-Ttext=0x${XIP_BASE.toString(16)}`, '-e', 'start', '-Map', 'a.map'];

/** What an ELF file's first program header loads (System V ABI, chapter 5). */
function segmentOf(elf: Uint8Array): Uint8Array {
  const view = new DataView(elf.buffer);
  const header = view.getUint32(28, true);
  const [offset, address] = [view.getUint32(header + 4, true), view.getUint32(header + 8, true)];
  const before = XIP_BASE - address;
  return elf.slice(offset + before, offset + view.getUint32(header + 16, true));
}

/** Global labels, as the linker's map lists them, and the place of the result. */
function symbolsIn(mapFile: string): Map<string, number> {
  const lines = readFileSync(mapFile, 'utf8').matchAll(/^ +(0x[0-9a-f]+) +([a-z]\w*)$/gm);
  const labels = Array.from(lines, ([, address, name]) => [name!, Number(address)] as const);
  return new Map([...labels, ['result', RESULT_ADDRESS]]);
}

function run(program: string, args: readonly string[], folder: string): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr}`);
  return stdout;
}

/** Assembles what follows `start:`; the labels that it declares global are the image's symbols. */
export function assemble(source: string): BoardImage {
  const folder = mkdtempSync(path.join(tmpdir(), 'small-program-'));
  try {
    writeFileSync(path.join(folder, 'a.s'), FRAME + source + RESULT);
    run('arm-none-eabi-as', ['a.s', '-o', 'a.o'], folder);
    run('arm-none-eabi-ld', [...LINK, 'a.o', '-o', 'a.elf'], folder);
    const firmware = segmentOf(new Uint8Array(readFileSync(path.join(folder, 'a.elf'))));
    new DataView(firmware.buffer).setUint32(BOOT2_BYTES - 4, boot2Crc(firmware), true);
    return {
      entry: ENTRY,
      firmware,
      elfPath: '',
      voice: null,
      symbols: symbolsIn(path.join(folder, 'a.map')),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const NO_FILE = { path: '', bytes: 0, sha256: '' };
const ENTRY: BoardImage['entry'] = {
  board: 'rp2040',
  model: 'code-display',
  version: '0.0.0',
  flavour: 'development',
  development: true,
  messages: [],
  readOutProtection: { register: null, why: '' },
  coreSha256: '',
  coreBytes: 0,
  memoryBytes: 0,
  memoryOffset: 0,
  voice: null,
  files: { elf: NO_FILE, bin: NO_FILE, symbols: NO_FILE },
  ramBytes: 0,
  flashBytes: 0,
};
