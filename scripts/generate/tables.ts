/** Reads and types the tables in hardware-docs: the one source of every constant that two sides share. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Flag {
  bit: number;
  name: string;
  meaning: string;
}
export interface Numbered {
  id: number;
  name: string;
  meaning: string;
}
export interface Coded {
  code: number;
  name: string;
  meaning: string;
  detail?: string;
}
export interface Algorithm {
  id: number;
  name: string;
  digestBytes: number;
  blockBytes: number;
}
export type FieldType = 'u8' | 'u16' | 'u32' | 'u64' | 'i16' | 'i32' | 'ascii' | 'rest';
export interface Field {
  name: string;
  type: FieldType;
  bytes?: number;
  /** Of the rest in a response: what bounds it, by its name in SIZES. */
  maximumBytes?: string;
  secret?: boolean;
  meaning?: string;
}
export interface Message extends Numbered {
  states: string[];
  inFault: boolean;
  /** Changes nothing, so a repeated request may be answered afresh. */
  reads: boolean;
  developmentOnly?: boolean;
  request: Field[];
  response: Field[];
}
export interface ManifestField {
  name: string;
  /** In TypeScript. */
  type: string;
  meaning?: string;
}
/** The form of the images' manifest; boards and flavours in the order in which they are named. */
export interface ManifestTable {
  boards: string[];
  flavours: string[];
  file: ManifestField[];
  image: ManifestField[];
}
export interface LinkTable {
  linkVersion: number;
  framing: { delimiter: number; headerBytes: number; maximumPayloadBytes: number; checksum: string };
  flags: Flag[];
  lifeCycleStates: Numbered[];
  algorithms: Algorithm[];
  clockStates: Numbered[];
  zoneRules: Numbered[];
  limits: Record<string, number>;
  /** Bounds of a link that a computer serves: connections on which nothing was asked yet, bytes of answers that wait. */
  served: { silentClients: number; waitingBytes: number };
  messages: Message[];
  errors: Coded[];
  faults: Coded[];
}
export interface Model {
  id: number;
  name: string;
  title: string;
  /** Says what it shows, through a loudspeaker or headphones, by a voice image. */
  speaks: boolean;
}
/** A name in both languages, for pages and documents. */
export interface Titled {
  da: string;
  en: string;
}
export interface ModelKey extends Titled {
  id: number;
  name: string;
  /** The function that a press of it, or holding it, starts. */
  press: string;
  long?: string;
  /** How long it is held for that. */
  longSeconds?: number;
  /** The clip that names it, by default the one called as it is: a digit. */
  clip?: string;
  /** In the spoken help, after "press"; by default the same. */
  helpClip?: string;
}
export interface DeviceFunction extends Titled {
  id: number;
  name: string;
  /** Clips that name it in the spoken help; none: help leaves it out. */
  help: string[];
  /** The core pack's clip in place of the first of them, for a voice that lacks it. */
  coreHelp?: string;
}
export interface KeyTable {
  functions: DeviceFunction[];
  models: Record<string, ModelKey[]>;
}
/** How a language says a number that has no clip of its own. */
export type NumberStyle = 'units-first' | 'tens-first' | 'digits';
export interface ClipTable {
  packs: { id: number; name: string; meaning: string; clips: string[] }[];
  languages: { id: number; tag: string; name: string; numbers: NumberStyle; fallback: string }[];
}
export interface CoreTable<Bytes = number> {
  abiVersion: number;
  firmwareVersion: [number, number, number];
  models: Model[];
  calls: { call: string; meaning: string }[];
  bootFlags: Flag[];
  effects: Flag[];
  buffers: { name: string; bytes: Bytes; meaning: string }[];
  audio: { sampleRate: number; marks: Numbered[]; tones: Numbered[] };
  storage: { slots: number; sectorBytes: number; pageBytes: number; operations: Numbered[] };
}
export interface Setting extends Numbered {
  unit: string;
  minimum: number;
  maximum: number;
  default: number;
  /** What a locked token lets the link do with it, by the name of the error that it answers to all else. */
  whenLocked: 'keys-only' | 'raise-only';
  /** what a stranger's change could do to the person */
  danger: string;
  /** why keys alone, or the link too */
  because: string;
}
/** Pulses in writing: `.` short, `-` long, a space a pause. */
export interface HapticTable {
  shortMs: number;
  longMs: number;
  gapMs: number;
  pauseMs: number;
  restMs: number;
  feltDigitMs: number;
  digits: string[];
  signals: { name: string; pattern: string; meaning: string }[];
}
export type Point = [number, number];
export type Shape =
  | { polygon: Point[] }
  | { rect: [number, number, number, number] }
  | { frame: [number, number, number, number, number] }
  | { ring: [number, number, number, number] }
  | { strokes: Point[][]; width: number };
export interface GlassTable {
  width: number;
  height: number;
  /** Models whose glass is higher: it reaches above the rest. */
  modelHeights: Record<string, number>;
  digitPlaces: Point[];
  groupAfterPlace: number;
  digitSegments: Record<string, Shape[]>;
  bar: { segments: number; x: number; y: number; pitch: number; width: number; height: number };
  icons: { id: string; meaning: string; models?: string[]; shapes: Shape[] }[];
  marks: { models: string[]; y: number; width: number; height: number };
  /** Which places the code has, while one large digit stands in their place. */
  positions: { models: string[]; y: number; width: number; height: number };
  giantDigit: {
    models: string[];
    x: number;
    y: number;
    width: number;
    height: number;
    stroke: number;
    gap: number;
  };
  characters: Record<string, string>;
}
/** Where a model's segments lie on a one-bit display; places are the upper left corner, in pixels. */
export interface ModelPixels {
  digits: { x: number[]; y: number; width: number; height: number };
  bar: { x: number; y: number; pitch: number; width: number; height: number };
  marks?: { y: number; height: number };
  positions?: { y: number; height: number };
  giantDigit?: { x: number; y: number; width: number; height: number; stroke: number };
  signs: Record<string, Point>;
}
export interface PixelTable {
  width: number;
  height: number;
  models: Record<string, ModelPixels>;
  pictures: Record<string, string[]>;
}

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const readFrom = (folder: string, file: string): unknown =>
  JSON.parse(readFileSync(path.join(root, folder, file), 'utf8'));
const read = (file: string): unknown => readFrom('hardware-docs', file);

export const LINK = read('link.json') as LinkTable;
/** One buffer's size is not said but follows from the longest answer. */
const coreTable = read('core.json') as CoreTable<number | 'longest answer, encoded'>;
export const KEYS = read('keys.json') as KeyTable;
export const MANIFEST = read('image-manifest.json') as ManifestTable;
export const CLIPS = readFrom('firmware/voice', 'clips.json') as ClipTable;
export const SETTINGS = (read('settings.json') as { settings: Setting[] }).settings;
export const HAPTICS = read('haptics.json') as HapticTable;
export const GLASS = read('glass.json') as GlassTable;
export const PIXELS = read('glass-pixels.json') as PixelTable;

/** `time-step` and `timeStep` become `TIME_STEP`. */
export const constantName = (...parts: string[]): string =>
  parts
    .map((part) => part.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/-/g, '_'))
    .join('_')
    .toUpperCase();

/** `read-clock` becomes `readClock`. */
export const camelName = (name: string): string =>
  name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** Bytes that a field takes; `rest` takes none for certain. */
export const fieldBytes = (field: Field): number =>
  ({ u8: 1, u16: 2, u32: 4, i16: 2, i32: 4, u64: 8, ascii: field.bytes ?? 0, rest: 0 })[field.type];

/** What bounds the rest of an answer, and the core's buffers of bytes like those. */
export const SIZES: Readonly<Record<string, number>> = {
  ...LINK.limits,
  digestMaximumBytes: Math.max(...LINK.algorithms.map((each) => each.digestBytes)),
  blockMaximumBytes: Math.max(...LINK.algorithms.map((each) => each.blockBytes)),
  entropyBytes: coreTable.buffers.find(({ name }) => name === 'entropy')?.bytes as number,
};

/** An error's code and its detail. */
const REFUSAL_BYTES = 2;
const CHECKSUM_BYTES = 2;

function responseBytes({ name, response }: Message): number {
  const { maximumPayloadBytes } = LINK.framing;
  const bytes = response.reduce((sum, field) => {
    const bound = field.type === 'rest' ? SIZES[field.maximumBytes ?? ''] : fieldBytes(field);
    if (bound === undefined)
      throw new Error(
        `link.json: ${name}: ${field.name}: expected maximumBytes, one of ${Object.keys(SIZES).join(', ')}`,
      );
    return sum + bound;
  }, 0);
  if (bytes > maximumPayloadBytes)
    throw new Error(
      `link.json: ${name}: expected an answer of at most ${maximumPayloadBytes} bytes, got ${bytes}`,
    );
  return bytes;
}

/** The payload of the longest answer. */
export const MAXIMUM_RESPONSE_BYTES = Math.max(REFUSAL_BYTES, ...LINK.messages.map(responseBytes));

/** COBS adds one byte to less than 254, and a zero byte ends the frame. */
const encodedBytes = LINK.framing.headerBytes + MAXIMUM_RESPONSE_BYTES + CHECKSUM_BYTES + 2;

export const CORE: CoreTable = {
  ...coreTable,
  buffers: coreTable.buffers.map(({ bytes, ...rest }) => ({
    ...rest,
    bytes: typeof bytes === 'number' ? bytes : encodedBytes,
  })),
};

export const MAXIMUM_KEY_COUNT = Math.max(...Object.values(KEYS.models).map((keys) => keys.length));
