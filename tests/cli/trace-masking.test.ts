/**
 * The trace writer against a link that brings its bytes in pieces: no piece of a secret is written, and replay still
 * works.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeFrame } from '../../host-tools/link/framing.ts';
import { encodeRequest } from '../../host-tools/link/messages.ts';
import { LINK_VERSION, MESSAGES } from '../../host-tools/link/protocol.generated.ts';
import { ALGORITHMS } from '../../host-tools/token/limits.generated.ts';
import type { Session } from '../../simulator/session/session.ts';
import { readTrace } from '../../simulator/trace/read.ts';
import { replayTrace } from '../../simulator/trace/replay.ts';
import { MODULE, START_UNIX_MS, tracedToken, traceText } from './traced-token.ts';

/** Each byte differs from its neighbours and stands nowhere else in a frame. */
const SECRET = Uint8Array.from({ length: 40 }, (_, i) => 0xa1 + 2 * i);

function provisionFrame(secret: Uint8Array): Uint8Array {
  const payload = encodeRequest('provision', {
    serialNumber: '900000000012',
    algorithm: ALGORITHMS.SHA256,
    digits: 6,
    timeStepSeconds: 30,
    t0UnixSeconds: 0n,
    secret,
  });
  return encodeFrame({ flags: 0, sequence: 7, type: MESSAGES.provision.id, payload });
}

function identifyFrame(): Uint8Array {
  const payload = encodeRequest('identify', { minimumVersion: LINK_VERSION, maximumVersion: LINK_VERSION });
  return encodeFrame({ flags: 0, sequence: 8, type: MESSAGES.identify.id, payload });
}

function setClockFrame(): Uint8Array {
  const payload = encodeRequest('set-clock', {
    unixSeconds: BigInt(START_UNIX_MS / 1000),
    millisecond: 0,
    trimPartsPerBillion: 0,
  });
  return encodeFrame({ flags: 0, sequence: 6, type: MESSAGES['set-clock'].id, payload });
}

/** The trace of a blank token that is given these bytes, some milliseconds apart. */
function traceOf(
  chunks: readonly Uint8Array[],
  between: (session: Session, index: number) => void = () => {},
): string {
  const { session, host, end } = tracedToken();
  for (const [index, chunk] of chunks.entries()) {
    host.send(chunk);
    session.clock.advance(3);
    between(session, index);
  }
  return traceText(end());
}

/** Whether two bytes of the secret stand in a row anywhere in the trace's hexadecimal. */
function leaks(text: string, secret: Uint8Array): boolean {
  return secret.some(
    (byte, i) => i > 0 && text.includes(Buffer.from([secret[i - 1]!, byte]).toString('hex')),
  );
}

function split(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [
    0,
    ...[...new Set(cuts)].filter((cut) => cut > 0 && cut < bytes.length).sort((a, b) => a - b),
    bytes.length,
  ];
  return places.slice(1).map((end, i) => bytes.slice(places[i], end));
}

describe('a provisioning in pieces', () => {
  test('is masked and replayed whatever the pieces', () => {
    const bytes = Buffer.concat([identifyFrame(), provisionFrame(SECRET), identifyFrame()]);
    fc.assert(
      fc.property(fc.array(fc.nat({ max: bytes.length }), { maxLength: 12 }), (cuts) => {
        const text = traceOf(split(bytes, cuts));
        expect(leaks(text, SECRET)).toBe(false);
        expect(text).toContain('2a2a2a');
      }),
      { numRuns: 200 },
    );
  });

  test('byte by byte it is replayed, with frames, keys and time between', () => {
    const bytes = Buffer.concat([setClockFrame(), provisionFrame(SECRET), identifyFrame()]);
    const text = traceOf(
      Array.from(bytes, (byte) => Uint8Array.of(byte)),
      (session, index) => {
        if (index % 20 === 0) session.hold('main', 50);
      },
    );
    expect(leaks(text, SECRET)).toBe(false);
    expect(replayTrace(MODULE, readTrace(text), { secret: SECRET })).toBeNull();
    expect(replayTrace(MODULE, readTrace(text), { secret: SECRET.map((byte) => byte ^ 1) })).not.toBeNull();
  });

  test('without its end, after noise, or with a wrong checksum it is masked whole', () => {
    const frame = provisionFrame(SECRET);
    const wrong = frame.with(-2, frame.at(-2)! ^ 1);
    const noise = new Uint8Array(700).fill(0x55);
    for (const chunks of [
      [frame.slice(0, -1)],
      [wrong],
      [noise, frame],
      [noise.slice(0, 299), frame.slice(0, 50), frame.slice(50)],
    ]) {
      const text = traceOf(chunks);
      expect(leaks(text, SECRET)).toBe(false);
      expect(replayTrace(MODULE, readTrace(text), { secret: null })).toBeNull();
    }
  });

  test('cut in two by a power failure it is no frame, and what follows is read afresh', () => {
    const frame = provisionFrame(SECRET);
    const text = traceOf([frame.slice(0, 30), identifyFrame(), frame], (session, index) => {
      if (index > 0) return;
      session.powerCut();
      session.device.powerOn();
    });
    expect(leaks(text, SECRET)).toBe(false);
    expect(replayTrace(MODULE, readTrace(text), { secret: SECRET })).toBeNull();
  });
});

test('a masked calculation is not replayed with a wrong key, but named', () => {
  const payload = encodeRequest('compute-hmac', {
    algorithm: ALGORITHMS.SHA1,
    keyLength: SECRET.length,
    keyAndMessage: SECRET,
  });
  const text = traceOf([encodeFrame({ flags: 0, sequence: 1, type: MESSAGES['compute-hmac'].id, payload })]);
  expect(leaks(text, SECRET)).toBe(false);
  expect(() => replayTrace(MODULE, readTrace(text), { secret: SECRET })).toThrow(
    /line \d+: holds a calculation with a masked key/,
  );
});
