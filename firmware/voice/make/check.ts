/** `npm run voice -- --check da`: every clip of a language, made afresh and measured. */
import { decodeSlices } from '../codec/decode.ts';
import { encodeSamples } from '../codec/encode.ts';
import { CLIP_RATE } from '../sound/level.ts';
import { clipLoudness } from '../sound/loudness.ts';
import { peakDbfs, toUnit } from '../sound/samples.ts';
import { frameRatios, segmentalSnr } from '../sound/segmental-snr.ts';
import { PACKS, type Language } from '../languages/tables.ts';
import { SoundMaker, clipMilliseconds, clipSource } from './clip.ts';

/** One clip as the device would play it: measured after decoding. */
export interface ClipMeasures {
  clip: string;
  text: string;
  phonemes: string;
  milliseconds: number;
  loudnessLufs: number;
  peakDbfs: number;
  /** Of the decoded clip against the one that was encoded, frame by frame. */
  frameRatios: number[];
  bytes: number;
  doubts: string[];
}

type Encode = (samples: Int16Array, clip: string) => Uint8Array;

/** `encode` may be given to measure clips that are encoded already. */
export async function measureClips(
  language: Language,
  recordings: string,
  encode: Encode = encodeSamples,
): Promise<ClipMeasures[]> {
  const maker = new SoundMaker();
  const measures: ClipMeasures[] = [];
  for (const clip of PACKS.flatMap((pack) => pack.clips)) {
    const source = clipSource(language, clip, recordings);
    const phrase = language.phrases.get(clip);
    if (source === null || phrase === undefined) continue;
    const { samples, phonemes } = await maker.make(source);
    const slices = encode(samples, clip);
    const decoded = decodeSlices(slices);
    measures.push({
      clip,
      text: phrase.text,
      phonemes: 'recording' in source ? 'a recording' : phonemes,
      milliseconds: clipMilliseconds(samples.length),
      loudnessLufs: clipLoudness(toUnit(decoded), CLIP_RATE),
      peakDbfs: peakDbfs(toUnit(decoded)),
      frameRatios: frameRatios(samples, decoded, CLIP_RATE),
      bytes: slices.length,
      doubts: phrase.doubts,
    });
  }
  return measures;
}

const COLUMNS = [
  'clip',
  'text',
  'phonemes',
  'ms',
  'LUFS',
  'peak dB',
  'SNR dB',
  'bytes',
  'needs a native speaker',
];

export function checkReport(language: Language, measures: readonly ClipMeasures[]): string {
  const rows = measures.map((each) => [
    each.clip,
    each.text,
    each.phonemes,
    String(each.milliseconds),
    each.loudnessLufs.toFixed(2),
    each.peakDbfs.toFixed(1),
    segmentalSnr(each.frameRatios).toFixed(1),
    String(each.bytes),
    each.doubts.length === 0 ? '' : `NS: ${each.doubts.join('; ')}`,
  ]);
  const widths = COLUMNS.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => [...(row[column] ?? '')].length)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - [...cell].length)))
      .join('  ')
      .trimEnd();
  const loudness = measures.map((each) => each.loudnessLufs);
  const spread = Math.max(...loudness) - Math.min(...loudness);
  const peak = Math.max(...measures.map((each) => each.peakDbfs));
  const ratio = segmentalSnr(measures.flatMap((each) => each.frameRatios));
  const seconds = measures.reduce((sum, each) => sum + each.milliseconds, 0) / 1000;
  return [
    ...language.doubts.map((doubt) => `every clip: NS: ${doubt}`),
    line(COLUMNS),
    ...rows.map(line),
    `${language.tag}: ${measures.length} clips, ${seconds.toFixed(1)} s; loudness spread ${spread.toFixed(2)} LU, ` +
      `highest peak ${peak.toFixed(1)} dBFS, segmental SNR ${ratio.toFixed(1)} dB; nobody has listened`,
  ].join('\n');
}
