/** Text messages to a phone, which leave no trace of what they say. */
import type { Language } from '../records/person.ts';

/** What goes to the phone of somebody who has forgotten her password. */
export interface TemporaryPasswordMessage {
  readonly phone: string;
  readonly language: Language;
  readonly password: string;
  readonly validMinutes: number;
}

export interface TextMessages {
  /** A rejection: it could not be handed over. Nobody who asked is told. */
  readonly sendTemporaryPassword: (message: TemporaryPasswordMessage) => Promise<void>;
}
