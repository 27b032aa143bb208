/** Clips by the numbers that audio marks and the core's queue carry: pack * 256 + place in the pack. */
import { CLIPS, PACKS, TONE_PACK, type PackName } from '../../simulator/voice/clips.generated.ts';

export function clipNumber(pack: PackName, id: string): number {
  const index = CLIPS[pack].indexOf(id);
  if (index < 0) throw new Error(`clip ${id}: expected one of the pack ${pack}`);
  return PACKS.indexOf(pack) * 256 + index;
}

/** "core/code", "tone 3" */
export function clipName(clip: number): string {
  const pack = clip >> 8;
  if (pack === TONE_PACK) return `tone ${clip & 255}`;
  const name = PACKS[pack];
  return name === undefined ? `clip ${clip}` : `${name}/${CLIPS[name][clip & 255] ?? clip}`;
}

const COUNTED = /^(\d+(and)?|day-\d+)$/;
const MONTHS = CLIPS.dates.filter((id) => !id.startsWith('day-'));

/** By clip number, 1: digits, numbers, days and months. Which of them is said may depend on the time alone. */
export const NUMBER_CLIPS: Uint8Array = (() => {
  const numbers = new Uint8Array(0x10000);
  for (const pack of PACKS) {
    for (const id of CLIPS[pack]) {
      if (COUNTED.test(id) || MONTHS.includes(id)) numbers[clipNumber(pack, id)] = 1;
    }
  }
  return numbers;
})();
