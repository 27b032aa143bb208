/** Which mail server takes the notices, as an address: `smtps://user:password@mail.example:465`. */

export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (RFC 8314 section 3.3); else by STARTTLS. */
  readonly isSecure: boolean;
  /** On this computer, where nobody listens in: without TLS. */
  readonly isHere: boolean;
  readonly login: { readonly user: string; readonly password: string } | null;
}

/** RFC 8314: submissions; RFC 6409: submission, with a login; RFC 5321: relay, without one. */
const SUBMISSIONS_PORT = 465;
const SUBMISSION_PORT = 587;
const RELAY_PORT = 25;
const HERE = new Set(['localhost', '127.0.0.1', '[::1]']);
/** Names and numbers of hosts: nothing that could lead a command astray. */
const HOST = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$|^\[[0-9a-f:.]+\]$/i;

function refuse(): never {
  // Never with what came: there is a password in it.
  throw new RangeError('mail server: expected smtp(s)://user:password@host:port');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return refuse();
  }
}

/** @param apart the password, where it does not stand in the address, which every user of the computer may see. */
export function readSmtpServer(address: string, apart: string | null = null): SmtpServer {
  if (!URL.canParse(address)) refuse();
  const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(address);
  const isSecure = protocol === 'smtps:';
  if ((!isSecure && protocol !== 'smtp:') || !HOST.test(hostname)) refuse();
  if ((pathname !== '' && pathname !== '/') || search !== '' || hash !== '') refuse();
  const secret = apart ?? decoded(password);
  if ((username === '') !== (secret === '') || (apart !== null && password !== '')) refuse();
  const login = username === '' ? null : { user: decoded(username), password: secret };
  const usualPort = login === null ? RELAY_PORT : SUBMISSION_PORT;
  return {
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? (isSecure ? SUBMISSIONS_PORT : usualPort) : Number(port),
    isSecure,
    isHere: HERE.has(hostname),
    login,
  };
}
