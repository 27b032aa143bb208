/** Danish: all that the page of the code display says. */
import type { CodeDisplayPageWords } from '../words.ts';
import { CODE_DISPLAY } from './code-display.ts';
import { DEVICE } from './device.ts';
import { FRAME } from './frame.ts';
import { LOG_ON } from './log-on.ts';

export const WORDS: CodeDisplayPageWords = {
  ...FRAME,
  ...DEVICE,
  ...LOG_ON,
  ...CODE_DISPLAY,
  own: {
    title: 'Kodeviser: øv dig i at logge på – Talkode',
    heading: 'Øv dig med kodeviseren',
    intro: 'Tryk på kodeviserens knap, når du bliver bedt om en engangskode, og skriv koden i øvelsen.',
  },
};
