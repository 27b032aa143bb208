/** `npm run voice`: builds the voice image and its packs; see USAGE. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ClipCache } from './make/cache.ts';
import { checkRecordingNames } from './make/clip.ts';
import { checkReport, measureClips } from './make/check.ts';
import { hashDifferences, hashesOf, type HashList } from './make/hashes.ts';
import { makeVoices } from './make/voices.ts';
import { languageOf } from './languages/tables.ts';

const USAGE = `npm run voice                        builds build/voice/voice.bin and the packs beside it
npm run voice -- --check LANGUAGE    prints phonemes, length, loudness and more of every clip
npm run voice -- --update-hashes     builds, and takes what was built as what is expected from now on`;

const VOICE = path.dirname(fileURLToPath(import.meta.url));
const OUTPUT = path.join(VOICE, '..', '..', 'build', 'voice');
const RECORDINGS = path.join(VOICE, 'recordings');
const HASHES = path.join(VOICE, 'hashes.json');

async function build(updateHashes: boolean): Promise<void> {
  const { packs, image } = await makeVoices(RECORDINGS, new ClipCache(path.join(OUTPUT, 'cache')));
  const found = hashesOf(packs);
  if (updateHashes) writeFileSync(HASHES, `${JSON.stringify(found, null, 2)}\n`);
  const differences = hashDifferences(JSON.parse(readFileSync(HASHES, 'utf8')) as HashList, found);
  if (differences.length > 0)
    throw new Error(
      `what was built differs from firmware/voice/hashes.json:\n  ${differences.join('\n  ')}\n` +
        'after a change on purpose (a feed, a recording): npm run voice -- --update-hashes',
    );
  mkdirSync(OUTPUT, { recursive: true });
  for (const { tag, name, bytes } of packs) writeFileSync(path.join(OUTPUT, `${tag}.${name}.voice`), bytes);
  writeFileSync(path.join(OUTPUT, 'voice.bin'), image);
  console.log(`build/voice/voice.bin: ${image.length} bytes, ${packs.length} packs`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      check: { type: 'string' },
      'update-hashes': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) console.log(USAGE);
  else if (values.check === undefined) await build(values['update-hashes']);
  else {
    const language = languageOf(values.check);
    checkRecordingNames([language], RECORDINGS);
    console.log(checkReport(language, await measureClips(language, RECORDINGS)));
  }
}

try {
  await main();
} catch (error) {
  console.error(`voice: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
