/**
 * A notice as a mail: to one address that was checked anew, with headers of its own making alone, and the same to the last byte
 * each time it is tried, so that a mailbox knows a second one by its Message-ID.
 */
import { createTransport } from 'nodemailer';
import { readEmail } from '../../domain/people/contacts.ts';
import type { NoticeRow } from '../../domain/records/notice.ts';
import type { MailText } from '../../domain/notice/notice-layout.ts';

export interface MailSender {
  readonly name: string;
  readonly address: string;
}

export interface ComposedMail {
  readonly from: string;
  readonly to: string;
  readonly bytes: Buffer;
}

/** Makes the bytes and sends nothing. */
const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

/** A list, a comment or a line end among addresses would name other recipients: what is not one plain address is none. */
export function checkedAddress(address: string, whose: string): string {
  const { value } = readEmail(address);
  if (value === undefined || value !== address)
    throw new RangeError(`mail: ${whose}: expected one plain e-mail address`);
  return value;
}

export async function composeMail(
  {
    noticeId,
    language,
    recipientAddress,
    createdAtUnixSeconds,
  }: Pick<NoticeRow, 'noticeId' | 'language' | 'recipientAddress' | 'createdAtUnixSeconds'>,
  { subject, body }: MailText,
  sender: MailSender,
): Promise<ComposedMail> {
  const from = checkedAddress(sender.address, 'sender');
  const to = checkedAddress(recipientAddress, 'recipient');
  const { message } = await composer.sendMail({
    // As objects: a text would be parsed. The recipient's name is in the body alone.
    from: { name: sender.name.replaceAll(/\p{Cc}/gu, ' '), address: from },
    to: { name: '', address: to },
    envelope: { from, to: [to] },
    subject: subject.replaceAll(/\p{Cc}/gu, ' '),
    text: body,
    textEncoding: 'quoted-printable',
    messageId: `<${noticeId}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    date: new Date(createdAtUnixSeconds * 1_000),
    // RFC 3834 section 5: no machine answers it.
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  if (!Buffer.isBuffer(message)) throw new TypeError('mail: expected its bytes, got a stream');
  return { from, to, bytes: message };
}
