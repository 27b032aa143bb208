/** Puts the token's secret back into a trace's masked requests, so that they can be given to the core again. */
import { fixedBytes } from '../../host-tools/link/field-codec.ts';
import { decodeFrame, DELIMITER, encodeFrame } from '../../host-tools/link/framing.ts';
import { messageName } from '../../host-tools/link/messages.ts';
import { MESSAGES, type MessageName } from '../../host-tools/link/protocol.generated.ts';
import { shownBytes } from '../../host-tools/link/secret-mask.ts';
import { fromHex } from './format.ts';
import { TraceError, type NumberedEvent } from './read.ts';

/** Requests that bring a secret of their own, which nobody can give again. */
const CALCULATIONS: readonly MessageName[] = ['compute-code', 'compute-hmac'];

/** What else the token checks before it looks into a payload. */
function hasRightLength(name: MessageName, { length }: Uint8Array): boolean {
  const { request } = MESSAGES[name];
  const fixed = request.reduce((sum, field) => sum + fixedBytes(field), 0);
  return request.at(-1)?.type === 'rest' ? length >= fixed : length === fixed;
}

/** A provisioning cannot be given again with the secret that there is. */
export class MaskedSecret extends TraceError {
  /** Length of the secret that was given for it; null for none. */
  readonly givenBytes: number | null;
  constructor(line: number, maskedBytes: number, givenBytes: number | null) {
    super(
      line,
      givenBytes === null
        ? 'holds a provisioning whose secret is masked'
        : `the token was given a secret of ${maskedBytes} bytes`,
    );
    this.givenBytes = givenBytes;
  }
}

function withSecret(line: number, payload: Uint8Array, shown: number, secret: Uint8Array | null): Uint8Array {
  const masked = payload.length - shown;
  if (secret?.length !== masked) throw new MaskedSecret(line, masked, secret?.length ?? null);
  const whole = payload.slice();
  whole.set(secret, shown);
  return whole;
}

/**
 * A frame as the token got it, null where its masked payload does as well: the token looks at none of it, since it is no
 * request, of an unknown type, or of a wrong length.
 */
function unmaskFrame(line: number, encoded: Uint8Array, secret: Uint8Array | null): Uint8Array | null {
  const frame = decodeFrame(encoded);
  const name = frame === null || frame.flags !== 0 ? undefined : messageName(frame.type);
  if (frame === null || name === undefined || !hasRightLength(name, frame.payload)) return null;
  const { payload } = frame;
  if (CALCULATIONS.includes(name))
    throw new TraceError(line, 'holds a calculation with a masked key, which cannot be replayed');
  const shown = shownBytes(name, payload);
  // What cannot be told from a secret was masked whole, and is not told from one now either.
  if (shown === 0 && payload.length > 0)
    throw new TraceError(
      line,
      `holds a ${name} whose fields are masked, since they could be a secret; it cannot be replayed`,
    );
  if (shown === payload.length) return null;
  return encodeFrame({ ...frame, payload: withSecret(line, payload, shown, secret) });
}

interface LinkInput {
  line: number;
  bytes: Uint8Array;
}

/** The link inputs between two boots: a boot empties the core's receive buffer, so no frame goes across it. */
function linkInputsByBoot(events: readonly NumberedEvent[]): LinkInput[][] {
  let life: LinkInput[] = [];
  const lives = [life];
  for (const { line, event } of events) {
    if (event['input'] === 'boot') lives.push((life = []));
    if (event['input'] === 'link') life.push({ line, bytes: fromHex(String(event['bytes'])) });
  }
  return lives;
}

/** Frames may be spread over several inputs: unmasks them as one stream, in place. */
function unmaskStream(inputs: readonly LinkInput[], secret: Uint8Array | null): Uint8Array {
  const stream = Uint8Array.from(Buffer.concat(inputs.map(({ bytes }) => bytes)));
  const lineOfByte = inputs.flatMap(({ line, bytes }) => Array.from(bytes, () => line));
  for (let start = 0, end = stream.indexOf(DELIMITER); end >= 0; end = stream.indexOf(DELIMITER, start)) {
    const whole = unmaskFrame(lineOfByte[end]!, stream.subarray(start, end), secret);
    if (whole) stream.set(whole, start);
    start = end + 1;
  }
  return stream;
}

/**
 * The bytes of each link input, by line, with the secret in its place. Throws TraceError when a masked secret is not
 * the one of a provisioning, or none was given.
 */
export function unmaskLink(
  events: readonly NumberedEvent[],
  secret: Uint8Array | null,
): Map<number, Uint8Array> {
  const unmasked = new Map<number, Uint8Array>();
  for (const inputs of linkInputsByBoot(events)) {
    const stream = unmaskStream(inputs, secret);
    let at = 0;
    for (const { line, bytes } of inputs) {
      unmasked.set(line, stream.slice(at, at + bytes.length));
      at += bytes.length;
    }
  }
  return unmasked;
}
