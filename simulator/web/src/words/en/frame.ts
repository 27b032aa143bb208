/** English: what stands around every page. */
import type { FrameWords } from '../words.ts';

export const FRAME: FrameWords = {
  languageTag: 'en',
  page: {
    skipToLogOn: 'Go to log-on practice',
    pages: 'Pages',
    names: {
      start: 'Start',
      'code-display': 'Code display',
      'code-reader': 'Code reader',
      workbench: 'Workbench',
    },
    language: 'Language',
    independence:
      'Talkode is an open project, independent of MitID. The two devices here can never be activated for MitID, and this page never contacts MitID.',
    offline: 'After the first visit this page also works without internet.',
    cannotStart: 'The devices could not start. Reload the page. Technical reason: ',
  },
  practice: {
    notMitId: 'Practice: this is not MitID',
    staysHere: 'Everything happens in your browser. Nothing is sent.',
    neverType: 'Never type your real user ID or password here.',
    neverGive: 'Never give a one-time code to someone who calls you.',
  },
};
