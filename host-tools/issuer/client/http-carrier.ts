/** Carries requests to a service by HTTP, with the administration's key. */
import { ReadableStream } from 'node:stream/web';
import { type Carrier, PARTS_MEDIA_TYPE, ServiceAway } from './carrier.ts';

/** `fetch` says no more than that it failed; what happened is its cause's code. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  const { code } = (cause ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : cause instanceof Error ? cause.message : message;
}

/** @param address without a slash at the end. It is led nowhere else: the key is for this one. */
export function httpCarrier(address: string, administrationKey: string): Carrier {
  return async ({ method, path, body, parts }) => {
    const authorization = `Bearer ${administrationKey}`;
    const sent =
      parts === undefined
        ? {
            headers: { authorization, ...(body !== undefined && { 'content-type': 'application/json' }) },
            ...(body !== undefined && { body: JSON.stringify(body) }),
          }
        : {
            headers: { authorization, 'content-type': PARTS_MEDIA_TYPE },
            body: ReadableStream.from(parts) as unknown as BodyInit,
            duplex: 'half' as const,
          };
    try {
      const answer = await fetch(`${address}${path}`, { method, redirect: 'error', ...sent });
      return { status: answer.status, text: await answer.text() };
    } catch (error) {
      throw new ServiceAway(
        `${address}: expected an answer of the issuer’s service, got none (${reasonOf(error)})`,
        {
          cause: error,
        },
      );
    }
  };
}
