/** Bytes in an error message: the first few, in hexadecimal. */

const SHOWN = 16;

export function shortlyHex(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'nothing';
  const shown = Buffer.from(bytes.subarray(0, SHOWN)).toString('hex');
  return bytes.length > SHOWN ? `${shown}… (${bytes.length} bytes)` : shown;
}
