/**
 * The drivers of the chips' read-out protection, on this computer: registers by the manuals' rules, which refuse a
 * wrong order.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMON_FOLDER, STRICT } from '../../firmware/boards/make/compile.ts';
import { describeWith, programPath } from '../support/system-programs.ts';

const HOST = fileURLToPath(new URL('host', import.meta.url));
const BOARDS = path.resolve(COMMON_FOLDER, '..');

type Chip = 'nrf51' | 'stm32f405';

interface Outcome {
  status: number | null;
  says: string;
}

describeWith(['gcc', '/usr/include/stdio.h'], 'M4: the driver of the read-out protection', () => {
  let folder: string;
  const programs = new Map<string, string>();
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'talkode-protection-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** The driver with a text of it replaced, built with the chip's model. */
  function built(chip: Chip, [text, other]: readonly [string, string]): string {
    const known = programs.get(chip + text + other);
    if (known !== undefined) return known;
    const source = readFileSync(path.join(BOARDS, chip, 'protection.c'), 'utf8');
    if (!source.includes(text)) throw new Error(`${chip}/protection.c: expected ${text}`);
    const place = mkdtempSync(path.join(folder, `${chip}-`));
    writeFileSync(path.join(place, 'protection.c'), source.replaceAll(text, other));
    const program = path.join(place, 'driver');
    const { status, stderr } = spawnSync(
      programPath('gcc'),
      [
        ...['-std=gnu11', '-O1', ...STRICT, '-Wno-int-to-pointer-cast', '-Wno-unused-function'],
        '-DBOARD_PINS="pins-code-display.generated.h"',
        ...[place, path.join(BOARDS, chip), HOST, COMMON_FOLDER].map((each) => `-I${each}`),
        path.join(HOST, `${chip}-protection.c`),
        '-o',
        program,
      ],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(stderr);
    programs.set(chip + text + other, program);
    return program;
  }

  function run(chip: Chip, args: readonly string[], change: readonly [string, string] = ['', '']): Outcome {
    const { status, stdout } = spawnSync(built(chip, change), args, { encoding: 'utf8' });
    return { status, says: stdout.trim() };
  }

  describe('nrf51', () => {
    test('writes the byte for all of flash, once, with writing enabled for just that', () => {
      expect(run('nrf51', ['ffffffff', '0'])).toEqual({
        status: 0,
        says: 'protected, word ffff00ff, 1 writes, controller closed',
      });
    });

    test.each([
      ['ffff00ff', 'ffff00ff, 0 writes'],
      // The first region alone was protected: the rest is added.
      ['ffffff00', 'ffff0000, 1 writes'],
    ])('keeps what stands: %s', (before, after) => {
      expect(run('nrf51', [before, '0'])).toEqual({
        status: 0,
        says: `protected, word ${after}, controller closed`,
      });
    });

    test('tells of a word that does not take it', () => {
      expect(run('nrf51', ['ffffffff', '0100'])).toEqual({
        status: 0,
        says: 'open, word ffff01ff, 1 writes, controller closed',
      });
    });

    test.each([
      ['no writing enabled', 'NVMC_CONFIG = NVMC_WRITE;', ''],
      ['erasing enabled', 'NVMC_CONFIG = NVMC_WRITE;', 'NVMC_CONFIG = NVMC_ERASE;'],
      ['not waited for', 'settle();', ''],
    ])('the model refuses a wrong order: %s', (_, text, other) => {
      const { status, says } = run('nrf51', ['ffffffff', '0'], [text, other]);
      expect(says).toContain('refused');
      expect(says).toContain('open, word ffffffff');
      expect(status).toBe(1);
    });
  });

  describe('stm32f405', () => {
    test('sets level 1, and leaves every other option as it is', () => {
      expect(run('stm32f405', ['0fffaaec'])).toEqual({
        status: 0,
        says: 'protected, bytes 0fff55ec, 1 writes, locked',
      });
      expect(run('stm32f405', ['0123aa4c']).says).toBe('protected, bytes 0123554c, 1 writes, locked');
    });

    test.each(['0fff55ec', '0fff00ec', '0fffccec'])('leaves a level above 0 alone: %s', (before) => {
      expect(run('stm32f405', [before])).toEqual({
        status: 0,
        says: `protected, bytes ${before}, 0 writes, locked`,
      });
    });

    test('tells of option bytes that do not take it', () => {
      expect(run('stm32f405', ['0fffaaec', 'stuck'])).toEqual({
        status: 0,
        says: 'open, bytes 0fffaaec, 1 writes, locked',
      });
    });

    const KEYS = 'FLASH_OPTION_KEY = FLASH_OPTION_KEY_1;\n  FLASH_OPTION_KEY = FLASH_OPTION_KEY_2;';
    test.each([
      ['no keys', KEYS, ''],
      ['one key', KEYS, 'FLASH_OPTION_KEY = FLASH_OPTION_KEY_1;'],
      ['the second key alone', KEYS, 'FLASH_OPTION_KEY = FLASH_OPTION_KEY_2;'],
      ['not waited for', 'settle();', ''],
    ])('the model refuses a wrong order: %s', (_, text, other) => {
      const { status, says } = run('stm32f405', ['0fffaaec'], [text, other]);
      expect(says).toContain('refused');
      expect(status).toBe(1);
    });

    test('the model keeps what is not started', () => {
      const { says } = run('stm32f405', ['0fffaaec'], ['FLASH_OPTIONS |= FLASH_OPTIONS_START;', '']);
      expect(says).toBe('open, bytes 0fffaaec, 0 writes, locked');
    });
  });
});
