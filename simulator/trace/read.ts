/** Reads a trace file back and checks that it is whole. */
import { ALGORITHMS } from '../../host-tools/token/limits.generated.ts';
import { ownEntry } from '../../host-tools/link/own-entry.ts';
import { KEYS, LINK_RX_BYTES, MODELS, type ModelName } from '../token/contract.generated.ts';
import { short, shown } from '../text/shown.ts';
import { TRACE_VERSION, type TraceEnd, type TraceEvent, type TraceHeader } from './format.ts';

/** A trace that cannot be replayed; the message begins with `line N`. */
export class TraceError extends Error {
  override readonly name = 'TraceError';
  constructor(line: number, message: string) {
    super(`line ${line}: ${message}`);
  }
}

export interface NumberedEvent {
  /** Line of the file, from 1. */
  line: number;
  event: TraceEvent;
}

export interface Trace {
  header: TraceHeader;
  events: NumberedEvent[];
}

/** The fields that each event must have, by its kind, and their types. */
const SHAPES: Record<string, Record<string, 'string' | 'number' | 'boolean' | 'object'>> = {
  'input boot': { model: 'string', development: 'boolean', afterTrap: 'boolean' },
  'input key': { key: 'string', pressed: 'boolean', uptimeMs: 'number' },
  'input clock': { unixMs: 'number', uptimeMs: 'number' },
  'input power': { millivolts: 'number' },
  'input headphones': { present: 'boolean' },
  'input render': { samples: 'number' },
  'input voice': { offset: 'number', length: 'number', given: 'number' },
  'input entropy': { given: 'number' },
  'input link': { bytes: 'string' },
  'input storage-done': { ok: 'boolean' },
  'input power-cut': {},
  'output frame': { frame: 'string' },
  'output link': { bytes: 'string' },
  'output storage': { operation: 'string', offset: 'number', length: 'number' },
  'output audio': { samples: 'number', crc32: 'number', marks: 'object' },
  'output motor': { on: 'boolean' },
  'output sleep': { asleep: 'boolean' },
  'output trap': { message: 'string' },
};
const HEXADECIMAL_FIELDS = ['bytes', 'frame'];

/** No group within a repetition: V8 takes stack for each round of it, and a trace may hold megabytes. */
function isHexadecimal(text: string): boolean {
  return text.length % 2 === 0 && /^[0-9a-f]*$/.test(text);
}

function parseLine(line: number, text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new TraceError(line, 'expected one JSON object, got a damaged line');
  return value as Record<string, unknown>;
}

/** Whose secret may be the published one, which depends on the algorithm. */
function isToken(token: unknown): boolean {
  if (typeof token !== 'object' || token === null) return token === null;
  const algorithm = ownEntry<unknown>(token as Record<string, unknown>, 'algorithm');
  return typeof algorithm === 'string' && Object.hasOwn(ALGORITHMS, algorithm);
}

function readHeader(text: string): TraceHeader {
  const header = parseLine(1, text) as Partial<TraceHeader>;
  if (header.talkodeTrace === undefined) throw new TraceError(1, 'expected the header of a Talkode trace');
  if (header.talkodeTrace !== TRACE_VERSION)
    throw new TraceError(
      1,
      `expected trace version ${TRACE_VERSION}, got ${short(JSON.stringify(header.talkodeTrace))}`,
    );
  const { model, secret, storage, firmwareVersion, development, voiceCrc32 } = header;
  const isWhole =
    typeof model === 'string' &&
    Object.hasOwn(MODELS, model) &&
    typeof secret === 'string' &&
    typeof storage === 'string' &&
    typeof firmwareVersion === 'string' &&
    typeof development === 'boolean' &&
    (typeof voiceCrc32 === 'number' || voiceCrc32 === null) &&
    isToken(header.token);
  if (!isWhole)
    throw new TraceError(
      1,
      'expected a header with model, firmwareVersion, development, token, storage, voiceCrc32 and secret',
    );
  return header as TraceHeader;
}

function readEvent(line: number, text: string, model: ModelName): TraceEvent {
  const event = parseLine(line, text);
  const direction = 'input' in event ? 'input' : 'output';
  const kind = `${direction} ${JSON.stringify(event[direction] ?? null).replaceAll('"', '')}`;
  const shape = ownEntry(SHAPES, kind);
  if (!shape) throw new TraceError(line, `expected an input or output of the token, got ${short(kind)}`);
  for (const [field, type] of Object.entries(shape)) {
    const value = ownEntry<unknown>(event, field);
    if (typeof value !== type) throw new TraceError(line, `${kind}: expected ${field} to be a ${type}`);
    if (HEXADECIMAL_FIELDS.includes(field) && !isHexadecimal(String(value)))
      throw new TraceError(line, `${kind}: expected ${field} in hexadecimal`);
  }
  if (kind === 'input key' && !Object.hasOwn(KEYS[model], String(event['key'])))
    throw new TraceError(
      line,
      `${kind}: expected one of ${Object.keys(KEYS[model]).join(', ')}, got ${shown(String(event['key']))}`,
    );
  const linkBytes = kind === 'input link' ? String(event['bytes']).length / 2 : 0;
  if (linkBytes > LINK_RX_BYTES)
    throw new TraceError(
      line,
      `${kind}: expected at most ${LINK_RX_BYTES} bytes, as many as the token takes at once, got ${linkBytes}`,
    );
  return event as TraceEvent;
}

/** Throws TraceError naming the line that is damaged, or where the file was cut short. */
export function readTrace(text: string): Trace {
  if (text.trim() === '')
    throw new TraceError(1, 'expected the header of a Talkode trace, got an empty file');
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const header = readHeader(lines[0] ?? '');
  const last = lines.length > 1 ? parseLine(lines.length, lines[lines.length - 1] ?? '') : {};
  const { end } = last as Partial<TraceEnd>;
  if (typeof end?.events !== 'number')
    throw new TraceError(lines.length, 'expected the closing line of the trace: the file was cut short');
  const events = lines
    .slice(1, -1)
    .map((each, index) => ({ line: index + 2, event: readEvent(index + 2, each, header.model) }));
  if (events.length !== end.events)
    throw new TraceError(
      lines.length,
      `expected ${end.events} events before this line, got ${events.length}`,
    );
  return { header, events };
}
