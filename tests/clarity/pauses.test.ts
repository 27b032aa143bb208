/** The pauses of a spoken code, found in its samples: six digits a slot apart, in two groups. */
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../simulator/voice/languages.generated.ts';
import { loadVoice } from '../../simulator/voice/load.ts';
import { readVoiceImage } from '../../simulator/voice/voice-image.ts';
import { SAMPLE_RATE } from './mfcc.ts';
import { Reader } from './reader.ts';

const SECRET = new TextEncoder().encode('12345678901234567890');
const CODES = 6;
/** Nobody hears so little in a pause. */
const SILENT = 30;
/** The closure of a t or k within a word is shorter, every pause between digits longer. */
const LEAST_PAUSE_MS = 200;
/** Clips begin and end softly: what is over the threshold begins a little later than the clip. */
const TOLERANCE_MS = 40;
/** A new device is slower than normal speed. */
const PACE = 1 / 0.8;
/** Besides the pause after every digit: groups of three are remembered better (Raanaas and others, 2002). */
const GROUP_MS = 500;

interface Stretch {
  startMs: number;
  endMs: number;
}

/** Where there is sound; silences shorter than a pause count as part of it. */
function stretches(samples: Int16Array): Stretch[] {
  const found: Stretch[] = [];
  samples.forEach((sample, n) => {
    if (Math.abs(sample) <= SILENT) return;
    const atMs = (n * 1000) / SAMPLE_RATE;
    const last = found.at(-1);
    if (last && atMs - last.endMs < LEAST_PAUSE_MS) last.endMs = atMs;
    else found.push({ startMs: atMs, endMs: atMs });
  });
  return found;
}

const PACKS = readVoiceImage(loadVoice().image);

describe.each(LANGUAGES)('$tag', ({ tag }) => {
  test(`digits come one by one at the language's pace, in two groups of three`, async () => {
    const slotMs = PACKS.find(({ language }) => language === tag)?.digitSlotMs ?? 0;
    const reader = await Reader.open(tag, SECRET);
    for (let n = 0; n < CODES; n++) {
      const { code, samples } = reader.sayNextCode();
      const digits = stretches(samples);
      expect(digits, `${tag}, code ${code}`).toHaveLength(code.length);
      const paces = digits.slice(1).map(({ startMs }, index) => startMs - (digits[index]?.startMs ?? 0));
      paces.forEach((pace, index) => {
        const wanted = PACE * (slotMs + (index === code.length / 2 - 1 ? GROUP_MS : 0));
        const place = `${tag}, code ${code}, from digit ${index + 1} to the next: ${pace.toFixed(0)} ms, expected ${wanted}`;
        expect(Math.abs(pace - wanted), place).toBeLessThanOrEqual(TOLERANCE_MS);
      });
    }
  });
});
