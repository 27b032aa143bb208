/** Danish: what stands around every page. */
import type { FrameWords } from '../words.ts';

export const FRAME: FrameWords = {
  languageTag: 'da',
  page: {
    skipToLogOn: 'Gå til øvelsen i at logge på',
    pages: 'Sider',
    names: {
      start: 'Start',
      'code-display': 'Kodeviser',
      'code-reader': 'Kodeoplæser',
      workbench: 'Værksted',
    },
    language: 'Sprog',
    independence:
      'Talkode er et åbent projekt og er uafhængigt af MitID. De to enheder her kan aldrig aktiveres til MitID, og siden kontakter aldrig MitID.',
    offline: 'Efter det første besøg virker siden også uden internet.',
    cannotStart: 'Enhederne kunne ikke starte. Genindlæs siden. Teknisk årsag, på engelsk: ',
  },
  practice: {
    notMitId: 'Øvelse: dette er ikke MitID',
    staysHere: 'Alt sker i din browser. Intet bliver sendt.',
    neverType: 'Skriv aldrig dit rigtige bruger-ID eller din rigtige adgangskode her.',
    neverGive: 'Giv aldrig en engangskode til en, der ringer til dig.',
  },
};
