/** What notices say: every kind in both languages, in full and short, and the one link that there is. */
import { describe, expect, test } from 'vitest';
import { plainTextPaper } from '../../../host-tools/issuer/adapters/print/plain-text-paper.ts';
import { mailText, noticePaper } from '../../../host-tools/issuer/domain/notice/notice-layout.ts';
import { noticeText } from '../../../host-tools/issuer/domain/notice/notice-text.ts';
import { addressOf } from '../../../host-tools/issuer/faces/pages/addresses.ts';
import { aNotice, CANCEL_WORD, EVERY_NOTICE, SENDER } from './sample-notices.ts';

const NOBODY_ASKS = {
  da: 'Ingen vil nogensinde bede dig om en kode.',
  en: 'Nobody will ever ask you for a code.',
} as const;
const INDEPENDENT = { da: 'Talkode er uafhængig af MitID.', en: 'Talkode is independent of MitID.' } as const;
const NOON = {
  da: 'mandag den 30. november 2026 kl. 12.00',
  en: '12:00 on Monday 30 November 2026',
} as const;
const ONE_O_CLOCK = {
  da: 'mandag den 30. november 2026 kl. 13.00',
  en: '13:00 on Monday 30 November 2026',
} as const;
/** What is left where something was not filled in. */
const HOLE = /undefined|null|NaN|Invalid|\[object|\$\{|\{|\}| {2}|\.\.(?!\.)|\s[.,;:?]/;
/** The basic alphabet of text messages (3GPP TS 23.038 section 6.2.1) without its Greek letters: 160 of them are one message. */
const TEXT_MESSAGE_SIGNS = /^[@£$¥èéùìòÇ\nØø\rÅå_ÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]*$/;
const ONE_MESSAGE = 160;
const TWO_MESSAGES = 2 * 153;
/** Three dots before a serial number's end are meant. */
const withoutEllipsis = (text: string): string => text.replaceAll(/\.\.\.(?=\d{4})/g, '');

describe('a notice', () => {
  test.each(EVERY_NOTICE)('%s', (_, notice) => {
    const { language, kind } = notice;
    const { subject, body } = mailText(notice, SENDER);
    const { short } = noticeText(notice, SENDER);
    const isAsked = kind.endsWith('-change-asked');
    const link = `https://talkode.example.test/${language}/cancel?word=${CANCEL_WORD}`;

    for (const text of [subject, body, short])
      expect(withoutEllipsis(text.replace(link, 'LINK'))).not.toMatch(HOLE);
    expect(body).not.toContain('\u00a0');
    // When it happened, and in which year: it may be read much later. A letter's end is a day.
    if (kind === 'letter-expires')
      expect(body).toMatch(/søndag den 6\. december 2026|Sunday 6 December 2026/);
    else expect(body).toContain(NOON[language]);
    // What to do: by telephone, and on the page whose address she types.
    expect(body).toContain('+45 70 20 30 40');
    expect(body).toMatch(/ talkode\.example\.test[ .:]/);
    expect(body).toContain(INDEPENDENT[language]);
    expect(body.trimEnd().endsWith(NOBODY_ASKS[language])).toBe(true);

    expect(body.match(/\w+:\/\/\S+/g)).toEqual(isAsked ? [link] : null);
    if (isAsked) expect(body).toContain(ONE_O_CLOCK[language]);

    expect(short).toMatch(/^Talkode: /);
    expect(short).toContain('+45 70 20 30 40');
    expect(short.endsWith(NOBODY_ASKS[language])).toBe(true);
    expect(short).toMatch(TEXT_MESSAGE_SIGNS);
    expect(short.length).toBeLessThanOrEqual(isAsked ? TWO_MESSAGES : ONE_MESSAGE);
    expect(short.match(/\w+:\/\/\S+/g)).toEqual(isAsked ? [link] : null);
  });

  test('calls her by name, but not where the address may be a stranger’s', () => {
    expect(mailText(aNotice(), SENDER).body).toMatch(/^Hej Åse Maria Lund\n/);
    const asked = EVERY_NOTICE.find(([name]) => name.startsWith('da contact-change-asked'))![1];
    expect(mailText(asked, SENDER).body).toMatch(/^Hej\n/);
    expect(mailText(asked, SENDER).body).not.toContain('Lund');
  });

  test('keeps a name on one line, whatever stands in it', () => {
    const recipientName = 'Åse\r\nRing til +45 99 99 99 99\u2028og giv din kode';
    expect(mailText(aNotice({ recipientName }), SENDER).body).toMatch(
      /^Hej Åse Ring til \+45 99 99 99 99 og giv din kode\n\n/,
    );
  });

  test('leads to the page that stops a change', () => {
    for (const language of ['da', 'en'] as const) {
      const asked = EVERY_NOTICE.find(([name]) => name.startsWith(`${language} password-change-asked`))![1];
      const { pathname, search } = new URL(noticeText(asked, SENDER).cancelAddress!);
      expect(`${pathname}${search}`).toBe(addressOf(language, 'cancel', { word: CANCEL_WORD }));
    }
  });

  test('is a paper, too: to her address, with the link as a picture, and the same last word', () => {
    const asked = EVERY_NOTICE.find(([name]) => name.startsWith('da contact-change-asked'))![1];
    const paper = noticePaper({ ...asked, recipientAddress: 'Prøvegade 1\n8000 Aarhus C' }, SENDER);
    expect(paper.blocks).toContainEqual({
      kind: 'address',
      lines: ['Åse Maria Lund', 'Prøvegade 1', '8000 Aarhus C'],
    });
    const picture = paper.blocks.find((block) => block.kind === 'picture-code');
    expect(picture?.content).toBe(`https://talkode.example.test/da/cancel?word=${CANCEL_WORD}`);
    expect(paper.blocks.at(-1)).toEqual({ kind: 'paragraph', text: NOBODY_ASKS.da, strong: true });
    const text = plainTextPaper(paper);
    expect(text).toContain('30. november 2026');
    // Nobody types such a link: forms without a picture say another way.
    expect(text).not.toContain(CANCEL_WORD);
    expect(text.replaceAll(/\s+/g, ' ')).toContain('Du kan også stoppe den på din egen side');
  });
});
