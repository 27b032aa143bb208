/** Mails through a real mail server: what arrives, to whom alone, and what is said when nothing does. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { composeMail } from '../../../host-tools/issuer/adapters/mail/compose-mail.ts';
import { smtpSender } from '../../../host-tools/issuer/adapters/mail/send-mail.ts';
import { readSmtpServer } from '../../../host-tools/issuer/adapters/mail/smtp-server.ts';
import { mailText } from '../../../host-tools/issuer/domain/notice/notice-layout.ts';
import { AddressRefused, CarrierOut } from '../../../host-tools/issuer/domain/outbox/carrier.ts';
import type { NoticeRow } from '../../../host-tools/issuer/domain/records/notice.ts';
import { runs } from '../../support/depth.ts';
import { headerNames, Mailbox, read, refusal } from './mailbox.ts';
import { aNotice, SENDER } from './sample-notices.ts';

const FROM = { name: 'Talkode', address: 'no-reply@talkode.example.test' };
const HEADERS = [
  ...['Auto-Submitted', 'Content-Language', 'Content-Transfer-Encoding', 'Content-Type', 'Date', 'From'],
  ...['MIME-Version', 'Message-ID', 'Subject', 'To'],
];

const compose = (more: Partial<NoticeRow> = {}): ReturnType<typeof composeMail> => {
  const notice = aNotice(more);
  return composeMail(notice, mailText(notice, SENDER), FROM);
};

describe('a mail', () => {
  let mailbox: Mailbox;
  beforeEach(async () => {
    mailbox = await Mailbox.open();
  });
  afterEach(() => mailbox.close());

  const send = async (address = mailbox.address(), more: Partial<NoticeRow> = {}): Promise<unknown> => {
    const mail = await compose(more);
    return smtpSender(readSmtpServer(address))(mail).catch((error: unknown) => error);
  };

  test('arrives as it was written, with the headers that a notice needs and no other', async () => {
    expect(await send()).toBeUndefined();
    const [taken, ...more] = mailbox.taken;
    expect(more).toEqual([]);
    expect(taken!.recipients).toEqual(['aase@example.test']);
    expect(headerNames(taken!.bytes).sort()).toEqual(HEADERS);
    const mail = await read(taken!.bytes);
    const { subject, body } = mailText(aNotice(), SENDER);
    expect(mail).toMatchObject({
      subject,
      from: FROM,
      to: [{ name: '', address: 'aase@example.test' }],
      messageId: '<00112233445566778899aabbccddeeff@talkode.example.test>',
      // When it happened, not when it was tried.
      date: '2026-11-30T11:00:00.000Z',
      attachments: [],
    });
    expect(mail.html).toBeUndefined();
    expect(mail.text).toBe(body);
    expect(body).toContain('Åse');
    const header = (key: string): string | undefined => mail.headers.find((each) => each.key === key)?.value;
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(header('content-language')).toBe('da');
    expect(header('content-type')).toBe('text/plain; charset=utf-8');
  });

  test('is the same to the last byte each time', async () => {
    await send();
    await send();
    expect(mailbox.taken[0]!.bytes.equals(mailbox.taken[1]!.bytes)).toBe(true);
  });

  test('is handed over with the login of the address, signs and all', async () => {
    expect(await send(mailbox.address('k%C3%B8b%40x:p%3A%2F%40%20s%C3%A6r@'))).toBeUndefined();
    expect(mailbox.logins).toEqual([{ user: 'køb@x', password: 'p:/@ sær' }]);
    expect(mailbox.taken).toHaveLength(1);
  });

  test.each([
    ['no such mailbox, for good', refusal(550, '5.1.1 aase@example.test unknown'), AddressRefused],
    ['wait a little', refusal(450, '4.2.0 aase@example.test greylisted'), Error],
    ['not by this server', refusal(550, '5.7.1 relaying of aase@example.test denied'), Error],
  ])('to a recipient that is refused (%s) is told without the address', async (_, words, kind) => {
    mailbox.recipientRefusal = words;
    const error = await send();
    expect(error).toBeInstanceOf(kind);
    expect((error as Error).constructor).toBe(kind);
    expect((error as Error).message).toMatch(/^mail: .*\(EENVELOPE \d+\)$/);
    expect(JSON.stringify([error, (error as Error).stack])).not.toMatch(/aase|example/);
    expect(mailbox.taken).toEqual([]);
  });

  test('whose login is refused is told without user and password', async () => {
    mailbox.loginRefusal = refusal(535, '5.7.8 no user postmand with hemmelig');
    const error = await send(mailbox.address('postmand:hemmelig@'));
    expect(error).toBeInstanceOf(CarrierOut);
    expect(JSON.stringify([error, (error as Error).stack])).not.toMatch(/postmand|hemmelig/);
  });

  test('to a server that is down says that the server is at fault', async () => {
    const address = mailbox.address();
    await mailbox.close();
    expect(await send(address)).toBeInstanceOf(CarrierOut);
    mailbox = await Mailbox.open();
  });

  test('goes to no server whose certificate nobody vouches for', async () => {
    const secure = await Mailbox.open({ secure: true });
    expect(await send(secure.address('', 'smtps'))).toBeInstanceOf(CarrierOut);
    expect(secure.taken).toEqual([]);
    await secure.close();
  });

  test('goes to no other computer in the clear', async () => {
    // Another computer for all that the sender knows.
    const other = await Mailbox.open({}, '127.0.0.2');
    expect(await send(other.address())).toBeInstanceOf(CarrierOut);
    expect(other.taken).toEqual([]);
    await other.close();
  });
});

describe('an address', () => {
  test.each([
    'aase@example.test\r\nBcc: evil@example.test',
    'aase@example.test, evil@example.test',
    'aase@example.test;evil@example.test',
    'Åse <aase@example.test>',
    '"aase, evil"@example.test',
    'venner: aase@example.test, evil@example.test;',
    'aase(evil@example.test)@example.test',
    'aase@[127.0.0.1]',
    'åse@example.test',
    'aase@ærlig.test',
    'aase@example.test ',
    '<aase@example.test>',
    'aase@example.test>\r\nRCPT TO:<evil@example.test',
    '',
  ])('%j gets no mail, and is not quoted', async (recipientAddress) => {
    const composed = compose({ recipientAddress });
    await expect(composed).rejects.toThrow(/^mail: recipient: expected one plain e-mail address$/);
  });

  test('of a host in another script is taken as the net writes it', async () => {
    const { to, bytes } = await compose({ recipientAddress: 'aase@xn--rlig-poa.test' });
    expect(to).toBe('aase@xn--rlig-poa.test');
    expect(bytes.toString()).toContain('To: aase@xn--rlig-poa.test\r\n');
  });

  test('is the only one, and headers are the same, whatever names and texts hold', async () => {
    const hostile = fc.oneof(
      // Controls, quotes, accents, other scripts, line separators.
      fc.array(fc.nat({ max: 0x2fff }), { maxLength: 60 }).map((points) => String.fromCodePoint(...points)),
      fc.constantFrom(
        'x\r\nBcc: evil@example.test',
        'x\nBcc: evil@example.test\n\n<b>',
        '"Åse" <evil@example.test>, b',
        'a\r\n\r\nnew body',
        '=?utf-8?Q?=0D=0ABcc:_evil@example.test?=',
      ),
    );
    await fc.assert(
      fc.asyncProperty(hostile, hostile, hostile, async (recipientName, issuer, subject) => {
        const notice = aNotice({ recipientName });
        const { body } = mailText(notice, SENDER);
        const { bytes } = await composeMail(notice, { subject, body }, { ...FROM, name: issuer });
        const mail = await read(bytes);
        expect(mail.to).toEqual([{ name: '', address: 'aase@example.test' }]);
        expect(mail.cc ?? mail.bcc).toBeUndefined();
        expect(mail.from?.address).toBe(FROM.address);
        for (const name of headerNames(bytes)) expect(HEADERS).toContain(name);
        expect(new Set(headerNames(bytes)).size).toBe(headerNames(bytes).length);
      }),
      { numRuns: runs(30, 5_000) },
    );
  });
});

describe('the address of a mail server', () => {
  test.each([
    ['smtps://mail.example.test', { port: 465, isSecure: true, isHere: false, login: null }],
    ['smtp://mail.example.test', { port: 25, isSecure: false, isHere: false, login: null }],
    ['smtp://a:b@mail.example.test', { port: 587, login: { user: 'a', password: 'b' } }],
    ['smtp://[::1]:2525', { host: '::1', port: 2525, isHere: true }],
  ])('%s', (address, expected) => {
    expect(readSmtpServer(address)).toMatchObject(expected);
  });

  test.each([
    'http://user:hemmelig@mail.example.test',
    'smtp://user:hemmelig@',
    'smtp://user:hemmelig@mail.example.test/path',
    'smtp://user:hemmelig@mail.example.test?x=1',
    'smtp://user@mail.example.test',
    'smtp://user:hemmelig%zz@mail.example.test',
    'smtp://user:hemmelig@mail.example.test:99999',
    'smtp://user:hemmelig@ma%0Ail',
    'hemmelig',
  ])('%j is none, and is not quoted', (address) => {
    expect(() => readSmtpServer(address)).toThrow(
      /^mail server: expected smtp\(s\):\/\/user:password@host:port$/,
    );
  });
});
