/** English: a token that was ordered elsewhere comes onto the page. */
import type { HandedOverWords } from '../words.ts';

export const HANDED_OVER: HandedOverWords = {
  newToken: {
    heading: {
      'code-display': 'Do you want to use the code display that you ordered?',
      'code-reader': 'Do you want to use the code reader that you ordered?',
    },
    warning: {
      'code-display': 'The code display on the page now is erased. This cannot be undone.',
      'code-reader': 'The code reader on the page now is erased. This cannot be undone.',
    },
    confirm: 'Erase the old one, and use the one I ordered',
    cancel: 'Keep the one I have',
  },
  handedOver: {
    taken: {
      'code-display': (spacedDigits) =>
        `The code display that you ordered is unpacked. Serial number: ${spacedDigits}. Go on in the tab you came from.`,
      'code-reader': (spacedDigits) =>
        `The code reader that you ordered is unpacked. Serial number: ${spacedDigits}. Go on in the tab you came from.`,
    },
    isHere: {
      'code-display': (spacedDigits) =>
        `The code display that you ordered is here already. Serial number: ${spacedDigits}. Go on in the tab you came from.`,
      'code-reader': (spacedDigits) =>
        `The code reader that you ordered is here already. Serial number: ${spacedDigits}. Go on in the tab you came from.`,
    },
    kept: {
      'code-display': 'You have kept the code display on the page. Follow the link again to change.',
      'code-reader': 'You have kept the code reader on the page. Follow the link again to change.',
    },
    damaged:
      'The link to the device that you ordered is not whole, so nothing was changed. Go back and follow it again.',
  },
};
