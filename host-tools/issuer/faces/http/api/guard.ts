/** Only who has the administration's key asks the API, and figures; it is compared in constant time, by its hash. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Secrecy } from '../../../domain/ports/secrecy.ts';
import { Refusal } from '../answers/problem-answer.ts';

export function administrationGuard(secrecy: Secrecy, administrationKey: string) {
  const hashed = (text: string): Uint8Array => new TextEncoder().encode(secrecy.hash(text));
  const expected = hashed(administrationKey);
  return (request: FastifyRequest, _reply: FastifyReply, done: (error?: Error) => void): void => {
    const [, key = ''] = /^Bearer ([\w.~+/=-]{1,200})$/.exec(request.headers.authorization ?? '') ?? [];
    const isRight = secrecy.equal(hashed(key), expected);
    done(isRight ? undefined : new Refusal(401, 'Expected the administration’s key as a bearer token.'));
  };
}
