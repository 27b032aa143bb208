/** Only who has the administration's key asks the API, and figures; it is compared in constant time, by its hash. */
import type { FastifyRequest } from 'fastify';
import type { Secrecy } from '../../../domain/ports/secrecy.ts';
import { Refusal } from '../answers/problem-answer.ts';

export function administrationGuard(secrecy: Secrecy, administrationKey: string) {
  const hashed = (text: string): Uint8Array => new TextEncoder().encode(secrecy.hash(text));
  const expected = hashed(administrationKey);
  return async (request: FastifyRequest): Promise<void> => {
    const [, key = ''] = /^Bearer ([\w.~+/=-]{1,200})$/.exec(request.headers.authorization ?? '') ?? [];
    if (!secrecy.equal(hashed(key), expected))
      throw new Refusal(401, 'Expected the administration’s key as a bearer token.');
  };
}
