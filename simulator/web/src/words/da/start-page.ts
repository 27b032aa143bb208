/** Danish: all that the start page says. */
import type { StartPageWords } from '../words.ts';
import { FRAME } from './frame.ts';

export const WORDS: StartPageWords = {
  ...FRAME,
  own: {
    title: 'Talkode: øv dig med kodeviser og kodeoplæser',
    heading: 'Hvilken enhed har du?',
    intro: 'Øv dig i at logge på med den enhed, du har. Du kan ikke gøre noget forkert her.',
  },
  start: {
    skipTo: 'Gå til valget af enhed',
    about: {
      'code-display': 'Den har én knap og viser koden i et display.',
      'code-reader': 'Den har taster og et stort display, og den siger også koden højt.',
      workbench: 'Begge enheder på én side, med ur, batteri og indstillinger, som du selv kan ændre.',
    },
    story: {
      title: 'Historien',
      about: 'Bestil en enhed, læs brevet, aktivér enheden, og log på hos en tjeneste.',
    },
  },
};
