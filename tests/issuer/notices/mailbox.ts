/** A mail server that takes, refuses or breaks off as a test says, and shows what it took as a mail program reads it. */
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface TakenMail {
  readonly recipients: readonly string[];
  readonly bytes: Buffer;
}

/** What it says: `550 5.1.1 …` with the number apart. */
export function refusal(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode });
}

export class Mailbox {
  readonly taken: TakenMail[] = [];
  /** Of each login, what it was told. */
  readonly logins: { user: string | undefined; password: string | null | undefined }[] = [];
  recipientRefusal: Error | null = null;
  loginRefusal: Error | null = null;
  /** Takes so many mails, and ends without a word after them. */
  breaksAfterData = 0;
  readonly #server: SMTPServer;
  readonly #host: string;

  private constructor(host: string, options: SMTPServerOptions) {
    this.#host = host;
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      disableReverseLookup: true,
      logger: false,
      ...options,
      onAuth: ({ username, password }, _, done) => {
        this.logins.push({ user: username, password });
        if (this.loginRefusal === null) done(null, { user: username });
        else done(this.loginRefusal);
      },
      onRcptTo: (_address, _session, done) => done(this.recipientRefusal),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const recipients = session.envelope.rcptTo.map(({ address }) => address);
          this.taken.push({ recipients, bytes: Buffer.concat(chunks) });
          if (this.breaksAfterData === 0) return done();
          this.breaksAfterData--;
          for (const connection of this.#server.connections) connection.close();
        });
      },
    });
    // What a client breaks off is no matter of the server's.
    this.#server.on('error', () => {});
  }

  static async open(options: SMTPServerOptions = {}, host = '127.0.0.1', port = 0): Promise<Mailbox> {
    const mailbox = new Mailbox(host, options);
    await new Promise<void>((resolve) => {
      mailbox.#server.listen(port, host, resolve);
    });
    return mailbox;
  }

  get port(): number {
    return (this.#server.server.address() as AddressInfo).port;
  }

  address(login = '', scheme = 'smtp'): string {
    return `${scheme}://${login}${this.#host}:${this.port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }
}

export const read = (bytes: Buffer): Promise<Email> => PostalMime.parse(bytes);

/** The headers as they stand in the bytes, folded lines joined. */
export function headerNames(bytes: Buffer): string[] {
  const [head] = bytes.toString('latin1').split('\r\n\r\n');
  return head!
    .replaceAll(/\r\n[ \t]/g, ' ')
    .split('\r\n')
    .map((line) => line.slice(0, line.indexOf(':')));
}
