/** What carries notices: mails by a server or into a folder, papers and text messages into folders. */
import path from 'node:path';
import { layFile } from './adapters/files/lay-file.ts';
import { checkedAddress, composeMail, type MailSender } from './adapters/mail/compose-mail.ts';
import { smtpSender } from './adapters/mail/send-mail.ts';
import { readSmtpServer } from './adapters/mail/smtp-server.ts';
import { postFolder } from './adapters/post/post-folder.ts';
import { layTextMessage } from './adapters/text-messages/message-folder.ts';
import { mailText, noticePaper } from './domain/notice/notice-layout.ts';
import { noticeText } from './domain/notice/notice-text.ts';
import type { Carriers } from './domain/outbox/carrier.ts';
import type { PaperPrinter } from './domain/paper/paper-printer.ts';
import { readEmail } from './domain/people/contacts.ts';
import type { Policy } from './domain/policy.ts';
import type { Store } from './domain/ports/store.ts';
import type { PaperForm } from './domain/records/paper-form.ts';

/** Below what is outgoing: each notice under its ID. */
export const OUTGOING_FOLDERS = {
  letters: 'letters',
  notices: 'notices',
  mail: 'mail',
  textMessages: 'text-messages',
} as const;

export interface MailOptions {
  /** `smtps://user:password@host:port`; null: mails are laid in a folder. */
  readonly smtp: string | null;
  /** Where it does not stand in the address. */
  readonly smtpPassword?: string | null;
  /** Null: `no-reply` at the host of the public address. */
  readonly mailFrom: string | null;
}

const IN_A_FOLDER = 'no-reply@localhost.invalid';

function senderAddress({ smtp, mailFrom }: MailOptions, publicAddress: string): string {
  if (mailFrom !== null) return checkedAddress(mailFrom, 'sender');
  const address = readEmail(`no-reply@${new URL(publicAddress).hostname}`).value;
  if (address !== undefined) return address;
  if (smtp !== null)
    throw new RangeError('mail: expected a sender, or a public address with the name of a host');
  return IN_A_FOLDER;
}

/** The form that she chose last for a letter. */
async function paperFormOf(store: Store, personId: string): Promise<PaperForm> {
  const orders = await store.read((rows) => rows.orders.ofPerson(personId));
  const [newest] = [...orders].sort((a, b) => b.placedAtUnixSeconds - a.placedAtUnixSeconds);
  return newest?.letterForm ?? 'standard';
}

/** @param policy read anew for each notice: the public address may be known only when the service listens. */
export function openCarriers(
  store: Store,
  policy: Policy,
  outgoingFolder: string,
  print: PaperPrinter,
  mail: MailOptions,
): Carriers {
  const folderOf = (name: keyof typeof OUTGOING_FOLDERS): string =>
    path.join(outgoingFolder, OUTGOING_FOLDERS[name]);
  const send = mail.smtp === null ? null : smtpSender(readSmtpServer(mail.smtp, mail.smtpPassword));
  if (send !== null) senderAddress(mail, policy.publicAddress);
  const post = postFolder(folderOf('notices'), print);
  return {
    async email(notice) {
      const sender: MailSender = {
        name: policy.issuerName,
        address: senderAddress(mail, policy.publicAddress),
      };
      const composed = await composeMail(notice, mailText(notice, policy), sender);
      if (send === null) await layFile(folderOf('mail'), `${notice.noticeId}.eml`, composed.bytes);
      else await send(composed);
    },
    async paper(notice) {
      const form = await paperFormOf(store, notice.personId);
      await post.lay(notice.noticeId, await post.print(noticePaper(notice, policy), form));
    },
    sms: ({ noticeId, recipientAddress, ...notice }) =>
      layTextMessage(folderOf('textMessages'), noticeId, {
        to: recipientAddress,
        text: noticeText(notice, policy).short,
      }),
  };
}
