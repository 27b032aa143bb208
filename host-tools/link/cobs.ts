/**
 * Consistent overhead byte stuffing (Cheshire and Baker, 1999): bytes without any zero, so that zero can end a frame.
 */

/** The largest code byte: 254 bytes follow, and no zero after them. */
const FULL_BLOCK_CODE = 0xff;

/** Encodes bytes so that no zero is left; adds one byte, and one more for every 254. Writes no delimiter. */
export function cobsEncode(bytes: Uint8Array): Uint8Array {
  const encoded = new Uint8Array(bytes.length + Math.floor(bytes.length / (FULL_BLOCK_CODE - 1)) + 1);
  let codeAt = 0;
  let code = 1;
  let end = 1;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index]!;
    if (byte !== 0) {
      encoded[end++] = byte;
      code++;
    }
    // A full block opens a new one only when more bytes follow, as the published encodings do.
    const blockIsFull = code === FULL_BLOCK_CODE && index < bytes.length - 1;
    if (byte === 0 || blockIsFull) {
      encoded[codeAt] = code;
      codeAt = end++;
      code = 1;
    }
  }
  encoded[codeAt] = code;
  return encoded.subarray(0, end);
}

/** Decodes one frame without its delimiter; null when the bytes are not an encoding. */
export function cobsDecode(encoded: Uint8Array): Uint8Array | null {
  const bytes = new Uint8Array(encoded.length);
  let end = 0;
  let at = 0;
  while (at < encoded.length) {
    const code = encoded[at++]!;
    const blockEnd = at + code - 1;
    if (code === 0 || blockEnd > encoded.length) return null;
    for (; at < blockEnd; at++) {
      const byte = encoded[at]!;
      if (byte === 0) return null;
      bytes[end++] = byte;
    }
    if (code !== FULL_BLOCK_CODE && at < encoded.length) bytes[end++] = 0;
  }
  return bytes.subarray(0, end);
}
