/** Base64 as XML has it (xs:base64Binary, RFC 4648 section 4): blanks may stand in it, nothing else may be amiss. */

export function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

/** Null for what is no base64, or not the one that these bytes have: bits left over must be 0 (section 3.5). */
export function fromBase64(text: string): Uint8Array | null {
  const symbols = text.replace(/[ \t\r\n]+/g, '');
  if (symbols.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(symbols)) return null;
  const binary = atob(symbols);
  if (btoa(binary) !== symbols) return null;
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
