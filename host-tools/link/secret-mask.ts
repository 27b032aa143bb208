// Hides the secret fields of requests, so that traces and logs of the link can be kept and shown.
import { fixedBytes } from './field-codec.ts';
import { decodeFrame, DELIMITER, encodeFrame, type Frame } from './framing.ts';
import { messageName } from './messages.ts';
import { FLAGS, MESSAGES } from './protocol.generated.ts';

/** `*`: easy to see in a dump, and never zero, so that a masked frame is as long as the real one. */
export const MASK_BYTE = 0x2a;

/** The same frame with each secret field overwritten; a request of unknown type is hidden whole. */
export function maskSecrets(frame: Frame): Frame {
  if ((frame.flags & FLAGS.response) !== 0) return frame;
  const name = messageName(frame.type);
  const payload = frame.payload.slice();
  if (name === undefined) return { ...frame, payload: payload.fill(MASK_BYTE) };
  let at = 0;
  for (const field of MESSAGES[name].request) {
    const end = field.type === 'rest' ? payload.length : at + fixedBytes(field);
    if (field.secret === true) payload.fill(MASK_BYTE, at, end);
    at = end;
  }
  return { ...frame, payload };
}

/**
 * Bytes on the way to a token, each whole frame masked by `maskSecrets` and as long as before. Whatever is not a whole
 * valid frame could be a piece of one with a secret, so all of it is masked: give whole frames to see more.
 */
export function maskSecretBytes(bytes: Uint8Array): Uint8Array {
  const masked = new Uint8Array(bytes.length);
  let start = 0;
  while (start < bytes.length) {
    const found = bytes.indexOf(DELIMITER, start);
    const end = found < 0 ? bytes.length : found;
    const frame = found < 0 ? null : decodeFrame(bytes.subarray(start, end));
    if (frame === null) masked.fill(MASK_BYTE, start, end);
    else masked.set(encodeFrame(maskSecrets(frame)), start);
    start = end + 1;
  }
  return masked;
}
