/**
 * Noise on the link, a million bytes in a deep run: the token answers exactly the good frames, as its model does, and
 * changes nothing else.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeFrame, FrameDecoder, type Frame } from '../../host-tools/link/framing.ts';
import { encodeRequest } from '../../host-tools/link/messages.ts';
import { MESSAGES, type MessageName, type Messages } from '../../host-tools/link/protocol.generated.ts';
import { readGlass } from '../../simulator/glass/reading.ts';
import { VirtualClock } from '../../simulator/ports/clock.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import { Runner } from '../../simulator/runner/runner.ts';
import { CORE, FIRMWARE_VERSION } from '../model/core-under-test.ts';
import { LinkHost } from '../model/link-host.ts';
import { TokenModel } from '../model/token-model.ts';
import { runs } from '../support/depth.ts';
import { SeededEntropy } from '../support/seeded-entropy.ts';
import { anyChunkSizes, anyPiece, chunksOf, concat } from './byte-stream.ts';

const SEED = 20_261_122;
const STREAMS = runs(100, 400);
const MINIMUM_BYTES = STREAMS * 2_500;
const PIECES_PER_STREAM = 80;
const RTC_MS = Date.UTC(2026, 10, 22, 14, 5, 33);

interface Totals {
  bytes: number;
  frames: number;
  dropped: number;
  records: number;
}

/** A token under the noise, and everything that it sends. */
class Target {
  readonly host = new LinkHost();
  readonly storage: MemoryStorage;
  readonly clock = new VirtualClock(RTC_MS);
  readonly runner: Runner;
  storageOperations = 0;

  constructor(development: boolean, image?: Uint8Array) {
    this.storage = new MemoryStorage(image?.slice());
    this.runner = new Runner({
      module: CORE,
      model: 'code-display',
      development,
      clock: this.clock,
      storage: this.storage,
      link: this.host.port,
      entropy: new SeededEntropy(),
      observer: {
        input: () => undefined,
        output: (event) => {
          if (event.output === 'trap') throw new Error(`the core trapped: ${event.message}`);
          if (event.output === 'storage') this.storageOperations++;
        },
      },
    });
  }

  /** Feeds a stream; gives what came back, as text that is easy to compare. */
  feed(bytes: Uint8Array, sizes: readonly number[]): string[] {
    const before = this.host.answers.length;
    for (const chunk of chunksOf(bytes, sizes)) this.host.send(chunk);
    return this.host.answers.slice(before).map(asText);
  }
}

function asText({ flags, sequence, type, payload }: Frame): string {
  return `${flags} ${sequence} ${type} ${Buffer.from(payload).toString('hex')}`;
}

/** What the token has to answer to the frames that the host's own decoder finds, and the storage operations of that. */
function expected(
  model: TokenModel,
  frames: readonly Frame[],
): { answers: string[]; storageOperations: number } {
  let storageOperations = 0;
  const answers = frames.flatMap((frame) => {
    const { recordsWritten: before, state } = model.record;
    const answer = model.request(frame);
    const records = model.record.recordsWritten - before;
    // Erase, record, mark; before the erase of a locked token's setting the old record is spoilt, so that it is counted.
    const isCounted = state === LOCKED && frame.type === MESSAGES['change-setting'].id;
    storageOperations += records * (isCounted ? 4 : 3);
    return answer === null ? [] : [asText(answer)];
  });
  return { answers, storageOperations };
}

/** Of `record.state`. */
const LOCKED = 2;
const SECRET = Uint8Array.from({ length: 20 }, (_, index) => index + 1);
const COMMISSIONING: Frame[] = [
  frameOf(1, 'set-clock', { unixSeconds: BigInt(RTC_MS / 1000), millisecond: 0, trimPartsPerBillion: 50 }),
  frameOf(2, 'provision', {
    serialNumber: '901234567890',
    algorithm: 1,
    digits: 7,
    timeStepSeconds: 45,
    t0UnixSeconds: 5n,
    secret: SECRET,
  }),
  frameOf(3, 'lock', {}),
];

function frameOf<N extends MessageName>(sequence: number, name: N, fields: Messages[N]['request']): Frame {
  return { flags: 0, sequence, type: MESSAGES[name].id, payload: encodeRequest(name, fields) };
}

interface Start {
  development: boolean;
  commissioned: boolean;
}

/** A token and its model, both from the same history. */
function started({ development, commissioned }: Start): { newTarget: () => Target; model: TokenModel } {
  const factory = new Target(true);
  const model = new TokenModel({ development: true, version: FIRMWARE_VERSION });
  model.entropy = new SeededEntropy();
  model.tick(0, RTC_MS);
  for (const frame of commissioned ? COMMISSIONING : []) {
    factory.host.send(encodeFrame(frame));
    model.request(frame);
  }
  model.restart(0, { development, version: FIRMWARE_VERSION });
  model.tick(0, RTC_MS);
  return { newTarget: () => new Target(development, factory.storage.image), model };
}

const anyStart: fc.Arbitrary<Start> = fc.record({ development: fc.boolean(), commissioned: fc.boolean() });
const streams = fc.array(anyPiece, { minLength: PIECES_PER_STREAM, maxLength: PIECES_PER_STREAM });
/** What shows whether anything has changed: who the token is, its time, its settings, its counters. */
const LAST_QUESTIONS: Frame[] = [
  frameOf(200, 'identify', { minimumVersion: 1, maximumVersion: 1 }),
  frameOf(201, 'read-clock', {}),
  frameOf(202, 'read-setting', { setting: 0 }),
  frameOf(203, 'read-setting', { setting: 1 }),
  frameOf(204, 'read-counters', {}),
];

function fuzz(
  pieces: readonly Uint8Array[],
  sizes: number[],
  otherSizes: number[],
  start: Start,
  totals: Totals,
): void {
  const stream = concat(pieces);
  const decoder = new FrameDecoder();
  const requests = decoder.push(stream);
  const { newTarget, model } = started(start);
  const recordsBefore = model.record.recordsWritten;
  const target = newTarget();

  const operationsBefore = target.storageOperations;
  const answers = target.feed(stream, sizes);
  const ofStream = expected(model, requests);
  expect(answers).toEqual(ofStream.answers);
  expect(newTarget().feed(stream, otherSizes)).toEqual(answers);

  // A delimiter ends whatever the noise began, and the next good frames are answered.
  const last = concat([Uint8Array.of(0), ...LAST_QUESTIONS.map(encodeFrame)]);
  const lastAnswers = target.feed(last, sizes);
  const ofLast = expected(model, decoder.push(last));
  expect(lastAnswers).toEqual(ofLast.answers);
  expect(lastAnswers.slice(-LAST_QUESTIONS.length).map((answer) => answer.split(' ')[1])).toEqual(
    LAST_QUESTIONS.map(({ sequence }) => String(sequence)),
  );

  // The storage was touched by the records that the model knows of, and by nothing else.
  const records = model.record.recordsWritten - recordsBefore;
  expect(target.storageOperations - operationsBefore).toBe(
    ofStream.storageOperations + ofLast.storageOperations,
  );
  // And the key still gives what the model says: the right code, or the sign that there is none.
  target.runner.press('main');
  model.contact(true);
  const { text, bar, icons, code } = readGlass(target.runner.frame());
  expect({ text, bar, icons, code }).toEqual(model.glass());
  if (start.commissioned && !start.development)
    expect(model.record).toMatchObject({ state: LOCKED, secret: SECRET });
  totals.bytes += stream.length;
  totals.frames += requests.length;
  totals.dropped += decoder.droppedFrames;
  totals.records += records;
}

test(`at least ${MINIMUM_BYTES} random and mutated bytes in random chunks (seed ${SEED})`, () => {
  const totals: Totals = { bytes: 0, frames: 0, dropped: 0, records: 0 };
  fc.assert(
    fc.property(streams, anyChunkSizes, anyChunkSizes, anyStart, (pieces, sizes, otherSizes, start) =>
      fuzz(pieces, sizes, otherSizes, start, totals),
    ),
    { seed: SEED, numRuns: STREAMS },
  );
  console.log(`link fuzz seed ${SEED}:`, JSON.stringify(totals));
  expect(totals.bytes).toBeGreaterThanOrEqual(MINIMUM_BYTES);
  // Neither all good nor all bad.
  expect(totals.frames).toBeGreaterThan(STREAMS);
  expect(totals.dropped).toBeGreaterThan(STREAMS);
  expect(totals.records).toBeGreaterThan(STREAMS);
});
