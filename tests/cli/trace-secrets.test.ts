/**
 * A trace holds no eight bytes of a secret in any form, however the request that brought it was framed, and replay says
 * what it lacks.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cobsEncode } from '../../host-tools/link/cobs.ts';
import { encodeFrame } from '../../host-tools/link/framing.ts';
import { encodeRequest, MESSAGE_NAMES } from '../../host-tools/link/messages.ts';
import { FLAGS, MESSAGES, type MessageName } from '../../host-tools/link/protocol.generated.ts';
import { ALGORITHMS } from '../../host-tools/token/limits.generated.ts';
import { readTrace } from '../../simulator/trace/read.ts';
import { replayTrace } from '../../simulator/trace/replay.ts';
import { chunked, chunkSizes, concat } from '../link/bytes.ts';
import { runs } from '../support/depth.ts';
import { MODULE, tracedToken, traceText } from './traced-token.ts';

const WINDOW_BYTES = 8;

function traceOf(chunks: readonly Uint8Array[], powerCutAfter = -1): string {
  const { session, host, end } = tracedToken();
  for (const [index, chunk] of chunks.entries()) {
    host.send(chunk);
    session.clock.advance(3);
    if (index === powerCutAfter) {
      session.powerCut();
      session.device.powerOn();
    }
  }
  return traceText(end());
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/** The forms in which a window of the secret is looked for: hexadecimal, raw, and base64 at each of its three alignments. */
function forms(window: Uint8Array): string[] {
  const whole = Buffer.from(window);
  return [
    hex(window),
    hex(window).toUpperCase(),
    whole.toString('latin1'),
    whole.toString('utf8'),
    // Characters of base64 that depend on the window alone, wherever it begins in a group of three bytes.
    ...[0, 1, 2].map((before) =>
      Buffer.concat([Buffer.alloc(before), whole])
        .toString('base64')
        .slice(before === 0 ? 0 : before + 1, Math.floor(((before + whole.length) * 8) / 6)),
    ),
  ];
}

/** Every form of the secret that stands in the text: windows of eight bytes, as they are and within a COBS block. */
function leaks(text: string, secret: Uint8Array): string[] {
  const found: string[] = [];
  for (const bytes of [secret, cobsEncode(secret).slice()])
    for (let at = 0; at + WINDOW_BYTES <= bytes.length; at++)
      found.push(...forms(bytes.subarray(at, at + WINDOW_BYTES)).filter((form) => text.includes(form)));
  return found;
}

function provisioning(secret: Uint8Array): Uint8Array {
  return encodeRequest('provision', {
    serialNumber: '900000000012',
    algorithm: ALGORITHMS.SHA1,
    digits: 6,
    timeStepSeconds: 30,
    t0UnixSeconds: 0n,
    secret,
  });
}

const IDENTIFY = encodeFrame({
  flags: 0,
  sequence: 8,
  type: MESSAGES.identify.id,
  payload: Uint8Array.of(1, 1),
});

/** Bytes that turn up by chance nowhere else in a trace; zeros among them, as COBS has to encode them. */
const anySecret = fc
  .uint8Array({ minLength: 16, maxLength: 64 })
  .filter((secret) => new Set(secret).size > 12)
  .chain((secret) => fc.boolean().map((hasZero) => (hasZero ? secret.with(5, 0) : secret)));

/** A payload with the secret in it, meant for a provisioning or not. */
const anyPayload = (secret: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc.oneof(
    fc.constant(provisioning(secret)),
    fc.constant(secret),
    // A field too few, or some bytes too many.
    fc.nat({ max: 24 }).map((cut) => concat(provisioning(secret).subarray(0, cut), secret)),
    fc.uint8Array({ maxLength: 100 }).map((before) => concat(before, secret)),
    fc.nat({ max: 30 }).map((length) => secret.subarray(0, length)),
  );

/** Its frame: right, or with any flags, type and version, or a damaged byte. */
const anyBytes = (secret: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc
    .record({
      payload: anyPayload(secret),
      flags: fc.constantFrom(0, 0, FLAGS.response, FLAGS.error, FLAGS.response | FLAGS.error, 0x80, 0xff),
      type: fc.oneof(
        fc.constantFrom(...MESSAGE_NAMES).map((name) => MESSAGES[name].id),
        fc.nat({ max: 255 }),
      ),
      sequence: fc.nat({ max: 255 }),
      damage: fc.option(fc.nat({ max: 400 })),
      framed: fc.constantFrom(true, true, true, false),
    })
    .map(({ payload, flags, type, sequence, damage, framed }) => {
      if (!framed) return concat(payload, Uint8Array.of(0));
      const frame = encodeFrame({ flags, sequence, type, payload });
      if (damage === null) return frame;
      const at = damage % frame.length;
      return frame.with(at, frame[at]! ^ 0x10);
    });

test('L5: no window of eight bytes of a secret is in a trace, whatever the framing', () => {
  const scenario = anySecret.chain((secret) =>
    fc.record({
      secret: fc.constant(secret),
      pieces: fc.array(
        fc.oneof(
          anyBytes(secret),
          fc.constant(IDENTIFY),
          fc.uint8Array({ maxLength: 400 }).map((noise) => noise.map((byte) => byte | 1)),
          fc.constant(new Uint8Array(2)),
        ),
        { minLength: 1, maxLength: 5 },
      ),
      repeat: fc.boolean(),
      sizes: chunkSizes,
      powerCutAfter: fc.integer({ min: -1, max: 3 }),
    }),
  );
  fc.assert(
    fc.property(scenario, ({ secret, pieces, repeat, sizes, powerCutAfter }) => {
      const bytes = concat(...pieces, ...(repeat ? pieces : []));
      expect(leaks(traceOf(chunked(bytes, sizes), powerCutAfter), secret)).toEqual([]);
    }),
    { numRuns: runs(400, 20_000) },
  );
});

describe('L5: the search itself', () => {
  const secret = Uint8Array.from({ length: 24 }, (_, i) => (i === 9 ? 0 : 0xa1 + 3 * i));
  test.each<[string, (part: Uint8Array) => string]>([
    ['hexadecimal', hex],
    ['raw', (part) => Buffer.from(part).toString('latin1')],
    ['base64', (part) => Buffer.from(part).toString('base64')],
    ['base64, one byte later', (part) => Buffer.from([7, ...part]).toString('base64')],
    ['base64, two bytes later', (part) => Buffer.from([7, 8, ...part]).toString('base64')],
    ['COBS', (part) => hex(cobsEncode(part))],
  ])('L5: finds a secret in %s', (_, write) => {
    expect(leaks(`{"x":"${write(secret)}"}`, secret)).not.toEqual([]);
    expect(leaks(`{"x":"${write(secret.map((byte) => byte ^ 0x55))}"}`, secret)).toEqual([]);
  });
});

describe('L5: a replay', () => {
  const secret = Uint8Array.from({ length: 20 }, (_, i) => 0xa1 + 3 * i);
  const frame = (flags: number, type: number, payload: Uint8Array, sequence = 7): Uint8Array =>
    encodeFrame({ flags, sequence, type, payload });
  const replay = (bytes: Uint8Array, sizes: readonly number[], given: Uint8Array | null): unknown =>
    replayTrace(MODULE, readTrace(traceOf(chunked(bytes, sizes))), { secret: given });

  test('L5: of a provisioning among other requests, in pieces of any size, repeated and after noise', () => {
    const provision = frame(0, MESSAGES.provision.id, provisioning(secret));
    const noise = Uint8Array.of(5, 5, 5, 0);
    fc.assert(
      fc.property(chunkSizes, (sizes) => {
        expect(replay(concat(IDENTIFY, noise, provision, IDENTIFY, provision), sizes, secret)).toBeNull();
      }),
      { numRuns: runs(40, 2000) },
    );
  });

  test('L5: goes on past frames that the token does not look into, though they are masked', () => {
    const payload = provisioning(secret);
    const bytes = concat(
      frame(FLAGS.response, MESSAGES.provision.id, payload),
      frame(0, MESSAGES.identify.id, payload, 9),
      frame(0, 200, payload, 10),
      IDENTIFY,
    );
    const text = traceOf([bytes]);
    expect(leaks(text, secret)).toEqual([]);
    expect(replayTrace(MODULE, readTrace(text), { secret: null })).toBeNull();
  });

  test.each<[MessageName, Uint8Array, string]>([
    [
      'provision',
      concat(provisioning(secret).subarray(0, 16), secret),
      'holds a provision whose fields are masked',
    ],
    ['set-clock', secret.subarray(0, 14), 'holds a set-clock whose fields are masked'],
    ['compute-hmac', concat(Uint8Array.of(1, 20), secret), 'holds a calculation with a masked key'],
    ['provision', provisioning(secret), 'holds a provisioning whose secret is masked'],
  ])('L5: says that it cannot give a masked %s to the token', (name, payload, reason) => {
    const bytes = concat(frame(0, MESSAGES[name].id, payload), IDENTIFY);
    expect(() => replay(bytes, [1000], null)).toThrow(new RegExp(`^line \\d+: .*${reason}`));
  });
});
