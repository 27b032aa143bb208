/** What a scenario consists of once it is read: one step a line. */
import type { MessageName } from '../../host-tools/link/protocol.generated.ts';
import type { Stroke } from '../session/key-strokes.ts';
import type { TokenParameters } from '../../host-tools/token/provisioning.ts';
import type { VoiceLanguage } from '../voice/languages.generated.ts';

/** Something that can be seen on the token, for `expect` and `wait until`. */
export type Condition =
  | { kind: 'text'; text: string }
  /** `digits` null: any code. */
  | { kind: 'code'; digits: string | null }
  | { kind: 'no code' }
  | { kind: 'bar'; steps: number }
  | { kind: 'icon'; icon: string; lit: boolean }
  | { kind: 'asleep'; asleep: boolean }
  /** These words one after the other, since a key was last pressed. */
  | { kind: 'spoken'; words: string }
  /** Digits and signals of the motor since a key was last pressed. */
  | { kind: 'felt'; words: string }
  /** The digits of the code on the glass, since a key was last pressed. */
  | { kind: 'spoken code' }
  | { kind: 'silence' };

/** What the last link request is expected to have brought. */
export type LinkCondition =
  | { kind: 'ok' }
  | { kind: 'silence' }
  | { kind: 'error'; error: string }
  | { kind: 'field'; field: string; value: string };

/** The token as it comes from the factory; what is left out has its default. */
export interface TokenLine {
  parameters: Partial<TokenParameters>;
  /** Not provisioned. */
  blank: boolean;
  /** Provisioned, but its clock was never set. */
  clockUnset: boolean;
  /** Sound output not chosen yet: the first press asks. */
  firstUse: boolean;
  /** What it speaks; null: its default. */
  language: VoiceLanguage | null;
}

export type Action =
  | ({ do: 'token' } & TokenLine)
  | { do: 'at'; unixMs: number }
  /** `staysDown`: until a later `release`; else a short press. */
  | { do: 'press'; key: string; staysDown: boolean }
  /** Several keys, held together or one after the other. */
  | { do: 'strike'; strokes: readonly Stroke[] }
  | { do: 'hold'; key: string; ms: number }
  | { do: 'release'; key: string }
  | { do: 'advance'; ms: number }
  | { do: 'link'; message: MessageName; fields: Record<string, unknown> }
  | { do: 'expect'; condition: Condition }
  | { do: 'expect link'; condition: LinkCondition }
  | { do: 'wait'; condition: Condition; forMs: number }
  /** `afterOperations` null: at once. */
  | { do: 'power cut'; afterOperations: number | null }
  | { do: 'power on' }
  | { do: 'battery'; millivolts: number }
  | { do: 'headphones'; present: boolean };

export interface Step {
  /** Counts from 1. */
  line: number;
  /** The line as written, without comment and indentation; secrets masked. */
  source: string;
  action: Action;
}
