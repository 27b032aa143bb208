/** Voice images with some of the packs of the built one: what a device with less flash has. */
import { sealDirectory } from '../audio/voice-image.ts';
import { MemoryVoice } from '../../simulator/ports/audio.ts';
import { readVoiceImage, type VoicePack } from '../../simulator/voice/voice-image.ts';
import { WHOLE_VOICE } from './reader.ts';

const DIRECTORY_HEADER_BYTES = 16;
const ENTRY_BYTES = 16;
const DIRECTORY_BYTES = 512;

/** The built image with only those packs in its directory. */
export function voiceWith(keep: (pack: VoicePack) => boolean): MemoryVoice {
  const image = WHOLE_VOICE.image.slice();
  const kept = [...readVoiceImage(image).entries()].filter(([, pack]) => keep(pack)).map(([index]) => index);
  const entries = kept.map((index) => {
    const at = DIRECTORY_HEADER_BYTES + index * ENTRY_BYTES;
    return image.slice(at, at + ENTRY_BYTES);
  });
  image.fill(0, DIRECTORY_HEADER_BYTES, DIRECTORY_BYTES);
  entries.forEach((entry, index) => image.set(entry, DIRECTORY_HEADER_BYTES + index * ENTRY_BYTES));
  new DataView(image.buffer).setUint16(6, entries.length, true);
  sealDirectory(image);
  return new MemoryVoice(image);
}

export const CORE_PACKS = voiceWith(({ pack }) => pack === 'core');
export const DANISH_CORE = voiceWith(({ pack, language }) => pack === 'core' && language === 'da');
