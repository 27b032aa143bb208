/** Makes a tester's token: looks at what the storage holds, decides, and only then boots the token that is kept. */
import type { Identity } from '../../host-tools/link/identity.ts';
import { MemoryStorage, STORAGE_BYTES, type Storage } from '../ports/storage.ts';
import { VirtualClock } from '../ports/clock.ts';
import { crc32 } from '../ports/crc32.ts';
import { TRACE_VERSION, type LineSink, type TraceHeader, type SecretOrigin } from '../trace/format.ts';
import { TraceWriter } from '../trace/writer.ts';
import type { ModelName } from '../token/contract.generated.ts';
import { simulatedDevice, type DeviceMaker } from './device.ts';
import { prepareToken, secretOrigin, type FoundToken } from './prepare-token.ts';
import type { TokenWish } from './wish.ts';
import { completeParameters } from '../../host-tools/token/published-token.ts';
import { hasVoice } from './voices.ts';
import { Session, type TesterClock } from './session.ts';
import { isOutputUnchosen, prepareSound, type SoundWish } from './prepare-sound.ts';

export interface SessionRequest {
  module: WebAssembly.Module;
  model: ModelName;
  clock: TesterClock;
  storage: Storage;
  /** Makes another device than the simulated one, on the same storage and clock. */
  device?: DeviceMaker;
  wish: TokenWish;
  millivolts: number | null;
  /** For a model with sound: its voices, what it is told at the start, and who listens besides the recorder. */
  sound: SoundWish | null;
  /** Null for no trace. */
  trace: LineSink | null;
  /** Is told why the host could not carry out a storage operation. */
  onStorageFailure: (reason: unknown) => void;
}

export interface OpenedSession {
  session: Session;
  origin: SecretOrigin;
}

/** Who the stored token is, asked of a copy: nothing is written, and no trace shows it. */
async function look(request: SessionRequest): Promise<FoundToken> {
  const { module, model, storage, clock } = request;
  const copy = new MemoryStorage(storage.read(0, STORAGE_BYTES).slice());
  const virtualClock = new VirtualClock(clock.unixMs());
  const device = simulatedDevice({ module, model, clock: virtualClock, storage: copy });
  const session = new Session({ model, clock: virtualClock, device });
  const identity = await session.identify();
  const hasSettings = hasVoice(model) && identity.fault === null;
  return { ...identity, isOutputChosen: hasSettings && !(await isOutputUnchosen(session)) };
}

/** All but the secret. */
function shownParameters(wish: TokenWish): TraceHeader['token'] {
  const { serialNumber, algorithm, digits, timeStepSeconds, t0UnixSeconds } = completeParameters(
    wish.parameters,
  );
  return { serialNumber, algorithm, digits, timeStepSeconds, t0UnixSeconds };
}

function isEmpty(storage: Storage): boolean {
  return storage.read(0, STORAGE_BYTES).every((byte) => byte === 0xff);
}

function startTrace(request: SessionRequest, found: Identity, origin: SecretOrigin): TraceWriter | null {
  const { model, storage, wish, sound } = request;
  if (!request.trace) return null;
  return new TraceWriter(request.trace, {
    talkodeTrace: TRACE_VERSION,
    model,
    firmwareVersion: found.firmwareVersion,
    development: found.developmentImage,
    token: origin === 'published' || origin === 'given' ? shownParameters(wish) : null,
    voiceCrc32: sound?.voice ? crc32(sound.voice.image) : null,
    storage: isEmpty(storage) ? 'empty' : 'used',
    secret: origin,
  });
}

/** Rejects with WishRefused when the token cannot become what is wished, and as LinkClient does. */
export async function openSession(request: SessionRequest): Promise<OpenedSession> {
  const { module, model, clock, storage, millivolts, sound, onStorageFailure } = request;
  const wish = { ...request.wish, firstUse: sound?.firstUse === true };
  const found = await look(request);
  const origin = secretOrigin(wish, found);
  const trace = startTrace(request, found, origin);
  const simulated = simulatedDevice({
    module,
    model,
    clock,
    storage,
    ...(sound?.voice && { voice: sound.voice }),
    ...(trace && { observer: trace }),
    onStorageFailure,
  });
  const session = new Session({
    model,
    clock,
    device: request.device ?? simulated,
    ...(sound?.port && { audio: sound.port }),
    ...(trace && { trace }),
  });
  if (millivolts !== null) session.device.setMillivolts(millivolts);
  await prepareToken(session, wish, found);
  if (sound !== null) await prepareSound(session, sound);
  return { session, origin };
}
