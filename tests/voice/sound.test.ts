/** What a clip goes through before it is encoded: rate, phases, trimming, loudness, WAV files. */
import { describe, expect, test } from 'vitest';
import { toClip } from '../../firmware/voice/sound/level.ts';
import { clipLoudness, kWeighting, loudnessOf } from '../../firmware/voice/sound/loudness.ts';
import { spreadPulses } from '../../firmware/voice/sound/phase.ts';
import { resample } from '../../firmware/voice/sound/resample.ts';
import { peakDbfs, toS16, toUnit } from '../../firmware/voice/sound/samples.ts';
import { fadeEdges, trim } from '../../firmware/voice/sound/trim.ts';
import { readWav } from '../../firmware/voice/sound/wav.ts';
import { tone, wavFile } from './sounds.ts';

const power = (samples: Float64Array): number =>
  samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
const decibels = (ratio: number): number => 10 * Math.log10(ratio);
/** Without the ends, where a filter still sees the silence before and after. */
const middle = (samples: Float64Array): Float64Array =>
  samples.subarray(samples.length / 4, (samples.length * 3) / 4);

/** Amplitude of one frequency, by correlation with it. */
function amplitudeAt(samples: Float64Array, hertz: number, rate: number): number {
  let [real, imaginary] = [0, 0];
  samples.forEach((sample, index) => {
    real += sample * Math.cos((2 * Math.PI * hertz * index) / rate);
    imaginary += sample * Math.sin((2 * Math.PI * hertz * index) / rate);
  });
  return (2 * Math.hypot(real, imaginary)) / samples.length;
}

/** How much a filter with the coefficients b0, b1, b2, a1, a2 changes the amplitude of one frequency. */
function responseAt([b0, b1, b2, a1, a2]: readonly number[], hertz: number, rate: number): number {
  const turn = (2 * Math.PI * hertz) / rate;
  const size = (c0: number, c1: number, c2: number): number =>
    Math.hypot(
      c0 + c1 * Math.cos(turn) + c2 * Math.cos(2 * turn),
      c1 * Math.sin(turn) + c2 * Math.sin(2 * turn),
    );
  return size(b0!, b1!, b2!) / size(1, a1!, a2!);
}

describe('resampling', () => {
  test.each([22050, 44100, 48000, 8000])(
    'from %i Hz keeps a tone of 1 kHz, its level and its frequency',
    (rate) => {
      const result = middle(resample(tone(1000, 0.5, rate, 1), rate, 16000));
      expect(amplitudeAt(result, 1000, 16000)).toBeCloseTo(0.5, 3);
      expect(decibels(power(result) / 0.125)).toBeCloseTo(0, 2);
    },
  );

  test('keeps speech flat up to 6.5 kHz', () => {
    for (const hertz of [100, 3000, 6500]) {
      const result = middle(resample(tone(hertz, 0.5, 22050, 1), 22050, 16000));
      expect(decibels(power(result) / 0.125)).toBeCloseTo(0, 1);
    }
  });

  test('lets nothing above half the new rate fold back', () => {
    for (const hertz of [8500, 9500, 10800]) {
      const result = middle(resample(tone(hertz, 0.5, 22050, 1), 22050, 16000));
      expect(decibels(power(result) / 0.125)).toBeLessThan(-70);
    }
  });

  test('keeps the length in time', () => {
    expect(resample(new Float64Array(22050), 22050, 16000)).toHaveLength(16000);
  });

  test('refuses a rate that is none', () => {
    expect(() => resample(new Float64Array(4), 0, 16000)).toThrow(
      'sample rate: expected a whole number of hertz, got 0',
    );
  });
});

describe('loudness', () => {
  // ITU-R BS.1770-4, annex 1: a 997 Hz sine at 0 dB full scale in one front channel reads -3.01 LKFS.
  test.each([16000, 22050, 48000])('of a 997 Hz sine at -20 dBFS is -23.01 LUFS at %i Hz', (rate) => {
    expect(loudnessOf(tone(997, 0.1, rate, 3), rate)).toBeCloseTo(-23.01, 1);
  });

  test("has the standard's filter at 48 kHz", () => {
    // Tables 1 and 2 of the same annex.
    const [shelf, pass] = kWeighting(48000);
    expect(shelf.b[0]).toBeCloseTo(1.53512485958697, 6);
    expect(shelf.b[1]).toBeCloseTo(-2.69169618940638, 6);
    expect(shelf.a[1]).toBeCloseTo(0.73248077421585, 6);
    expect(pass.a[0]).toBeCloseTo(-1.99004745483398, 6);
    expect(pass.a[1]).toBeCloseTo(0.99007225036621, 6);
  });

  test('passes over silence between sounds', () => {
    const loud = tone(997, 0.1, 16000, 3);
    const withPause = new Float64Array(loud.length * 2);
    withPause.set(loud);
    expect(loudnessOf(withPause, 16000)).toBeCloseTo(loudnessOf(loud, 16000), 0);
  });

  test('of a clip shorter than a block is that of the clip said over and over', () => {
    expect(clipLoudness(tone(1000, 0.1, 16000, 0.1), 16000)).toBeCloseTo(
      loudnessOf(tone(1000, 0.1, 16000, 3), 16000),
      1,
    );
    expect(clipLoudness(new Float64Array(1600), 16000)).toBe(-Infinity);
  });
});

describe('phases', () => {
  test('turn without a change of level at any frequency', () => {
    for (const hertz of [100, 300, 1000, 5000]) {
      const before = tone(hertz, 0.5, 16000, 1);
      expect(decibels(power(middle(spreadPulses(before, 16000))) / power(middle(before)))).toBeCloseTo(0, 2);
    }
  });

  test('spread a train of pulses', () => {
    const pulses = new Float64Array(8000).map((_, index) => (index % 160 === 0 ? 0.9 : 0));
    expect(peakDbfs(spreadPulses(pulses, 16000))).toBeLessThan(peakDbfs(pulses));
  });
});

describe('trimming', () => {
  test('takes the silence and leaves the sound', () => {
    const sound = Float64Array.of(0, 0.0001, 0, 0.4, 0, 0, -0.4, 0.001, 0);
    expect([...trim(sound)]).toEqual([0.4, 0, 0, -0.4]);
    expect(trim(new Float64Array(10))).toHaveLength(0);
  });

  test('is followed by ramps, so that the ends are near zero', () => {
    const faded = fadeEdges(new Float64Array(1600).fill(1), 16000);
    expect(faded[0]).toBeLessThan(0.05);
    expect(faded.at(-1)).toBeLessThan(0.05);
    expect(faded[800]).toBe(1);
  });
});

describe('levelling', () => {
  test('brings quiet and loud alike to -21 LUFS', () => {
    // ITU-R BS.1770-4, annex 1: the filters of tables 1 and 2 at 440 Hz, and loudness of a steady sine by its formula (2).
    const shelf = [
      1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585,
    ];
    const pass = [1, -2, 1, -1.99004745483398, 0.99007225036621];
    const weight = responseAt(shelf, 440, 48000) * responseAt(pass, 440, 48000);
    const wanted = Math.sqrt(2 * 10 ** ((-21 + 0.691) / 10)) / weight;
    for (const amplitude of [0.01, 0.9]) {
      const clip = middle(toUnit(toClip(tone(440, amplitude, 44100, 3), 44100, 'x')));
      // Meters may be off by 0.1 LU (EBU Tech 3341, table 1).
      expect(Math.abs(decibels((2 * power(clip)) / wanted ** 2))).toBeLessThan(0.1);
    }
  });

  test('refuses what would need a limiter, and silence', () => {
    const click = new Float64Array(16000).map((_, index) => (index === 8000 ? 0.9 : 0.01 * Math.sin(index)));
    expect(() => toClip(click, 16000, 'da/4')).toThrow(/^da\/4: expected a peak of at most -1.6 dBFS/);
    expect(() => toClip(new Float64Array(16000), 16000, 'da/4')).toThrow(
      'da/4: expected a sound, got silence',
    );
  });

  test('rounds and holds samples in range', () => {
    expect([...toS16(Float64Array.of(-2, -1, 0.5, 1, 2))]).toEqual([-32768, -32768, 16384, 32767, 32767]);
  });
});

describe('a WAV file', () => {
  test('of one channel is read', () => {
    const { rate, samples } = readWav(
      wavFile({ rate: 44100, channels: 1, samples: [0, 16384, -32768] }),
      'x',
    );
    expect(rate).toBe(44100);
    expect([...samples]).toEqual([0, 0.5, -1]);
  });

  test('of two channels is read as their mean, past chunks that are not known', () => {
    const file = wavFile({ rate: 48000, channels: 2, samples: [16384, 0, -16384, -16384], extraChunk: true });
    expect([...readWav(file, 'x').samples]).toEqual([0.25, -0.5]);
  });

  test.each<[string, Uint8Array, string]>([
    ['no WAV', new TextEncoder().encode('ID3 and a song'), 'x.wav: expected a WAV file'],
    ['24-bit', wavFile({ rate: 48000, channels: 1, samples: [1], bits: 24 }), 'got format 1 with 24 bits'],
    [
      'compressed',
      wavFile({ rate: 48000, channels: 1, samples: [1], format: 85 }),
      'got format 85 with 16 bits',
    ],
    [
      'of six channels',
      wavFile({ rate: 48000, channels: 6, samples: [1] }),
      'expected one channel or two, got 6',
    ],
    [
      'without samples',
      wavFile({ rate: 48000, channels: 1, samples: [] }),
      "expected a 'data' chunk with samples",
    ],
    [
      'of 8 kHz',
      wavFile({ rate: 8000, channels: 1, samples: [1] }),
      'expected at least 16000 samples a second, got 8000',
    ],
  ])('that is %s is refused', (_what, file, message) => {
    expect(() => readWav(file, 'x.wav')).toThrow(message);
  });
});
