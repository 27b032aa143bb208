// Puts the token's secret back into a trace's masked requests, so that they can be given to the core again.
import { decodeFrame, DELIMITER, encodeFrame, type Frame } from '../../host-tools/link/framing.ts';
import { decodeRequest, messageName } from '../../host-tools/link/messages.ts';
import { maskSecrets } from '../../host-tools/link/secret-mask.ts';
import { fromHex } from './format.ts';
import { TraceError, type NumberedEvent } from './read.ts';

function hasSecret(frame: Frame): boolean {
  const payload = frame.payload.slice();
  // A frame with a secret is one that masking changes: try it with another filling.
  return maskSecrets({ ...frame, payload: payload.map((byte) => byte ^ 0xff) }).payload.some(
    (byte, index) => byte !== (payload[index]! ^ 0xff),
  );
}

function unmaskFrame(line: number, encoded: Uint8Array, secret: Uint8Array | null): Uint8Array | null {
  const frame = decodeFrame(encoded);
  if (frame === null || !hasSecret(frame)) return null;
  if (messageName(frame.type) !== 'provision')
    throw new TraceError(line, 'holds a calculation with a masked key, which cannot be replayed');
  if (secret === null)
    throw new TraceError(line, 'holds a provisioning whose secret is masked; give the secret with --secret');
  const masked = decodeRequest('provision', frame.payload).secret;
  if (masked.length !== secret.length)
    throw new TraceError(
      line,
      `the token was given a secret of ${masked.length} bytes, --secret has ${secret.length}`,
    );
  const payload = frame.payload.slice();
  payload.set(secret, payload.length - secret.length);
  return encodeFrame({ ...frame, payload });
}

interface LinkInput {
  line: number;
  bytes: Uint8Array;
}

/** The link inputs between two boots: a boot empties the core's receive buffer, so no frame goes across it. */
function linkInputsByBoot(events: readonly NumberedEvent[]): LinkInput[][] {
  const lives: LinkInput[][] = [[]];
  for (const { line, event } of events) {
    if (event['input'] === 'boot') lives.push([]);
    if (event['input'] === 'link') lives.at(-1)!.push({ line, bytes: fromHex(String(event['bytes'])) });
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
