/** English: the code display. */
import type { CodeDisplayWords } from '../words.ts';

export const CODE_DISPLAY: CodeDisplayWords = {
  display: {
    heading: 'Code display',
    key: 'Show one-time code',
    keyCaption: 'The button to the left of the glass is called “Show one-time code”.',
    turn: 'The code display is the right way round when its button is on the left.',
    hold: 'Hold the button for 6 seconds to see the serial number. Press briefly for the next page.',
    timeLeft: 'Time left',
    repeat: 'Repeat the code',
    skipTo: 'Go to the code display',
    toKey: 'Go to the button of the code display',
    codeHint: 'Enter the 6 digits from the code display.',
  },
};
