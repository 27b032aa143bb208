/**
 * Noise on the line: damaged frames, wrong headers, rubbish. The device answers what the core in Node answers, and
 * lives.
 */
import fc from 'fast-check';
import { encodeFrame, FrameDecoder, type Frame } from '../../../host-tools/link/framing.ts';
import { encodeRequest } from '../../../host-tools/link/messages.ts';
import { LINK_VERSION, MESSAGES } from '../../../host-tools/link/protocol.generated.ts';
import { anyPiece } from '../../fuzz/byte-stream.ts';
import type { Check } from '../check.ts';
import { Host } from '../host.ts';
import { requireEqual, requireTrue } from '../require.ts';
import { startSession } from '../targets/session.ts';
import { SET_CLOCK } from '../test-token.ts';
import { WAIT_LIMIT_MS } from '../../support/time-limits.ts';

const SEED = 20_261_124;
const PIECES = 150;

/** Answers that depend on the device's age, time and surroundings, not on the request alone. */
const OWN_ANSWERS = ['read-clock', 'read-battery', 'read-counters', 'set-clock', 'read-entropy'] as const;
const OWN_TYPES = new Set<number>(
  OWN_ANSWERS.flatMap((name) => (name in MESSAGES ? [MESSAGES[name as keyof typeof MESSAGES].id] : [])),
);

/** A question between the pieces: once it is answered, everything before it has been. The token ends broken frames at a delimiter. */
function marker(sequence: number): Uint8Array {
  const payload = encodeRequest('identify', { minimumVersion: LINK_VERSION, maximumVersion: LINK_VERSION });
  return Uint8Array.of(0, ...encodeFrame({ flags: 0, sequence, type: MESSAGES.identify.id, payload }));
}

function isFromNoise(piece: Uint8Array): boolean {
  const frames = new FrameDecoder().push(Uint8Array.of(0, ...piece, 0));
  return frames.every(({ type }) => !OWN_TYPES.has(type));
}

/** The same pieces for every target. */
function noise(): Uint8Array[] {
  return fc.sample(anyPiece.filter(isFromNoise), { numRuns: PIECES, seed: SEED });
}

const asText = ({ flags, sequence, type, payload }: Frame): string =>
  `${flags} ${sequence} ${type} ${Buffer.from(payload).toString('hex')}`;

/** Sends every piece and waits for what it brings; gives the answers in order. */
async function listen(
  host: Host,
  until: (look: () => boolean, limitMs: number) => Promise<boolean>,
): Promise<string[]> {
  for (const [index, piece] of noise().entries()) {
    const before = host.frames.length;
    const sequence = index & 0xff;
    await host.send(piece);
    await host.send(marker(sequence));
    const isMarked = (): boolean =>
      host.frames
        .slice(before)
        .some((frame) => frame.sequence === sequence && frame.type === MESSAGES.identify.id);
    requireTrue(
      `piece ${index}: expected an answer to the marker after it`,
      await until(isMarked, WAIT_LIMIT_MS),
      'none',
    );
  }
  return host.frames.map(asText);
}

export const LINE_NOISE: Check = {
  name: 'line-noise',
  title: 'noise on the line brings the answers that the core in Node gives, and no others',
  model: 'code-display',
  run: async ({ device, host }) => {
    const model = startSession('release', 'code-display');
    const modelHost = new Host(model);
    await modelHost.makeBlank();
    // Both know the time, whatever they began with.
    for (const each of [host, modelHost]) await each.ask('set-clock', SET_CLOCK);
    host.frames.length = 0;
    modelHost.frames.length = 0;
    const answers = await listen(host, (look, limitMs) => device.time.until(look, limitMs));
    const expected = await listen(modelHost, (look, limitMs) => model.time.until(look, limitMs));
    await modelHost.close();
    await model.close();
    const at = answers.findIndex((answer, index) => answer !== expected[index]);
    requireTrue(
      'answers: expected no difference',
      at === -1,
      at === -1 ? '' : { at, came: answers[at], expected: expected[at] },
    );
    requireEqual('answers', answers.length, expected.length);
    return { value: noise().reduce((sum, piece) => sum + piece.length, 0), unit: 'bytes' };
  },
};
