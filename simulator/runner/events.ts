/** Everything that goes into a simulated token and comes out of it, one typed event each: what a trace is made of. */
import type { AudioMark } from '../token/sound-buffers.ts';
import type { ModelName } from '../token/contract.generated.ts';

export type InputEvent =
  | { input: 'boot'; model: ModelName; development: boolean; afterTrap: boolean }
  | { input: 'key'; key: string; pressed: boolean; uptimeMs: number }
  | { input: 'clock'; unixMs: number; uptimeMs: number }
  | { input: 'power'; millivolts: number }
  | { input: 'headphones'; present: boolean }
  /** How many samples the token is asked for. */
  | { input: 'render'; samples: number }
  /** The answer to its wish for voice bytes; `given` is 0 when the host has none. */
  | { input: 'voice'; offset: number; length: number; given: number }
  /** The answer to its wish for random bytes: how many, 0 for none. Never the bytes: they could become a key. */
  | { input: 'entropy'; given: number }
  | { input: 'link'; bytes: Uint8Array }
  | { input: 'storage-done'; ok: boolean };

export type OutputEvent =
  | { output: 'frame'; frame: Uint8Array }
  | { output: 'link'; bytes: Uint8Array }
  /** The bytes themselves are left out: they hold the secret. */
  | { output: 'storage'; operation: 'erase' | 'program'; offset: number; length: number }
  /** The samples' number and CRC-32 in place of themselves: 32 KB a second. */
  | { output: 'audio'; samples: number; crc32: number; marks: readonly AudioMark[] }
  | { output: 'motor'; on: boolean }
  | { output: 'sleep'; asleep: boolean }
  | { output: 'trap'; message: string };

export interface Observer {
  input(event: InputEvent): void;
  output(event: OutputEvent): void;
}
