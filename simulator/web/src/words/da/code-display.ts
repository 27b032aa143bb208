/** Danish: the code display. */
import type { CodeDisplayWords } from '../words.ts';

export const CODE_DISPLAY: CodeDisplayWords = {
  display: {
    heading: 'Kodeviser',
    key: 'Vis engangskode',
    keyCaption: 'Knappen til venstre for displayet hedder ”Vis engangskode”.',
    turn: 'Kodeviseren vender rigtigt, når knappen er til venstre.',
    hold: 'Hold knappen nede i 6 sekunder for at se serienummeret. Tryk kort for at bladre videre.',
    timeLeft: 'Tid tilbage',
    repeat: 'Gentag koden',
    skipTo: 'Gå til kodeviseren',
    toKey: 'Gå til kodeviserens knap',
    codeHint: 'Indtast de 6 cifre fra kodeviseren.',
  },
};
