/** Finds the built voice image in Node: beside the bundled command, or in the project's build folder. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { MemoryVoice } from '../ports/audio.ts';
import { readVoiceImage } from './voice-image.ts';

const FILE = 'voice/voice.bin';

/** Path of the built image, or undefined when it has not been built yet. */
export function findVoice(): string | undefined {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const candidates = [here, path.resolve(here, '../../build')].map((folder) => path.join(folder, FILE));
  return candidates.find((candidate) => existsSync(candidate));
}

/** The built image, checked. Throws when it has not been built yet, saying how, and VoiceImageError when it is not whole. */
export function loadVoice(): MemoryVoice {
  const file = findVoice();
  if (file === undefined) throw new Error(`${FILE} has not been built yet; run "npm run build"`);
  const image = Uint8Array.from(readFileSync(file));
  readVoiceImage(image);
  return new MemoryVoice(image);
}
