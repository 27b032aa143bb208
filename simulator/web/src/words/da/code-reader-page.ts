/** Danish: all that the page of the code reader says. */
import type { CodeReaderPageWords } from '../words.ts';
import { CODE_READER } from './code-reader.ts';
import { DEVICE } from './device.ts';
import { FRAME } from './frame.ts';
import { LOG_ON } from './log-on.ts';

export const WORDS: CodeReaderPageWords = {
  ...FRAME,
  ...DEVICE,
  ...LOG_ON,
  ...CODE_READER,
  own: {
    title: 'Kodeoplæser: øv dig i at logge på – Talkode',
    heading: 'Øv dig med kodeoplæseren',
    intro:
      'Tryk på den røde knap, når du bliver bedt om en engangskode. Kodeoplæseren viser koden og siger den højt. Skriv koden i øvelsen.',
  },
};
