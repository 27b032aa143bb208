/** What stands behind a clip's number in an audio mark: pack * 256 + place in the pack; pack 255 holds the tones. */
import { TONES } from '../token/contract.generated.ts';
import { CLIPS, PACKS, TONE_PACK, type PackName } from './clips.generated.ts';

export type ClipName =
  | { kind: 'clip'; pack: PackName; id: string }
  /** `id` is `tone-` and the tone's name. */
  | { kind: 'tone'; id: string };

const PACK_SIZE = 256;

/** Throws a RangeError for a number that no pack has. */
export function clipName(clip: number): ClipName {
  const packNumber = Math.floor(clip / PACK_SIZE);
  const place = clip % PACK_SIZE;
  if (packNumber === TONE_PACK && TONES[place] !== undefined)
    return { kind: 'tone', id: `tone-${TONES[place]}` };
  const pack = PACKS[packNumber];
  const id = pack && CLIPS[pack][place];
  if (pack === undefined || id === undefined)
    throw new RangeError(`clip: expected a number of firmware/voice/clips.json or a tone, got ${clip}`);
  return { kind: 'clip', pack, id };
}

/** The number of a clip by its id; undefined when there is none. */
export function clipNumber(id: string): number | undefined {
  for (const [packNumber, pack] of PACKS.entries()) {
    const place = CLIPS[pack].indexOf(id);
    if (place >= 0) return packNumber * PACK_SIZE + place;
  }
  const tone = TONES.findIndex((name) => `tone-${name}` === id);
  return tone < 0 ? undefined : TONE_PACK * PACK_SIZE + tone;
}
