/** Random field values of every message in the table, for both directions. */
import fc from 'fast-check';
import {
  MAXIMUM_PAYLOAD_BYTES,
  MESSAGES,
  type Field,
  type MessageName,
} from '../../host-tools/link/protocol.generated.ts';
import { fixedBytes } from '../../host-tools/link/field-codec.ts';
import type { Direction } from '../../host-tools/link/messages.ts';

const PRINTABLE = Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index));

function anyValue(field: Field, bytesLeft: number): fc.Arbitrary<unknown> {
  switch (field.type) {
    case 'u8':
      return fc.integer({ min: 0, max: 0xff });
    case 'u16':
      return fc.integer({ min: 0, max: 0xffff });
    case 'u32':
      return fc.integer({ min: 0, max: 0xffff_ffff });
    case 'i16':
      return fc.integer({ min: -0x8000, max: 0x7fff });
    case 'i32':
      return fc.integer({ min: -0x8000_0000, max: 0x7fff_ffff });
    case 'u64':
      return fc.bigInt({ min: 0n, max: 0xffff_ffff_ffff_ffffn });
    case 'ascii': {
      const length = field.bytes ?? 0;
      return fc.string({ unit: fc.constantFrom(...PRINTABLE), minLength: length, maxLength: length });
    }
    case 'rest':
      return fc.uint8Array({ maxLength: bytesLeft });
  }
}

export function anyFields(name: MessageName, direction: Direction): fc.Arbitrary<Record<string, unknown>> {
  const fields = MESSAGES[name][direction];
  const bytesLeft = MAXIMUM_PAYLOAD_BYTES - fields.reduce((sum, field) => sum + fixedBytes(field), 0);
  return fc.record(Object.fromEntries(fields.map((field) => [field.name, anyValue(field, bytesLeft)])));
}
