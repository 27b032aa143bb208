/**
 * The built images: what the manifest says of them, the files' own formats, and that a build from another folder is the
 * same.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  FLAVOURS,
  MEMORY_MAPS,
  type Manifest,
  type ManifestFile,
  type ManifestImage,
} from '../../firmware/boards/make/boards.generated.ts';
import { IMAGES } from '../../firmware/boards/make/boards.ts';
import { boot2Checksum, withBoot2Checksum } from '../../firmware/boards/make/boot2.ts';
import { requireFit } from '../../firmware/boards/make/image.ts';
import { toUf2 } from '../../firmware/boards/make/uf2.ts';
import { tierOf } from '../support/depth.ts';
import { expectEqual } from '../support/expect-equal.ts';
import { describeWith } from '../support/system-programs.ts';
import { flashAt, readUf2 } from './uf2-file.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const COMPILERS = ['arm-none-eabi-gcc', 'riscv64-unknown-elf-gcc'];
const FLASH_START_RP2040 = MEMORY_MAPS.rp2040.flash.base;

/** Of each compiler one board, and of the models the one with more in it; all of them before a release. */
const REBUILT = ['rp2040 code-reader', 'fe310 code-display'];
const ALL = IMAGES.map(({ board, model }) => `${board} ${model}`);
const rebuilt = tierOf(process.env) === 'deep' ? ALL : REBUILT;

/** Run in the other folder, with the sources that lie there. */
const REBUILD = `
import { buildImages } from './firmware/boards/make/build.ts';
import { IMAGES } from './firmware/boards/make/boards.ts';
const wanted = process.argv.slice(1);
const root = process.cwd();
await buildImages(
  { root, wasmPath: root + '/build/core.wasm', voicePath: root + '/build/voice/voice.bin' },
  root + '/build/boards',
  IMAGES.filter(({ board, model }) => wanted.includes(board + ' ' + model)),
);`;

const inRoot = (file: string, root = ROOT): Buffer => readFileSync(path.join(root, file));
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const readManifest = (root = ROOT): Manifest =>
  JSON.parse(inRoot('build/boards/manifest.json', root).toString()) as Manifest;
const filesOf = ({ files: { elf, bin, symbols, uf2 } }: ManifestImage): ManifestFile[] =>
  uf2 === undefined ? [elf, bin, symbols] : [elf, bin, symbols, uf2];

describeWith(COMPILERS, 'the board images', () => {
  let images: readonly ManifestImage[];
  const image = (board: string, model: string): ManifestImage =>
    images.find((each) => each.board === board && each.model === model && each.flavour === 'development')!;
  beforeAll(() => {
    images = readManifest().images;
  });

  test('are all there, with the core that was built and the files that the manifest names', () => {
    expect(images.map(({ board, model, flavour }) => `${board} ${model} ${flavour}`)).toEqual(
      IMAGES.flatMap(({ board, model }) => FLAVOURS.map((flavour) => `${board} ${model} ${flavour}`)),
    );
    const core = inRoot('build/core.wasm');
    for (const each of images) {
      expect(each).toMatchObject({ coreSha256: sha256(core), coreBytes: core.length });
      for (const file of filesOf(each)) {
        const bytes = inRoot(file.path);
        expect(file).toMatchObject({ bytes: bytes.length, sha256: sha256(bytes) });
      }
    }
  });

  test('give the core the memory that it asks for, and no more than a word beyond', () => {
    const { exports } = new WebAssembly.Instance(
      new WebAssembly.Module(new Uint8Array(inRoot('build/core.wasm'))),
    );
    const heapBase = (exports['heapBase'] as () => number)();
    const header = inRoot('firmware/boards/common/core-host.h').toString();
    const offset = Number(/^#define CORE_MEMORY_OFFSET (\d+)$/m.exec(header)?.[1]);
    for (const { memoryBytes, memoryOffset } of images) {
      expect(memoryOffset).toBe(offset);
      expect(memoryBytes - heapBase).toBeGreaterThanOrEqual(0);
      expect(memoryBytes - heapBase).toBeLessThan(8);
    }
  });

  test.each(['nrf51', 'fe310'])('%s: data and stack lie within 16 KiB of RAM', (name) => {
    const ofBoard = images.filter(({ board }) => board === name);
    expect(ofBoard).toHaveLength(FLAVOURS.length);
    for (const { ramBytes, memoryBytes } of ofBoard) {
      expect(ramBytes).toBeLessThanOrEqual(16 * 1024);
      // Not a number that nobody measured: the core's memory and the stack are in it.
      expect(ramBytes).toBeGreaterThan(memoryBytes + 2048);
    }
  });

  test('leave room for the records on a chip with 80 KiB of flash', () => {
    for (const { flashBytes, coreBytes } of images) {
      expect(flashBytes).toBeLessThanOrEqual(72 * 1024);
      expect(flashBytes).toBeGreaterThan(coreBytes);
    }
  });

  test('name what tools look for', () => {
    const names = ['core_instance', 'w2c_core_key', 'w2c_core_renderAudio', 'board_storage_erase'];
    for (const each of images) {
      const symbols = JSON.parse(inRoot(each.files.symbols.path).toString()) as object;
      const wanted = [...names, 'board_storage_program', 'sound_rendered', 'link_stack_top', 'trap_restart'];
      expect(Object.keys(symbols)).toEqual(expect.arrayContaining(wanted));
    }
  });

  test.each(['code-display', 'code-reader'])('rp2040 %s: the UF2 file holds firmware and voice', (model) => {
    const { files, voice } = image('rp2040', model);
    const uf2 = readUf2(inRoot(files.uf2!.path));
    const firmware = inRoot(files.bin.path);
    expect(uf2.family).toBe(0xe48bff56);
    expectEqual(flashAt(uf2, FLASH_START_RP2040, firmware.length), firmware);
    expect(voice === null).toBe(model === 'code-display');
    const voiceBytes = voice?.bytes ?? 0;
    if (voice !== null) {
      const image = inRoot('build/voice/voice.bin');
      expect(voice).toMatchObject({ bytes: image.length, sha256: sha256(image) });
      expectEqual(flashAt(uf2, FLASH_START_RP2040 + voice.offset, image.length), image);
      expect(voice.packs).toContain('en.core');
    }
    const pages = Math.ceil(firmware.length / 256) + Math.ceil(voiceBytes / 256);
    expect(uf2.flash.size).toBe(pages);
  });

  test('rp2040: the second boot stage has the checksum that the boot ROM reckons', () => {
    const boot2 = inRoot(image('rp2040', 'code-display').files.bin.path).subarray(0, 256);
    expect(boot2.readUInt32LE(252)).toBe(reflectedChecksum(boot2.subarray(0, 252)));
  });

  describe(`built once more, in another folder, ${rebuilt.join(', ')}`, () => {
    let folder: string;
    let again: readonly ManifestImage[];
    beforeAll(() => {
      folder = mkdtempSync(path.join(os.tmpdir(), 'talkode-images-'));
      for (const part of [
        'firmware/boards',
        'firmware/voice/hashes.json',
        'build/core.wasm',
        'build/voice/voice.bin',
      ])
        cpSync(path.join(ROOT, part), path.join(folder, part), { recursive: true });
      mkdirSync(path.join(folder, 'build'), { recursive: true });
      symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
      symlinkSync(path.join(ROOT, 'package.json'), path.join(folder, 'package.json'));
      const args = ['--import', 'tsx', '--input-type=module', '--eval', REBUILD, ...rebuilt];
      const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
      if (status !== 0) throw new Error(`the build in another folder failed:\n${stderr}`);
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    test('are the same to the byte, and so is what is said of them', () => {
      again = readManifest(folder).images;
      expect(again).toEqual(images.filter(({ board, model }) => rebuilt.includes(`${board} ${model}`)));
      expect(again).toHaveLength(rebuilt.length * FLAVOURS.length);
      for (const { path: file, sha256: said } of again.flatMap(filesOf))
        expect(sha256(inRoot(file, folder)), file).toBe(said);
    });

    test('hold no path', () => {
      for (const file of again.flatMap(filesOf)) {
        expect(inRoot(file.path, folder).includes(path.basename(folder))).toBe(false);
        expect(inRoot(file.path).includes('firmware/boards')).toBe(false);
      }
    });
  });
});

/** CRC-32 with the highest bit first, by way of the reflected one in Node: bits of each byte, and of the result, turned round. */
function reflectedChecksum(bytes: Uint8Array): number {
  const turned = (value: number, bits: number): number =>
    parseInt(value.toString(2).padStart(bits, '0').split('').reverse().join(''), 2);
  return turned(~crc32(bytes.map((byte) => turned(byte, 8))) >>> 0, 32);
}

describe('what the images are made with', () => {
  test('the checksum agrees with the other way to reckon it', () => {
    const boot2 = Uint8Array.from({ length: 256 }, (_, place) => (place < 252 ? place * 31 : 0));
    expect(boot2Checksum(boot2)).toBe(reflectedChecksum(boot2.subarray(0, 252)));
    expect(Buffer.from(withBoot2Checksum(boot2)).readUInt32LE(252)).toBe(boot2Checksum(boot2));
  });

  test('a boot stage that fills its checksum is refused', () => {
    expect(() => withBoot2Checksum(new Uint8Array(256).fill(1))).toThrow(/expected 0 in its last word/);
  });

  test('a UF2 part that begins within a page is refused', () => {
    expect(() => toUf2([{ address: 0x10000010, bytes: new Uint8Array(1) }], 0)).toThrow(/256 divides/);
  });

  test.each([
    ['a block is cut', (file: Buffer) => file.subarray(0, 700), /whole blocks/],
    ['a block is damaged', (file: Buffer) => file.fill(0, 508, 512), /damaged/],
    [
      'blocks change places',
      (file: Buffer) => Buffer.concat([file.subarray(512), file.subarray(0, 512)]),
      /miscounted/,
    ],
  ])('the UF2 reader notices when %s', (_, spoil, message) => {
    const file = Buffer.from(toUf2([{ address: 0x10000000, bytes: new Uint8Array(512) }], 1));
    expect(() => readUf2(spoil(file))).toThrow(message);
  });

  test.each([
    { flashBytes: 254 * 1024 + 1, ramBytes: 100 },
    { flashBytes: 100, ramBytes: 16 * 1024 + 1 },
  ])('an image that does not fit its chip is refused: %o', (sizes) => {
    const nrf51 = IMAGES.find(({ board }) => board === 'nrf51')!;
    expect(() => requireFit(nrf51, 'production', sizes)).toThrow(
      /nrf51-code-display-production: expected at most/,
    );
    expect(() => requireFit(nrf51, 'production', { flashBytes: 100, ramBytes: 100 })).not.toThrow();
  });
});
