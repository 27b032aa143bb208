/** English: the code reader. */
import type { CodeReaderWords, SoundSettings } from '../words.ts';

const OUTPUTS: Record<SoundSettings['output'], string> = {
  unchosen: 'sound: not chosen yet',
  loudspeaker: 'sound: loudspeaker',
  headphones: 'sound: headphones only',
};

export const CODE_READER: CodeReaderWords = {
  reader: {
    heading: 'Code reader',
    keypad: 'Keys of the code reader',
    sideKeys: { left: 'Help', right: 'Settings' },
    functionKey: 'Show code',
    functionKeyHint:
      'The function key is the red one at the lower right, “Show code”. Press it to see and hear a one-time code, and once more to hear it again.',
    functionsHint:
      'While the code reader is on, each of the other keys has a function. Press it alone, or hold the function key down at the same time.',
    shortcutHint:
      'On one of the keys you can also use your keyboard: F is the function key, digits are digits, and the left and right arrows are the side keys.',
    screenReaderHint:
      'If you use a screen reader, go to the keys with Tab. What you press on your keyboard then goes to the code reader. While you read the page, you can press Enter on a key.',
    firstUseHint:
      'The first time, the code reader asks where the sound is to be. Press 1 for loudspeaker or 2 for headphones. Then 1 and 3 choose a pause between presses, in case your hands tremble.',
    legend: 'What the keys do',
    plugIn: 'Headphones plugged in',
    captions: 'Show captions',
    captionsEmpty: 'Captions appear when the code reader says something.',
    keyPause: 'Pause between presses',
    keyPauseHint: 'For hands that tremble: a key takes no new press until after the pause.',
    codeAsText: 'Show the code for screen reader and Braille',
    codeAsTextHint:
      'Your screen reader or Braille display then also gets the code, questions and answers of the code reader as text. The code reader still speaks for itself.',
    codeAsTextQuestion:
      'Do you also want the code, questions and answers of the code reader as text for screen reader and Braille?',
    codeAsTextYes: 'Yes, show them as text',
    codeAsTextNo: 'No, thank you',
    soundSettings: ({ volume, volumeSteps, speed, speedSteps, language, output }) =>
      `Volume ${volume} of ${volumeSteps}, speed ${speed} of ${speedSteps}, language: ${language}, ${OUTPUTS[output]}`,
    pressRedKey: 'Press the red key.',
    keySchool: 'Practise the keys: 3 begins. Hold the red key down to finish.',
    voiceLoading: 'The voice is being fetched. Until then the code reader shows the code without saying it.',
    captionsMissing: 'The captions could not be fetched. The code is on the screen.',
    voiceMissing: 'The voice could not be fetched. The code is on the screen.',
    soundFailed: 'Sound could not start. The code is on the screen.',
    vibrates:
      'Vibration is on: key 5 gives the code, one digit a press. It can be felt on a telephone or tablet that vibrates.',
    cannotVibrate: 'Vibration is on, but your browser cannot vibrate. Try Chrome on an Android telephone.',
    skipTo: 'Go to the code reader',
    toKey: 'Go to the function key of the code reader',
    codeHint: 'Enter the 6 digits from the code reader.',
    listenAndType: 'Say the next digit as I type',
    listenAndTypeHint:
      'When you have typed a digit, the code reader says the next one. When you delete a digit, it says that one again.',
    typedOld: 'The code has changed. The digits in the field are from the old code.',
  },
};
