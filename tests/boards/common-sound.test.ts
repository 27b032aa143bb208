/**
 * The sound of the C code that all boards share, run on this computer: what it asks of the core and gives to the board.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWith } from '../support/system-programs.ts';
import { EFFECTS } from '../../simulator/token/contract.generated.ts';
import { HostProgram } from './host-program.ts';

const MODEL = 'code-display';

describeWith(['gcc', '/usr/include/stdio.h'], 'what all boards share of sound', () => {
  let program: HostProgram;
  beforeAll(() => {
    program = new HostProgram(MODEL);
  });
  afterAll(() => program.close());

  const told = (...commands: string[]): string[] => program.run(...commands).lines;

  describe('sound', () => {
    const AUDIO = `effects ${EFFECTS.audio}`;

    test('holds at most 17 ms, and at least 9 when a block is begun', () => {
      const lines = told(
        'samples 100000',
        AUDIO,
        'carry-out',
        'sound-step',
        'play 112',
        'sound-state',
        'sound-step',
      );
      // Two blocks, 256 samples; when 112 are played, 144 are left: one more block, and no second.
      const notes = lines.filter((line) => !/clock/.test(line));
      const block = '> renderAudio 128 128';
      expect(notes).toEqual([block, '= sound start', block, '112 0 111', '1 1', block]);
    });

    test('is played to its last sample, and then stops', () => {
      const lines = told(
        'samples 150',
        AUDIO,
        'carry-out',
        'sound-step',
        'sound-step',
        'play 149',
        'sound-state',
        'play 9',
        'sound-state',
        'sound-step',
        'sound-state',
      );
      const notes = lines.filter((line) => !line.startsWith('>'));
      expect(notes).toEqual(['= sound start', '149 0 148', '0 1', '1 149 149', '1 1', '= sound stop', '0 0']);
      expect(lines.filter((line) => line.startsWith('> render'))).toEqual([
        '> renderAudio 128 128',
        '> renderAudio 128 22',
      ]);
    });

    test('asks for the rest of a block when the voice bytes have come', () => {
      const lines = told(
        'samples 100',
        AUDIO,
        'carry-out',
        // Of the tick before the block, then of the block: voice bytes, and nothing more.
        'effects 0',
        `effects ${EFFECTS.voice}`,
        'effects 0',
        'sound-step',
      );
      const calls = lines.filter((line) => /render|voiceGiven/.test(line)).map((line) => line.split(' ')[1]);
      expect(calls).toEqual(['renderAudio', 'voiceGiven', 'renderAudio']);
    });

    test('that is announced during its last block is asked for once more, not at once', () => {
      const lines = told(
        AUDIO,
        'carry-out',
        'effects 0',
        AUDIO,
        'effects 0',
        'sound-step',
        'samples 10',
        'sound-step',
        'uptime 1',
        'sound-step',
        'sound-step',
      );
      expect(lines.filter((line) => line.startsWith('> render'))).toEqual([
        '> renderAudio 128 0',
        '> renderAudio 128 10',
      ]);
    });

    test('that is to be asked for once more is forgotten at a restart, and the board may sleep', () => {
      const endsWithMoreToCome = [AUDIO, 'carry-out', 'effects 0', AUDIO, 'effects 0', 'sound-step'];
      const waits = (lines: readonly string[]): string[] => lines.filter((line) => /^\d+$/.test(line));
      expect(waits(told(...endsWithMoreToCome, 'sound-wait'))).toEqual(['1']);
      const lines = told(
        ...endsWithMoreToCome,
        'sound-reset',
        'sound-wait',
        'uptime 9',
        'sound-step',
        'sound-wait',
      );
      expect(waits(lines)).toEqual(['4294967295', '4294967295']);
      expect(lines.filter((line) => line.startsWith('> render'))).toHaveLength(1);
    });

    test('that a restart cuts off is not played on, and begins anew', () => {
      const lines = told(
        'samples 100000',
        AUDIO,
        'carry-out',
        'sound-step',
        'sound-reset',
        'play 9',
        'sound-state',
        AUDIO,
        'carry-out',
        'sound-step',
        'play 9',
      );
      const notes = lines.filter((line) => !/clock|render/.test(line));
      expect(notes).toEqual([
        '= sound start',
        '= sound stop',
        '0 -1 -1',
        '0 0',
        '= sound start',
        '9 256 264',
      ]);
    });

    test('traps when the core asks for voice bytes without end', () => {
      const run = (wishes: number): number | null => {
        const effects = Array.from({ length: wishes }, () => `effects ${EFFECTS.voice}`);
        return program.run(AUDIO, 'carry-out', 'effects 0', ...effects, 'sound-step').status;
      };
      expect(run(64)).toBe(0);
      expect(run(65)).toBe(3);
    });
  });
});
