/** The committed list of what the build makes (hashes.json): a build that makes anything else fails. */
import { createHash } from 'node:crypto';
import type { BuiltPack } from './voices.ts';

/** By pack, as "da.core": the whole pack's SHA-256 and each clip's. */
export type HashList = Record<string, { pack: string; clips: Record<string, string> }>;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function hashesOf(packs: readonly BuiltPack[]): HashList {
  return Object.fromEntries(
    packs.map(({ tag, name, bytes, clips }) => [
      `${tag}.${name}`,
      {
        pack: sha256(bytes),
        clips: Object.fromEntries([...clips].map(([clip, slices]) => [clip, sha256(slices)])),
      },
    ]),
  );
}

/** One line per clip or pack that is not what the list says. */
export function hashDifferences(expected: HashList, found: HashList): string[] {
  const packs = new Set([...Object.keys(expected), ...Object.keys(found)]);
  return [...packs].flatMap((pack) => {
    const [wanted, got] = [expected[pack], found[pack]];
    if (wanted === undefined) return [`${pack}: expected no such pack, got one`];
    if (got === undefined) return [`${pack}: expected a pack, got none`];
    const clips = new Set([...Object.keys(wanted.clips), ...Object.keys(got.clips)]);
    const differing = [...clips]
      .filter((clip) => wanted.clips[clip] !== got.clips[clip])
      .map(
        (clip) =>
          `${pack}: clip '${clip}': expected ${short(wanted.clips[clip])}, got ${short(got.clips[clip])}`,
      );
    if (differing.length > 0) return differing;
    return wanted.pack === got.pack
      ? []
      : [
          `${pack}: its clips are as expected, but not the pack: expected ${short(wanted.pack)}, got ${short(got.pack)}`,
        ];
  });
}

const short = (hash: string | undefined): string => (hash === undefined ? 'no clip' : hash.slice(0, 16));
