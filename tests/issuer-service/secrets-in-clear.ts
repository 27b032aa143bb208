/** Looks for values that must stand nowhere in clear, in each way in which somebody might have written them down. */

export interface Hidden {
  readonly what: string;
  readonly value: string | Uint8Array;
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 section 6, without padding. */
function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.replace(/.{1,5}/g, (five) => BASE32[parseInt(five.padEnd(5, '0'), 2)]!);
}

/** The middle of a base64 text, which is the same wherever in a longer one the bytes begin in step with it. */
function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/=+$/, '').slice(0, -1);
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

/** Digits in one row or in groups of three; not within a longer row of digits. */
function digitsPattern(digits: string): RegExp {
  const groups = digits.match(/.{1,3}/g)!.join('[ .\\-\\u00a0]?');
  return new RegExp(`(?<!\\d)${groups}(?!\\d)`);
}

/** Six digits are in every twentieth megabyte of hashes by chance. */
const HASH = /(?=\d*[a-f])[0-9a-f]{32,}/g;

function patternsOf({ value }: Hidden): readonly RegExp[] {
  if (typeof value === 'string' && /^\d+$/.test(value)) return [digitsPattern(value)];
  const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : Buffer.from(value);
  // As `latin1` shows every byte, and a text of UTF-8 as its bytes.
  const written = [
    bytes.toString('latin1'),
    bytes.toString('hex'),
    base32(bytes),
    base64(bytes),
    base64(bytes).replaceAll('+', '-').replaceAll('/', '_'),
  ];
  return written.map((text) => new RegExp(escaped(text), 'i'));
}

/** A secret in hexadecimal looks like a hash. */
function isShown(hash: string, hidden: readonly Hidden[]): boolean {
  return hidden.some(
    ({ value }) => typeof value !== 'string' && hash.includes(Buffer.from(value).toString('hex')),
  );
}

/** `database: the secret`, for each place where something stands that must not. */
export function foundInClear(
  places: readonly (readonly [name: string, content: Uint8Array])[],
  hidden: readonly Hidden[],
): readonly string[] {
  return places.flatMap(([name, content]) => {
    const text = Buffer.from(content)
      .toString('latin1')
      .replace(HASH, (hash) => (isShown(hash, hidden) ? hash : ' '));
    return hidden
      .filter((each) => patternsOf(each).some((pattern) => pattern.test(text)))
      .map(({ what }) => `${name}: ${what}`);
  });
}
