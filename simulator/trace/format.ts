/** The trace file: JSON lines, a header, then every input and output of the core in order, then a closing line. */
import type { AlgorithmName } from '../../host-tools/token/limits.generated.ts';
import type { ModelName } from '../token/contract.generated.ts';

/** Counts up when a line means something else than before. */
export const TRACE_VERSION = 2;

/** Where the token's secret came from. `stored`: from an earlier run. */
export type SecretOrigin = 'published' | 'given' | 'stored' | 'none';

export interface TraceHeader {
  talkodeTrace: typeof TRACE_VERSION;
  model: ModelName;
  /** Of the core that ran. */
  firmwareVersion: string;
  development: boolean;
  /** The token as its tester asked for it; null for one that came from a storage file or was left blank. */
  token: {
    serialNumber: string;
    algorithm: AlgorithmName;
    digits: number;
    timeStepSeconds: number;
    t0UnixSeconds: number;
  } | null;
  /** `used`: the run began with a storage file that was not empty; a replay needs a copy of it. */
  storage: 'empty' | 'used';
  /** CRC-32 of the voice image that the token read; null for none. A replay needs the same image. */
  voiceCrc32: number | null;
  /** Never the secret itself: a replay needs it again unless it is the published one. */
  secret: SecretOrigin;
}

/** An input or output of the core, as in runner/events.ts with bytes in hexadecimal. */
export type TraceEvent = Record<string, unknown> & ({ input: string } | { output: string });

/** Where a trace's lines go. */
export interface LineSink {
  writeLine(line: string): void;
}

/** The last line: without it the file was cut short. */
export interface TraceEnd {
  end: { events: number };
}

export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

export function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, 'hex'));
}

/** An event as it stands in the file: byte arrays become hexadecimal. */
export function toTraceEvent(event: object): TraceEvent {
  const entries = Object.entries(event).map(([name, value]: [string, unknown]) => [
    name,
    value instanceof Uint8Array ? toHex(value) : value,
  ]);
  return Object.fromEntries(entries) as TraceEvent;
}
