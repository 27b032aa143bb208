/** Makes every pack of every language, and the image that holds them. */
import { encodeSamples } from '../codec/encode.ts';
import { SLICE_BYTES, SLICE_SAMPLES } from '../codec/levels.ts';
import { writeImage, type PackInImage } from '../image/image.ts';
import { writePack } from '../image/pack.ts';
import { isDigit, LANGUAGES, PACKS, type Language } from '../languages/tables.ts';
import type { ClipCache } from './cache.ts';
import { checkRecordingNames, SoundMaker, clipMilliseconds, clipSource } from './clip.ts';

/** A digit about every second is remembered better than one every half second (Raanaas and others, 2002). */
const SHORTEST_DIGIT_SLOT_MS = 940;
/** The pause after a language's longest digit. */
const DIGIT_PAUSE_MS = 250;

export interface BuiltPack extends PackInImage {
  tag: string;
  name: string;
  /** Encoded clips by id. */
  clips: ReadonlyMap<string, Uint8Array>;
}

export interface Voices {
  packs: BuiltPack[];
  image: Uint8Array;
}

type Clips = ReadonlyMap<string, Uint8Array>;

async function clipsOf(
  language: Language,
  maker: SoundMaker,
  recordings: string,
  cache: ClipCache,
): Promise<Clips> {
  const clips = new Map<string, Uint8Array>();
  for (const clip of language.phrases.keys()) {
    const source = clipSource(language, clip, recordings);
    if (source === null) continue;
    let slices = cache.get(source);
    if (slices === null) {
      slices = encodeSamples((await maker.make(source)).samples);
      cache.put(source, slices);
    }
    clips.set(clip, slices);
  }
  return clips;
}

function digitSlotMs(clips: Clips): number {
  const digits = [...clips].filter(([clip]) => isDigit(clip));
  const longest = Math.max(0, ...digits.map(([, slices]) => (slices.length / SLICE_BYTES) * SLICE_SAMPLES));
  return Math.max(SHORTEST_DIGIT_SLOT_MS, clipMilliseconds(longest) + DIGIT_PAUSE_MS);
}

/** Whether it has something of every pack. */
function isComplete({ phrases }: Language): boolean {
  return PACKS.every(({ clips }) => clips.some((clip) => phrases.has(clip)));
}

/** Packs of which the language says nothing are left out. A person is led to complete languages alone. */
function packsOf(language: Language, clips: Clips): BuiltPack[] {
  return PACKS.flatMap((pack) => {
    const own = new Map(
      pack.clips.flatMap((clip) => (clips.has(clip) ? [[clip, clips.get(clip) as Uint8Array] as const] : [])),
    );
    if (own.size === 0) return [];
    const content = pack.clips.map((clip) => own.get(clip) ?? new Uint8Array());
    const bytes = writePack(
      { language: language.id, pack: pack.id, clips: content },
      `pack ${language.tag}.${pack.name}`,
    );
    return [
      {
        tag: language.tag,
        name: pack.name,
        language: language.id,
        pack: pack.id,
        clipCount: content.length,
        digitSlotMs: digitSlotMs(clips),
        isComplete: isComplete(language),
        isOffered: isComplete(language),
        clips: own,
        bytes,
      },
    ];
  });
}

export async function makeVoices(
  recordings: string,
  cache: ClipCache,
  languages: readonly Language[] = LANGUAGES,
): Promise<Voices> {
  checkRecordingNames(languages, recordings);
  const maker = new SoundMaker();
  const packs: BuiltPack[] = [];
  for (const language of languages)
    packs.push(...packsOf(language, await clipsOf(language, maker, recordings, cache)));
  cache.dropUnused();
  return { packs, image: writeImage(packs) };
}
