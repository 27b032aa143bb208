/** English: all that the start page says. */
import type { StartPageWords } from '../words.ts';
import { FRAME } from './frame.ts';

export const WORDS: StartPageWords = {
  ...FRAME,
  own: {
    title: 'Talkode: practise with a code display and a code reader',
    heading: 'Which device do you have?',
    intro: 'Practise logging on with the device that you have. You cannot do anything wrong here.',
  },
  start: {
    skipTo: 'Go to the choice of device',
    about: {
      'code-display': 'It has one button and shows the code on a glass.',
      'code-reader': 'It has keys and a large glass, and it also says the code aloud.',
      workbench: 'Both devices on one page, with a clock, a battery and settings for you to change.',
    },
    story: {
      title: 'The story',
      about: 'Order a device, read the letter, activate the device, and log in at a service.',
    },
  },
};
