/**
 * The C code that all boards share, run on this computer: what it tells core and board, given keys, bytes, time and
 * noise.
 */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWith } from '../support/system-programs.ts';
import { EFFECTS } from '../../simulator/token/contract.generated.ts';
import { INVERSE_BIT } from '../../simulator/emulator/display/glass-pixels.generated.ts';
import { drawImage } from '../../simulator/emulator/display/glass-image.ts';
import { Ssd1306 } from '../../simulator/emulator/display/ssd1306.ts';
import { seededBytes } from './seeded-bytes.ts';
import { HostProgram } from './host-program.ts';

const MODEL = 'code-display';
const hex = (bytes: Uint8Array): string => `x${Buffer.from(bytes).toString('hex')}`;

describeWith(['gcc', '/usr/include/stdio.h'], 'what all boards share', () => {
  let program: HostProgram;
  beforeAll(() => {
    program = new HostProgram(MODEL);
  });
  afterAll(() => program.close());

  const told = (...commands: string[]): string[] => program.run(...commands).lines;

  describe('the loop', () => {
    test('tells seconds, milliseconds and uptime', () => {
      // 20,000,000,000 s: 4 * 2^32 + 2,820,130,816.
      const lines = told('rtc 20000000000123', 'uptime 4294967295', 'tick');
      expect(lines).toEqual(['> clock 2820130816 4 123 4294967295']);
    });

    test('asks for effects until there is nothing to answer', () => {
      const both = EFFECTS.frame | EFFECTS.voice;
      const lines = told(`effects ${both}`, `effects ${EFFECTS.voice}`, 'carry-out');
      expect(lines.filter((line) => line.startsWith('> voiceGiven'))).toHaveLength(2);
    });
  });

  describe('keys', () => {
    test('are told edge by edge, each after the time', () => {
      expect(told('uptime 7', 'keys 4098', 'keys-step', 'keys 2', 'keys-step', 'keys-step')).toEqual([
        '> clock 0 0 0 7',
        '> key 1 1 7',
        '> clock 0 0 0 7',
        '> key 12 1 7',
        '> clock 0 0 0 7',
        '> key 12 0 7',
      ]);
    });

    test('are polled while one is down, and else left to the interrupt', () => {
      const lines = told('keys-wait', 'keys 1', 'keys-step', 'keys-wait', 'keys 0', 'keys-step', 'keys-wait');
      expect(lines.filter((line) => !line.startsWith('>'))).toEqual(['4294967295', '4', '4294967295']);
    });
  });

  describe('storage', () => {
    test('is carried out by slot and place', () => {
      expect(told('store 1 4096 4096', 'store 2 4352 2 x0102', 'store 2 16 2 x0304')).toEqual([
        '= erase 1',
        '> storageDone 0',
        // The second page of a slot is not the record's.
        '> storageDone 1',
        '= program 0 16 0304',
        '> storageDone 0',
      ]);
    });

    test.each(['1 1 4096', '1 8192 4096', '2 8192 1 x00', '2 250 7 x00', '3 0 0', '2 0 4294967295'])(
      'refuses %s',
      (request) => {
        expect(told(`store ${request}`)).toEqual(['> storageDone 1']);
      },
    );
  });

  describe('M4: the read-out protection', () => {
    const STORE = 'store 1 4096 4096';

    test('is the concern of a locked token alone', () => {
      expect(told('protection-step', STORE)).not.toContain('= protect');
      expect(told('locked 1', 'protection-step')).toEqual(['= protect']);
    });

    test('is written when storage has changed, before anything is answered', () => {
      const lines = told('locked 1', `effects ${EFFECTS.storage | EFFECTS.link}`, 'carry-out');
      expect(lines).toContain('= protect');
      const answered = told('locked 1', STORE, 'send xee');
      expect(answered).toEqual([
        '= erase 1',
        '> storageDone 0',
        '= protect',
        '> linkTaken 1',
        '= link send 0',
      ]);
    });

    test('halts a board that does not take it: the lock is never answered', () => {
      const { status, lines } = program.run('locked 1', 'protects 0', STORE, 'send xee');
      expect(status).toBe(4);
      expect(lines).toEqual(['= erase 1', '> storageDone 0', '= protect', '= halt']);
    });
  });

  describe('the voice window', () => {
    test('is filled from the image', () => {
      expect(told('want-voice 998 2')).toEqual(['> voiceGiven 2 e6e7']);
    });

    test.each(['998 3', '1001 0', '4294967295 2', '0 513'])('stays empty for %s', (range) => {
      expect(told(`want-voice ${range}`)).toEqual(['> voiceGiven 0 ']);
    });
  });

  describe('surroundings', () => {
    test('are told after boot, then when they change by more than noise, at most once a second', () => {
      const commands = [
        'battery 3000',
        'surroundings-tell-all',
        'battery 2900',
        'uptime 999',
        'surroundings-step',
        'uptime 1000',
        'surroundings-step',
        'battery 2910',
        'uptime 3000',
        'surroundings-step',
        'headphones 1',
        'surroundings-step',
        'surroundings-step',
      ];
      expect(told(...commands).filter((line) => !line.includes('clock'))).toEqual([
        '> power 3000',
        '> headphones 0',
        '> power 2900',
        '> headphones 1',
      ]);
    });

    test('tell a battery of a step of 20 mV up or down, and none of less', () => {
      const powers = (millivolts: number): string[] =>
        told(
          'battery 3000',
          'surroundings-tell-all',
          `battery ${millivolts}`,
          'uptime 1000',
          'surroundings-step',
        )
          .filter((line) => line.startsWith('> power'))
          .slice(1);
      expect([2980, 2981, 3019, 3020].map((millivolts) => powers(millivolts))).toEqual([
        ['> power 2980'],
        [],
        [],
        ['> power 3020'],
      ]);
    });

    test('measure steps from what was told last, not from what was measured last', () => {
      const slide = [2990, 2981, 2972].flatMap((millivolts, index) => [
        `battery ${millivolts}`,
        `uptime ${1000 * (index + 1)}`,
        'surroundings-step',
      ]);
      const lines = told('battery 3000', 'surroundings-tell-all', ...slide);
      expect(lines.filter((line) => line.startsWith('> power'))).toEqual(['> power 3000', '> power 2972']);
    });

    test.each([
      [2981, []],
      [2980, ['> power 2980']],
      [3019, []],
      [3020, ['> power 3020']],
    ])('are told again of a battery at 3000 mV when it comes to %i mV: %j', (millivolts, again) => {
      const commands = ['battery 3000', 'surroundings-tell-all', 'uptime 1000', `battery ${millivolts}`];
      const lines = told(...commands, 'surroundings-step').filter((line) => line.startsWith('> power'));
      expect(lines).toEqual(['> power 3000', ...again]);
    });

    test('leave the battery out where it cannot be measured', () => {
      expect(told('surroundings-tell-all').filter((line) => line.includes('power'))).toEqual([]);
    });
  });

  describe('the display', () => {
    /** What the controller shows after the commands, and how many bytes of pixels it took. */
    function shown(lines: readonly string[]): { pixels: Uint8Array; bytes: number[] } {
      const display = new Ssd1306(() => 0xa5);
      const bytes: number[] = [];
      for (const line of lines) {
        const [, , what, digits] = line.split(' ');
        if (line === '= display reset') display.reset();
        if (what === 'commands') Buffer.from(digits!, 'hex').forEach((byte) => display.command(byte));
        if (what !== 'pixels') continue;
        const data = Buffer.from(digits!, 'hex');
        data.forEach((byte) => display.data(byte));
        bytes.push(data.length);
      }
      return { pixels: display.pixels(), bytes };
    }

    test('shows every frame after every other', () => {
      const frames = Array.from({ length: 24 }, (_, seed) => seededBytes(seed, 16));
      // This model's core never changes light and dark.
      for (const frame of frames) frame[INVERSE_BIT >> 3]! &= ~(1 << (INVERSE_BIT & 7));
      const commands = ['display-reset'];
      for (const frame of frames) {
        commands.push(`show ${hex(frame)}`);
        expect(shown(told(...commands)).pixels).toEqual(drawImage(frame, MODEL));
      }
    });

    test('sends nothing for the same frame, and little for one segment', () => {
      const frame = seededBytes(3, 16);
      const changed = frame.slice();
      changed[0]! ^= 1;
      const before = shown(told('display-reset', `show ${hex(frame)}`)).bytes.length;
      const { bytes } = shown(
        told('display-reset', `show ${hex(frame)}`, `show ${hex(frame)}`, `show ${hex(changed)}`),
      );
      const sent = bytes.slice(before);
      expect(sent.length).toBeGreaterThan(0);
      expect(sent.reduce((sum, each) => sum + each, 0)).toBeLessThan(32);
    });

    test('turns the panel off with the last segment', () => {
      const lines = told(
        'display-reset',
        `show ${hex(new Uint8Array(16).fill(1))}`,
        `show ${hex(new Uint8Array(16))}`,
      );
      expect(lines.filter((line) => /commands a[ef]$/.test(line))).toEqual([
        '= display commands af',
        '= display commands ae',
      ]);
    });
  });

  describe('SHA-256', () => {
    test('agrees with Node for every length around the blocks', () => {
      const messages = Array.from({ length: 200 }, (_, length) => seededBytes(length, length));
      const digests = messages.map((message) => createHash('sha256').update(message).digest('hex'));
      expect(told(...messages.map((message) => `sha256 ${hex(message)}`))).toEqual(digests);
    });
  });

  describe('the health tests (SP 800-90B section 4.4)', () => {
    const firstRefused = (samples: Uint8Array): number => Number(told(`health ${hex(samples)}`)[0]);

    test('take 20,000 samples of a good source', () => {
      const samples = seededBytes(9, 20_000);
      expect(firstRefused(samples)).toBe(samples.length);
    });

    test.each([0, 0x55, 0xff])('refuse a source that is stuck at %i with the 31st', (value) => {
      expect(firstRefused(new Uint8Array(100).fill(value))).toBe(30);
    });

    test('refuse a source that gets stuck later', () => {
      const samples = seededBytes(10, 3000);
      samples.fill(samples[1999]!, 2000, 2029);
      // 30 equal ones, counting the one before, are still by chance.
      expect(firstRefused(samples)).toBe(samples.length);
      samples.fill(samples[1999]!, 2000, 2030);
      expect(firstRefused(samples)).toBe(2029);
    });

    test("refuse a source that gives a window's first value 325 times in it, not 324", () => {
      const window = (occurrences: number): Uint8Array => {
        // Never twice the same: pairs of the counted value, another one between.
        const samples = Uint8Array.from({ length: 512 }, (_, place) => 1 + (place % 200));
        for (let count = 0, place = 0; count < occurrences; place++) {
          if (place % 20 === 19) continue;
          samples[place] = 0;
          count++;
        }
        return samples;
      };
      expect(firstRefused(window(324))).toBe(512);
      expect(firstRefused(window(325))).toBeLessThan(512);
    });

    test('count anew in each window', () => {
      const half = Uint8Array.from({ length: 1024 }, (_, place) => (place % 2 === 0 ? 7 : place % 251));
      expect(firstRefused(half)).toBe(1024);
    });
  });

  describe('random bytes', () => {
    const START_UP = 1024;
    const POOL = 320;

    test('are the SHA-256 of 320 samples, after 1,024 that are thrown away', () => {
      const noise = seededBytes(11, START_UP + 2 * POOL);
      const commands = [`noise ${hex(noise)}`, 'want-entropy', 'want-entropy'];
      const pools = [START_UP, START_UP + POOL].map((from) => noise.subarray(from, from + POOL));
      expect(told(...commands)).toEqual(
        pools.map((pool) => `> entropy 32 ${createHash('sha256').update(pool).digest('hex')}`),
      );
    });

    test('are refused for good once the source has failed', () => {
      const bad = seededBytes(12, START_UP + 3 * POOL);
      bad.fill(0, START_UP + 100, START_UP + 140);
      expect(told(`noise ${hex(bad)}`, 'want-entropy', 'want-entropy')).toEqual([
        '> entropy 0 ',
        '> entropy 0 ',
      ]);
    });

    test('are refused when the source does not answer', () => {
      expect(told(`noise ${hex(seededBytes(13, START_UP + 100))}`, 'want-entropy')).toEqual(['> entropy 0 ']);
    });
  });

  test('memcpy, memmove, memset and memcmp do what the C standard says, aligned or not', () => {
    expect(program.checkMemory()).toEqual({ status: 0, lines: [] });
  });
});

describe('the seeded bytes', () => {
  test('hold every value, and differ by seed', () => {
    expect(new Set(seededBytes(1, 4096)).size).toBe(256);
    expect(seededBytes(1, 64)).not.toEqual(seededBytes(2, 64));
  });
});
