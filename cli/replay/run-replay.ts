/** Carries out `talkode replay`. */
import type { VoiceSource } from '../../simulator/token/sources.ts';
import { crc32 } from '../../simulator/ports/crc32.ts';
import { CommandFailure, UsageError } from '../messages/failures.ts';
import { counted, onOneLine } from '../../simulator/text/shown.ts';
import { publishedSecret } from '../../host-tools/token/published-token.ts';
import { loadCore } from '../../simulator/token/load.ts';
import type { TraceHeader } from '../../simulator/trace/format.ts';
import { readTrace, TraceError } from '../../simulator/trace/read.ts';
import { replayTrace } from '../../simulator/trace/replay.ts';
import { MaskedSecret } from '../../simulator/trace/unmask.ts';
import { loadVoiceForTester, loadVoiceWithAllLanguages } from '../token/voice.ts';
import { readStorageImage, readText, MAXIMUM_TRACE_BYTES } from '../files/read-file.ts';
import type { ReplayOptions } from './replay-options.ts';
import { readSecretFile } from '../files/secret-file.ts';
import { requireOneTaker, STANDARD_INPUT_NAME, STANDARD_STREAM } from '../files/standard-streams.ts';

async function secretFor(
  header: TraceHeader,
  { secret, secretFile }: ReplayOptions,
): Promise<Uint8Array | null> {
  if (secret !== null && secretFile !== null)
    throw new UsageError('--secret-file: --secret gives a secret already; leave one of them out');
  if (secret !== null) return secret;
  if (secretFile !== null) return readSecretFile('--secret-file', secretFile);
  if (header.secret === 'given')
    throw new UsageError(
      '--secret: the token of this trace had a secret of its own, which the trace does not hold; give it, or --secret-file',
    );
  return header.token && header.secret === 'published' ? publishedSecret(header.token.algorithm) : null;
}

function imageFor(header: TraceHeader, file: string | null): Uint8Array | undefined {
  if (file !== null) return readStorageImage('--storage', file);
  if (header.storage === 'used')
    throw new UsageError(
      '--storage: the run of this trace began with a storage file; give a copy of it from before the run',
    );
  return undefined;
}

/** The built voice image, or that with all languages, when it is the one that the token of the trace read. */
function voiceFor({ voiceCrc32 }: TraceHeader): VoiceSource | undefined {
  if (voiceCrc32 === null) return undefined;
  const built = loadVoiceForTester();
  const found = crc32(built.image);
  if (found === voiceCrc32) return built;
  const offering = loadVoiceWithAllLanguages();
  if (crc32(offering.image) !== voiceCrc32)
    throw new UsageError(
      `expected the voice image of the trace (CRC-32 ${voiceCrc32}), got another (${found}): the voices have changed since`,
    );
  return offering;
}

/** What the option of the secret has to do with it. */
function adviceOn(error: TraceError): string {
  if (!(error instanceof MaskedSecret)) return '';
  return error.givenBytes === null ? '; give the secret with --secret' : `, --secret has ${error.givenBytes}`;
}

/** Rejects with UsageError for a file that cannot be replayed, CommandFailure for a difference. */
export async function replay(options: ReplayOptions): Promise<void> {
  const { trace: file, storage } = options;
  requireOneTaker('input', { trace: file, '--secret-file': options.secretFile });
  const name = file === STANDARD_STREAM ? STANDARD_INPUT_NAME : onOneLine(file);
  try {
    const trace = readTrace(await readText('trace', file, MAXIMUM_TRACE_BYTES));
    const image = imageFor(trace.header, storage);
    const secret = await secretFor(trace.header, options);
    const difference = replayTrace(loadCore(), trace, { secret, image, voice: voiceFor(trace.header) });
    if (difference) {
      const { line, expected, seen } = difference;
      throw new CommandFailure(
        `${name}:${line}: the replay differs\n  expected: ${expected}\n  seen:     ${seen}`,
      );
    }
    console.log(`${name}: ${counted(trace.events.length, 'event')}, all as in the trace`);
  } catch (error) {
    if (error instanceof TraceError) throw new UsageError(`${name}: ${error.message}${adviceOn(error)}`);
    throw error;
  }
}
