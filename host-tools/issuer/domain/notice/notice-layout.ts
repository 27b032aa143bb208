/** A notice as the body of a mail, and as a paper. */
import { civilDateAt } from '../calendar/civil-date.ts';
import { DATE_WORDS } from '../calendar/dates-in-words.ts';
import { addressToType } from '../letter/activation-address.ts';
import type { Paper, PaperBlock } from '../paper/paper-block.ts';
import type { NoticeRow } from '../records/notice.ts';
import { NOTICE_WORDS, type NoticeSender, noticeText, type ToldNotice } from './notice-text.ts';

export interface MailText {
  readonly subject: string;
  readonly body: string;
}

/** Paragraphs apart by an empty line, the link on a line of its own; no-break spaces are of no use in it. */
export function mailText(notice: ToldNotice, sender: NoticeSender): MailText {
  const text = noticeText(notice, sender);
  const { cancelHere, cancelFreely } = NOTICE_WORDS[notice.language];
  const parts = [
    text.greeting,
    ...text.paragraphs,
    ...(text.cancelAddress === null ? [] : [`${cancelHere}\n${text.cancelAddress}\n${cancelFreely}`]),
    text.ownPage,
    text.independence,
    text.nobodyAsks,
  ];
  return { subject: text.subject, body: `${parts.join('\n\n')}\n`.replaceAll('\u00a0', ' ') };
}

const paragraph = (text: string): PaperBlock => ({ kind: 'paragraph', text });

export function noticePaper(
  notice: ToldNotice & Pick<NoticeRow, 'recipientAddress'>,
  sender: NoticeSender,
): Paper {
  const { language, recipientName, recipientAddress, createdAtUnixSeconds } = notice;
  const text = noticeText(notice, sender);
  const words = NOTICE_WORDS[language];
  const writtenOn = civilDateAt(createdAtUnixSeconds);
  const cancel: readonly PaperBlock[] =
    text.cancelAddress === null
      ? []
      : [
          { kind: 'picture-code', content: text.cancelAddress, ...words.cancelPicture },
          paragraph(words.cancelByPage(addressToType(sender.publicAddress))),
        ];
  return {
    language,
    title: text.subject,
    issuedOn: writtenOn,
    pageWord: words.pageWord,
    blocks: [
      { kind: 'sender', name: sender.issuerName },
      { kind: 'address', lines: [recipientName, ...recipientAddress.split('\n')] },
      { kind: 'date', text: DATE_WORDS[language].day(writtenOn) },
      { kind: 'heading', level: 1, text: text.subject },
      paragraph(text.greeting),
      ...text.paragraphs.map(paragraph),
      ...cancel,
      paragraph(text.ownPage),
      paragraph(text.independence),
      { kind: 'paragraph', text: text.nobodyAsks, strong: true },
    ],
  };
}
