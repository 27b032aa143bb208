/** Messages of the serial link to payloads and back, both directions, by the generated MESSAGES table. */
import { decodeField, encodeField, fixedBytes, type FieldValue } from './field-codec.ts';
import {
  MAXIMUM_PAYLOAD_BYTES,
  MESSAGES,
  type Field,
  type MessageName,
  type Messages,
} from './protocol.generated.ts';
import { ownEntry } from './own-entry.ts';

export type Direction = 'request' | 'response';
export const MESSAGE_NAMES = Object.keys(MESSAGES) as MessageName[];

const NAMES_BY_TYPE = new Map(MESSAGE_NAMES.map((name) => [MESSAGES[name].id, name]));

/** The message's name by the type byte of its frame; undefined for a type that the table does not know. */
export function messageName(type: number): MessageName | undefined {
  return NAMES_BY_TYPE.get(type);
}

function shape(
  name: MessageName,
  direction: Direction,
): { fields: readonly Field[]; fixed: number; open: boolean } {
  if (!Object.hasOwn(MESSAGES, name))
    throw new RangeError(`message: expected one of ${MESSAGE_NAMES.join(', ')}, got '${String(name)}'`);
  const fields = MESSAGES[name][direction];
  const fixed = fields.reduce((sum, field) => sum + fixedBytes(field), 0);
  return { fields, fixed, open: fields.at(-1)?.type === 'rest' };
}

/** How long the payload must be, in words: `22 bytes`, or `24 bytes or more` when its last field takes the rest. */
export function expectedLength(name: MessageName, direction: Direction): string {
  const { fixed, open } = shape(name, direction);
  return `${fixed} bytes${open ? ' or more' : ''}`;
}

/** Lets the codec's error say in which message the field was. */
function within<T>(message: string, codec: () => T): T {
  try {
    return codec();
  } catch (error) {
    throw new RangeError(`${message}, ${(error as Error).message}`);
  }
}

function encodeFields(name: MessageName, direction: Direction, values: object): Uint8Array {
  const { fields } = shape(name, direction);
  const message = `${name} ${direction}`;
  const stranger = Object.keys(values).find((key) => !fields.some((field) => field.name === key));
  if (stranger !== undefined) {
    const known = fields.map((field) => field.name).join(', ') || 'none';
    throw new RangeError(`${message}: expected the fields ${known}, got also '${stranger}'`);
  }
  const payload = new Uint8Array(MAXIMUM_PAYLOAD_BYTES);
  let end = 0;
  for (const field of fields) {
    const value = ownEntry(values as Record<string, unknown>, field.name);
    const bytes = within(message, () => encodeField(field, value));
    const bytesLeft = MAXIMUM_PAYLOAD_BYTES - end;
    if (bytes.length > bytesLeft) {
      throw new RangeError(
        `${message}, ${field.name}: expected at most ${bytesLeft} bytes, got ${bytes.length}`,
      );
    }
    payload.set(bytes, end);
    end += bytes.length;
  }
  return payload.subarray(0, end);
}

function decodeFields(
  name: MessageName,
  direction: Direction,
  payload: Uint8Array,
): Record<string, FieldValue> {
  const { fields, fixed, open } = shape(name, direction);
  const message = `${name} ${direction}`;
  if (open ? payload.length < fixed : payload.length !== fixed) {
    throw new RangeError(`${message}: expected ${expectedLength(name, direction)}, got ${payload.length}`);
  }
  const values: Record<string, FieldValue> = {};
  let at = 0;
  for (const field of fields) {
    const end = field.type === 'rest' ? payload.length : at + fixedBytes(field);
    const bytes = payload.subarray(at, end);
    values[field.name] = within(message, () => decodeField(field, bytes));
    at = end;
  }
  return values;
}

/** Payload of a request. Throws RangeError naming message, field, what was expected and what came, never a secret. */
export function encodeRequest<N extends MessageName>(name: N, fields: Messages[N]['request']): Uint8Array {
  return encodeFields(name, 'request', fields);
}

/** Fields of a request's payload. Throws RangeError when its length is not exactly the message's. */
export function decodeRequest<N extends MessageName>(name: N, payload: Uint8Array): Messages[N]['request'] {
  return decodeFields(name, 'request', payload) as Messages[N]['request'];
}

/** Payload of an answer, as a token writes it. Throws RangeError like `encodeRequest`. */
export function encodeResponse<N extends MessageName>(name: N, fields: Messages[N]['response']): Uint8Array {
  return encodeFields(name, 'response', fields);
}

/** Fields of an answer's payload. Throws RangeError when its length is not exactly the message's. */
export function decodeResponse<N extends MessageName>(name: N, payload: Uint8Array): Messages[N]['response'] {
  return decodeFields(name, 'response', payload) as Messages[N]['response'];
}
