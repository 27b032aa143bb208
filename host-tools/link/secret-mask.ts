/** Hides secrets on their way to a token, so that traces and logs of the link can be kept and shown. */
import { fixedBytes } from './field-codec.ts';
import { decodeFrame, DELIMITER, encodeFrame, type Frame } from './framing.ts';
import { messageName } from './messages.ts';
import { MESSAGES, type Field, type MessageName } from './protocol.generated.ts';

/** `*`: easy to see in a dump, and never zero, so that a masked frame is as long as the real one. */
export const MASK_BYTE = 0x2a;

/**
 * The bytes of a u64 above these are zero in each time and counter that there will be (2^40 s are 34 000 years); eight
 * bytes of a secret that lie there by mistake have others.
 */
const U64_SHOWN_BYTES = 5;
const DIGIT_ZERO = 0x30;
const DIGIT_NINE = 0x39;

/** Whether a field holds what only such a field would: eight bytes of anything else might be a secret out of its place. */
function isPlausible({ type }: Field, bytes: Uint8Array): boolean {
  if (type === 'u64') return bytes.subarray(U64_SHOWN_BYTES).every((byte) => byte === 0);
  // The one text is the serial number.
  if (type === 'ascii') return bytes.every((byte) => byte >= DIGIT_ZERO && byte <= DIGIT_NINE);
  return true;
}

/** How many bytes of a request's payload may be shown, from its start: none when it is not what its type says. */
export function shownBytes(name: MessageName, payload: Uint8Array): number {
  let at = 0;
  for (const field of MESSAGES[name].request) {
    if (field.type === 'rest') return at;
    const end = at + fixedBytes(field);
    if (end > payload.length || !isPlausible(field, payload.subarray(at, end))) return 0;
    at = end;
  }
  return at === payload.length ? at : 0;
}

/**
 * The same frame with everything overwritten but the fields that its message has before a secret. A token is sent requests
 * only, so the payload of anything else, an answer or an unknown type, is overwritten whole: it may be a request that went
 * wrong.
 */
export function maskSecrets(frame: Frame): Frame {
  const name = frame.flags === 0 ? messageName(frame.type) : undefined;
  const shown = name === undefined ? 0 : shownBytes(name, frame.payload);
  return { ...frame, payload: frame.payload.slice().fill(MASK_BYTE, shown) };
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
