/** English: all that the page of the code display says. */
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
    title: 'Code display: practise logging on – Talkode',
    heading: 'Practise with the code display',
    intro:
      'Press the button of the code display when you are asked for a one-time code, and type the code in the practice.',
  },
};
