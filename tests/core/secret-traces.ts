/** Finds what is left of a secret in memory: whole, in part, XORed with HMAC's pads, or in the hashes' byte order. */

/** Shorter pieces would be found by chance. */
const WINDOW_BYTES = 8;

/** RFC 2104: ipad and opad. */
const MASKS = { plain: 0, 'inner pad': 0x36, 'outer pad': 0x5c } as const;
/** Bytes turned round within a word: how a schedule holds a big-endian block on a little-endian machine. */
const WORD_BYTES = { 'as it is': 1, 'words of 4': 4, 'words of 8': 8 } as const;

export interface Trace {
  /** How the secret was disguised. */
  form: string;
  /** Where in the secret and where in the memory the piece begins. */
  secretAt: number;
  address: number;
}

function disguise(secret: Uint8Array, mask: number, wordBytes: number): Uint8Array {
  const disguised = new Uint8Array(Math.floor(secret.length / wordBytes) * wordBytes);
  for (let at = 0; at < disguised.length; at++) {
    const inWord = at % wordBytes;
    disguised[at] = secret[at - inWord + (wordBytes - 1 - inWord)]! ^ mask;
  }
  return disguised;
}

function allPositions(memory: Buffer, piece: Uint8Array): number[] {
  const positions: number[] = [];
  for (let at = memory.indexOf(piece); at >= 0; at = memory.indexOf(piece, at + 1)) positions.push(at);
  return positions;
}

/** Every place in memory that holds eight or more bytes of the secret in any of these forms. */
export function secretTraces(memory: Uint8Array, secret: Uint8Array): Trace[] {
  const haystack = Buffer.from(memory.buffer, memory.byteOffset, memory.length);
  const traces: Trace[] = [];
  for (const [maskName, mask] of Object.entries(MASKS)) {
    for (const [orderName, wordBytes] of Object.entries(WORD_BYTES)) {
      const needle = disguise(secret, mask, wordBytes);
      for (let secretAt = 0; secretAt + WINDOW_BYTES <= needle.length; secretAt++) {
        const piece = needle.subarray(secretAt, secretAt + WINDOW_BYTES);
        for (const address of allPositions(haystack, piece)) {
          traces.push({ form: `${maskName}, ${orderName}`, secretAt, address });
        }
      }
    }
  }
  return traces;
}

/** The traces of a secret that lies whole and plain at one address and nowhere else. */
export function onlyTraceAt(address: number, secret: Uint8Array): Trace[] {
  const pieces = secret.length - WINDOW_BYTES + 1;
  return Array.from({ length: pieces }, (_, secretAt) => ({
    form: 'plain, as it is',
    secretAt,
    address: address + secretAt,
  }));
}
