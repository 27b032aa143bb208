/** Errors as problem+json (RFC 9457): which item, what was expected; never the value that came. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { STATUS_CODES } from 'node:http';

export interface ItemProblem {
  /** JSON pointer into what was sent, with `body`, `query` or `params` before it. */
  readonly path: string;
  readonly expected: string;
}

/** A refusal that an API route throws: a status below 500, in words. */
export class Refusal extends Error {
  readonly status: number;
  readonly problems: readonly ItemProblem[];
  /** Members of the problem's own (RFC 9457 section 3.2), such as when it will be over. */
  readonly members: Readonly<Record<string, string | number>>;
  constructor(
    status: number,
    detail: string,
    problems: readonly ItemProblem[] = [],
    members: Readonly<Record<string, string | number>> = {},
  ) {
    super(detail);
    this.status = status;
    this.problems = problems;
    this.members = members;
  }
}

export function sendProblem(
  reply: FastifyReply,
  status: number,
  detail?: string,
  problems: readonly ItemProblem[] = [],
  members: Readonly<Record<string, string | number>> = {},
): FastifyReply {
  const title = STATUS_CODES[status] ?? 'Error';
  return reply
    .code(status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: 'about:blank',
        title,
        status,
        ...(detail !== undefined && { detail }),
        ...(problems.length > 0 && { problems }),
        ...members,
      }),
    );
}

/** Details below 500 alone: what is wrong inside is nobody's business. */
export function answerError(
  error: FastifyError | Refusal,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (error instanceof Refusal)
    return sendProblem(reply, error.status, error.message, error.problems, error.members);
  if (error.validation !== undefined) {
    const where = error.validationContext ?? 'body';
    const problems = error.validation.map(({ instancePath, keyword, params }) => {
      const missing = keyword === 'required' ? `/${String(params['missingProperty'])}` : '';
      return { path: `${where}${instancePath}${missing}`, expected: keyword };
    });
    return sendProblem(reply, 400, 'Not what the description of this service asks for.', problems);
  }
  const status = error.statusCode !== undefined && error.statusCode >= 400 ? error.statusCode : 500;
  if (status >= 500)
    request.log.error({ errorName: error.name, errorMessage: error.message, stack: error.stack });
  return sendProblem(reply, status);
}
