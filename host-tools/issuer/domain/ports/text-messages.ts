/** Text messages to a phone, which leave no trace of what they say. */
import type { TemporaryPasswordMessage } from '../password/reset-password.ts';

export interface TextMessages {
  /** A rejection: it could not be handed over. Nobody who asked is told. */
  readonly sendTemporaryPassword: (message: TemporaryPasswordMessage) => Promise<void>;
}
