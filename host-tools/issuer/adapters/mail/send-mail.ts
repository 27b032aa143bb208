/** Hands mails to a mail server by SMTP; what it says of one is told without the address and without the login. */
import { createTransport } from 'nodemailer';
import { AddressRefused, CarrierOut } from '../../domain/outbox/carrier.ts';
import type { ComposedMail } from './compose-mail.ts';
import type { SmtpServer } from './smtp-server.ts';

export type SendMail = (mail: ComposedMail) => Promise<void>;

const STEP_LIMIT_MS = 20_000;
/** All of it: less than the lease of a notice. */
const MAIL_LIMIT_MS = 120_000;

/** How the way there fails; the mail itself was not at fault. */
const OUT_OF_ORDER = new Set([
  ...['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'ETLS', 'EREQUIRETLS'],
  ...['EAUTH', 'ENOAUTH', 'EPROTOCOL', 'EABORT', 'ECONFIG'],
]);

/** RFC 3463 section 3.2 and 3.3: no such mailbox or domain, moved away, closed. Other refusals may be over tomorrow. */
const NO_SUCH_ADDRESS = /^5\d\d[ -]5\.(1\.(1|2|3|6|10)|2\.1)\b/;

interface SmtpError {
  readonly code?: unknown;
  readonly responseCode?: unknown;
  readonly response?: unknown;
}

/** Codes alone: a server's words quote the address, and some the login. */
function toldError(error: unknown): Error {
  const { code, responseCode, response } = (error ?? {}) as SmtpError;
  const which = [code, responseCode].filter((part) => typeof part === 'string' || typeof part === 'number');
  const what = which.length === 0 ? 'no code' : which.join(' ');
  if (typeof code === 'string' && OUT_OF_ORDER.has(code))
    return new CarrierOut(`mail: the server cannot be used now (${what})`);
  if (code === 'EENVELOPE' && typeof response === 'string' && NO_SUCH_ADDRESS.test(response))
    return new AddressRefused(`mail: the server knows no such address (${what})`);
  return new Error(`mail: the server did not take it (${what})`);
}

export function smtpSender({ host, port, isSecure, isHere, login }: SmtpServer): SendMail {
  const transport = createTransport({
    host,
    port,
    secure: isSecure,
    // What notices say goes over no wire in the clear.
    requireTLS: !isSecure && !isHere,
    ignoreTLS: !isSecure && isHere,
    ...(login !== null && { auth: { user: login.user, pass: login.password } }),
    connectionTimeout: STEP_LIMIT_MS,
    greetingTimeout: STEP_LIMIT_MS,
    socketTimeout: STEP_LIMIT_MS,
    dnsTimeout: STEP_LIMIT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async ({ from, to, bytes }) => {
    try {
      await transport.sendMail({
        envelope: { from, to: [to] },
        raw: bytes,
        signal: AbortSignal.timeout(MAIL_LIMIT_MS),
      });
    } catch (error) {
      throw toldError(error);
    }
  };
}
