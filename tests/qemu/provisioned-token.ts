/**
 * A token with the published secret of RFC 6238, made as a factory makes one: clock, secret, lock. On a board or in the
 * simulator.
 */
import type { MessageName, Messages } from '../../host-tools/link/protocol.generated.ts';
import { ALGORITHMS } from '../../host-tools/token/limits.generated.ts';
import { RFC6238_DIGITS, RFC6238_SECRET_HEX, RFC6238_TIME_STEP_SECONDS } from '../vectors/rfc6238.ts';

/** Appendix B's last time within the limits of the link, and the step that it lies in. */
export const RFC_UNIX_SECONDS = 2_000_000_000;
export const STEP_BEGINS_UNIX_SECONDS =
  Math.floor(RFC_UNIX_SECONDS / RFC6238_TIME_STEP_SECONDS) * RFC6238_TIME_STEP_SECONDS;
export const SERIAL_NUMBER = '123456789012';

interface Asked {
  request<N extends MessageName>(name: N, fields: Messages[N]['request']): Promise<Messages[N]['response']>;
}

export async function setClock(token: Asked, unixSeconds: number): Promise<void> {
  await token.request('set-clock', {
    unixSeconds: BigInt(unixSeconds),
    millisecond: 0,
    trimPartsPerBillion: 0,
  });
}

export async function provision(token: Asked): Promise<void> {
  await token.request('provision', {
    serialNumber: SERIAL_NUMBER,
    algorithm: ALGORITHMS.SHA1,
    digits: RFC6238_DIGITS,
    timeStepSeconds: RFC6238_TIME_STEP_SECONDS,
    t0UnixSeconds: 0n,
    secret: new Uint8Array(Buffer.from(RFC6238_SECRET_HEX.SHA1, 'hex')),
  });
}

/** Its clock reads the beginning of the step in which RFC 6238 gives a code. */
export async function makeToken(token: Asked): Promise<void> {
  await setClock(token, STEP_BEGINS_UNIX_SECONDS);
  await provision(token);
  await token.request('lock', {});
}
