/** English: all that the page of the code reader says. */
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
    title: 'Code reader: practise logging on – Talkode',
    heading: 'Practise with the code reader',
    intro:
      'Press the red key when you are asked for a one-time code. The code reader shows the code and says it aloud. Type the code in the practice.',
  },
};
