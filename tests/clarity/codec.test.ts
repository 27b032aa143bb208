/** Every clip as the core plays it: how loud, never at its limits, and the digits how near to what was encoded. */
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { clipSource } from '../../firmware/voice/make/clip.ts';
import { toClip } from '../../firmware/voice/sound/level.ts';
import { toUnit } from '../../firmware/voice/sound/samples.ts';
import { Synthesiser, SYNTHESISER_RATE } from '../../firmware/voice/sound/synthesiser.ts';
import { readWav } from '../../firmware/voice/sound/wav.ts';
import { LANGUAGES, type Language } from '../../firmware/voice/languages/tables.ts';
import { runs } from '../support/depth.ts';
import { loudness } from './loudness.ts';
import { SAMPLE_RATE } from './mfcc.ts';
import { Speaker } from './spoken.ts';
import { DIGITS } from './templates.ts';

const RECORDINGS = fileURLToPath(new URL('../../firmware/voice/recordings/', import.meta.url));
const LEAST_SNR_DB = 24;
const WIDEST_SPREAD_LU = 1;
const MAXIMUM_PEAK_DBFS = -1;
/** Frames of 20 ms, as codecs are usually judged; quiet ones would count the rounding of 16 bits. */
const FRAME = SAMPLE_RATE / 50;
const QUIET_RMS = 100;
/** No frame counts as better or worse than this, so that none outweighs the others. */
const SNR_RANGE_DB: readonly [number, number] = [-10, 35];

function energy(samples: Iterable<number>): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return sum;
}

/** Signal over error in decibels, the mean over the frames that sound. */
function segmentalSnr(original: Int16Array, decoded: Int16Array): number {
  const ratios: number[] = [];
  for (let start = 0; start + FRAME <= original.length; start += FRAME) {
    const frame = Float64Array.from(original.subarray(start, start + FRAME));
    const signal = energy(frame);
    if (signal < FRAME * QUIET_RMS ** 2) continue;
    const ratio =
      10 * Math.log10(signal / energy(frame.map((sample, n) => sample - (decoded[start + n] ?? 0))));
    ratios.push(Math.max(SNR_RANGE_DB[0], Math.min(SNR_RANGE_DB[1], ratio)));
  }
  return ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
}

function peakDbfs(samples: Int16Array): number {
  return 20 * Math.log10(samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0) / 32768);
}

/** The name of the least or the greatest, with its value, for the report. */
function extreme(values: ReadonlyMap<string, number>, sign: 1 | -1): [string, number] {
  return [...values].reduce((best, each) => (sign * each[1] > sign * best[1] ? each : best));
}

function each<T>(ids: Iterable<string>, of: (id: string) => T): Map<string, T> {
  return new Map([...ids].map((id) => [id, of(id)]));
}

/** The digits as the voice build makes them, up to where it encodes them. */
async function beforeEncoding(language: Language): Promise<Map<string, Int16Array>> {
  const synthesiser = await Synthesiser.start();
  return each(DIGITS, (digit) => {
    const source = clipSource(language, digit, RECORDINGS);
    if (source === null) throw new Error(`${language.tag}: expected the digit ${digit}, got none`);
    const sound =
      'recording' in source
        ? readWav(source.recording, source.name)
        : { samples: toUnit(synthesiser.speak(source.utterance).samples), rate: SYNTHESISER_RATE };
    return toClip(sound.samples, sound.rate, source.name);
  });
}

/** Danish and English each time; hashes.json pins the clips of the others, which are measured before a release. */
const MEASURED = LANGUAGES.slice(0, runs(2, LANGUAGES.length));

describe.each(MEASURED.map((language): [string, Language] => [language.tag, language]))(
  '%s',
  (tag, language) => {
    let clips: Map<string, Int16Array>;

    beforeAll(() => {
      const speaker = new Speaker(language.id);
      clips = each(language.phrases.keys(), (id) => speaker.say(id));
    });

    test(`all clips are of one loudness, within ${WIDEST_SPREAD_LU} LU`, () => {
      const levels = each(clips.keys(), (id) => loudness(clips.get(id) ?? new Int16Array()));
      const [[quietest, least], [loudest, most]] = [extreme(levels, -1), extreme(levels, 1)];
      const line = `${tag}: loudness ${least.toFixed(2)} LUFS (${quietest}) to ${most.toFixed(2)} LUFS (${loudest})`;
      console.log(line);
      expect(most - least, line).toBeLessThanOrEqual(WIDEST_SPREAD_LU);
    });

    test(`no peak is above ${MAXIMUM_PEAK_DBFS} dBFS`, () => {
      const peaks = each(clips.keys(), (id) => peakDbfs(clips.get(id) ?? new Int16Array()));
      const [id, highest] = extreme(peaks, 1);
      console.log(`${tag}: highest peak ${highest.toFixed(2)} dBFS (${id})`);
      expect(highest, `${tag}, clip ${id}`).toBeLessThanOrEqual(MAXIMUM_PEAK_DBFS);
    });

    test(`digits lie ${LEAST_SNR_DB} dB above the codec's error`, async () => {
      const originals = await beforeEncoding(language);
      const ratios = each(DIGITS, (digit) =>
        segmentalSnr(originals.get(digit) ?? new Int16Array(), clips.get(digit) ?? new Int16Array()),
      );
      const mean = [...ratios.values()].reduce((sum, ratio) => sum + ratio, 0) / ratios.size;
      const [digit, least] = extreme(ratios, -1);
      const line = `${tag}: segmental SNR ${mean.toFixed(1)} dB, least ${least.toFixed(1)} dB (${digit})`;
      console.log(line);
      expect(mean, line).toBeGreaterThanOrEqual(LEAST_SNR_DB);
    });
  },
);
