/** Everything that goes into a simulated token and comes out of it, one typed event each: what a trace is made of. */
import type { ModelName } from '../token/contract.generated.ts';

export type InputEvent =
  | { input: 'boot'; model: ModelName; development: boolean; afterTrap: boolean }
  | { input: 'key'; key: string; pressed: boolean; uptimeMs: number }
  | { input: 'clock'; unixMs: number; uptimeMs: number }
  | { input: 'power'; millivolts: number }
  | { input: 'link'; bytes: Uint8Array }
  | { input: 'storage-done'; ok: boolean };

export type OutputEvent =
  | { output: 'frame'; frame: Uint8Array }
  | { output: 'link'; bytes: Uint8Array }
  /** The bytes themselves are left out: they hold the secret. */
  | { output: 'storage'; operation: 'erase' | 'program'; offset: number; length: number }
  | { output: 'sleep'; asleep: boolean }
  | { output: 'trap'; message: string };

export interface Observer {
  input(event: InputEvent): void;
  output(event: OutputEvent): void;
}
