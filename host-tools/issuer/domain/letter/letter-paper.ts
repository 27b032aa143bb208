/** The activation letter as blocks in reading order: the same in every form and, one for one, in every language. */
import { activationCodeGroups } from '../activation-code.ts';
import { unbroken, type Paper, type PaperBlock } from '../paper/paper-block.ts';
import { type Language } from '../records/person.ts';
import { addressToType, addressWithCode } from './activation-address.ts';
import { checkLetter, type Letter } from './letter.ts';
import { LETTER_WORDS_DA } from './letter-words-da.ts';
import { LETTER_WORDS_EN } from './letter-words-en.ts';
import type { LetterFacts, LetterWords } from './letter-words.ts';

export const LETTER_WORDS: Readonly<Record<Language, LetterWords>> = {
  da: LETTER_WORDS_DA,
  en: LETTER_WORDS_EN,
};

function factsOf(letter: Letter, words: LetterWords): LetterFacts {
  return {
    ...words.device[letter.deviceKind],
    serialLastFour: letter.serialLastFour,
    page: addressToType(letter.activationAddress),
    phone: unbroken(letter.helpPhone),
    issuer: letter.issuerName,
    end: words.end(letter.validUntil),
  };
}

/** Commas make a voice pause between the groups; with blanks alone it may read a number of nine digits. */
const digitByDigit = (groups: readonly string[]): string =>
  groups.map((group) => [...group].join(' ')).join(', ');

const heading = (text: string): PaperBlock => ({ kind: 'heading', level: 2, text });
const paragraph = (text: string): PaperBlock => ({ kind: 'paragraph', text });

export function letterPaper(letter: Letter): Paper {
  checkLetter(letter);
  const words = LETTER_WORDS[letter.language];
  const facts = factsOf(letter, words);
  const groups = activationCodeGroups(letter.activationCode);
  const title = words.title(facts);
  return {
    language: letter.language,
    title,
    issuedOn: letter.issuedOn,
    pageWord: words.pageWord,
    blocks: [
      { kind: 'sender', name: letter.issuerName },
      { kind: 'address', lines: [letter.recipientName, ...letter.addressLines] },
      { kind: 'date', text: words.date(letter.issuedOn) },
      { kind: 'heading', level: 1, text: title },
      paragraph(words.introduction[letter.delivery](facts)),
      {
        kind: 'code',
        label: words.codeLabel,
        groups,
        digitByDigit: { label: words.digitByDigitLabel, digits: digitByDigit(groups) },
      },
      paragraph(words.validity[letter.delivery](facts)),
      paragraph(words.serialNumber(facts)),
      {
        kind: 'picture-code',
        content: addressWithCode(letter.activationAddress, letter.activationCode),
        alternative: words.pictureAlternative(facts),
        caption: words.pictureCaption,
      },
      heading(words.stepsHeading),
      { kind: 'steps', items: words.steps[letter.deviceKind].map((text) => text(facts)) },
      paragraph(words.mistakes),
      heading(words.warningHeading),
      { kind: 'paragraph', text: words.nobodyAsks, strong: true },
      paragraph(words.warning),
      heading(words.helpHeading),
      paragraph(`${words.help[letter.delivery](facts)} ${words.otherForms}`),
      { kind: 'footer', text: words.independence(facts) },
    ],
  };
}
