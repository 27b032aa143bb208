/** English: what the workbench says, but for its panels. */
import type { WorkbenchPageWords } from '../words.ts';
import { CODE_DISPLAY } from './code-display.ts';
import { CODE_READER } from './code-reader.ts';
import { DEVICE } from './device.ts';
import { FRAME } from './frame.ts';
import { LOG_ON } from './log-on.ts';

export const WORDS: WorkbenchPageWords = {
  ...FRAME,
  ...DEVICE,
  ...LOG_ON,
  ...CODE_DISPLAY,
  ...CODE_READER,
  bench: {
    eitherDevice:
      'You can log on with the code display and with the code reader here. With MitID you can have only one of them at a time.',
    codeHint: 'Enter the 6 digits from the code display or the code reader.',
  },
  own: {
    title: 'Workbench with both devices – Talkode',
    heading: 'The workbench: both devices and all around them',
    intro:
      'Here is a code display, which shows a one-time code, and a code reader, which also says it aloud. Use a code from either to practise logging on, change the clock and the battery, and see what happens.',
  },
};
