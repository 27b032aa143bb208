/** One field of a message to bytes and back: little-endian numbers, fixed ASCII text, or the rest of the payload. */
import { MAXIMUM_PAYLOAD_BYTES, type Field, type FieldType } from './protocol.generated.ts';

export type FieldValue = number | bigint | string | Uint8Array;

interface IntegerType {
  bytes: number;
  minimum: bigint;
  maximum: bigint;
}

const INTEGERS: Partial<Record<FieldType, IntegerType>> = {
  u8: { bytes: 1, minimum: 0n, maximum: 0xffn },
  u16: { bytes: 2, minimum: 0n, maximum: 0xffffn },
  u32: { bytes: 4, minimum: 0n, maximum: 0xffff_ffffn },
  i16: { bytes: 2, minimum: -0x8000n, maximum: 0x7fffn },
  i32: { bytes: 4, minimum: -0x8000_0000n, maximum: 0x7fff_ffffn },
  u64: { bytes: 8, minimum: 0n, maximum: 0xffff_ffff_ffff_ffffn },
};

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;

/** Bytes that the field takes for certain: none for `rest`. */
export function fixedBytes(field: Field): number {
  return INTEGERS[field.type]?.bytes ?? field.bytes ?? 0;
}

/** What came, in words; never the value of a secret field nor the content of bytes. */
function came(field: Field, value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (field.secret === true) return `a ${typeof value}`;
  if (typeof value === 'string') return `${JSON.stringify(value)} (${value.length} characters)`;
  if (typeof value === 'number' || typeof value === 'bigint') return `${typeof value} ${value}`;
  return `a ${typeof value}`;
}

function wrong(field: Field, expected: string, value: unknown): RangeError {
  return new RangeError(`${field.name}: expected ${expected}, got ${came(field, value)}`);
}

function encodeInteger(field: Field, type: IntegerType, value: unknown): Uint8Array {
  const isWide = field.type === 'u64';
  const expected = `a ${isWide ? 'bigint' : 'whole number'} ${type.minimum} to ${type.maximum}`;
  const isWhole = isWide ? typeof value === 'bigint' : Number.isInteger(value);
  if (!isWhole) throw wrong(field, expected, value);
  const integer = BigInt(value as number | bigint);
  if (integer < type.minimum || integer > type.maximum) throw wrong(field, expected, value);
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt.asUintN(64, integer), true);
  return bytes.subarray(0, type.bytes);
}

function decodeInteger(field: Field, type: IntegerType, bytes: Uint8Array): number | bigint {
  const wide = new Uint8Array(8);
  wide.set(bytes);
  const integer = new DataView(wide.buffer).getBigUint64(0, true);
  if (field.type === 'u64') return integer;
  return Number(type.minimum < 0n ? BigInt.asIntN(8 * type.bytes, integer) : integer);
}

/** All zero bytes stand for text that was never given, as the serial number of a blank token. */
function encodeText(field: Field, value: unknown): Uint8Array {
  const length = fixedBytes(field);
  const fits = typeof value === 'string' && PRINTABLE_ASCII.test(value);
  if (!fits || (value.length !== length && value.length !== 0)) {
    throw wrong(field, `${length} printable ASCII characters`, value);
  }
  const bytes = new Uint8Array(length);
  bytes.set(new TextEncoder().encode(value));
  return bytes;
}

function decodeText(field: Field, bytes: Uint8Array): string {
  if (bytes.every((byte) => byte === 0)) return '';
  const text = String.fromCharCode(...bytes);
  if (!PRINTABLE_ASCII.test(text)) {
    throw new RangeError(`${field.name}: expected printable ASCII characters, got other bytes`);
  }
  return text;
}

/** Throws RangeError naming the field, what was expected and what came. */
export function encodeField(field: Field, value: unknown): Uint8Array {
  const integer = INTEGERS[field.type];
  if (integer) return encodeInteger(field, integer, value);
  if (field.type === 'ascii') return encodeText(field, value);
  if (!(value instanceof Uint8Array) || value.length > MAXIMUM_PAYLOAD_BYTES) {
    throw wrong(field, `at most ${MAXIMUM_PAYLOAD_BYTES} bytes in a Uint8Array`, value);
  }
  return value;
}

/** Reads the field from exactly its bytes. Throws RangeError when text is not printable ASCII. */
export function decodeField(field: Field, bytes: Uint8Array): FieldValue {
  const integer = INTEGERS[field.type];
  if (integer) return decodeInteger(field, integer, bytes);
  return field.type === 'ascii' ? decodeText(field, bytes) : bytes.slice();
}
