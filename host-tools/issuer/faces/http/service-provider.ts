/** The OpenID provider as the service mounts it. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface ServiceProvider {
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Which approval this browser is to give, by the provider's own cookie; null: none. */
  readonly approvalOf: (request: IncomingMessage, response: ServerResponse) => Promise<string | null>;
}
