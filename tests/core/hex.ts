/** Bytes as lower-case hexadecimal digits, so that a failed comparison can be read. */
export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
