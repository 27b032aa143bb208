/** Danish: what the workbench says, but for its panels. */
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
      'Du kan logge på med både kodeviseren og kodeoplæseren her. Med MitID kan du kun have én af dem ad gangen.',
    codeHint: 'Indtast de 6 cifre fra kodeviseren eller kodeoplæseren.',
  },
  own: {
    title: 'Værksted med begge enheder – Talkode',
    heading: 'Værkstedet: begge enheder og alt omkring dem',
    intro:
      'Her er en kodeviser, som viser en engangskode, og en kodeoplæser, som også siger den højt. Brug en kode fra en af dem til at øve dig i at logge på, stil på uret og batteriet, og se, hvad der sker.',
  },
};
