/** The page of the code reader: the device and its log-on practice, and nothing else. */
import voiceUrl from '../../../../build/voice/voice.bin?url';
import { CodeReader } from '../device/code-reader.ts';
import { PAGE_MODELS } from '../device/page-models.ts';
import { FUNCTION_KEY_ID } from '../document/element-ids.ts';
import '../styles/base.css';
import '../styles/device.css';
import '../styles/reader.css';
import '../styles/forms.css';
import '../styles/glass-in-view.css';
import '../styles/device-page.css';
import { offerLargeView } from './large-view.ts';
import { CODE_READER_WORDS } from './page-words.ts';
import { fetchCore, PracticePage } from './practice-page.ts';
import { startPage } from './start-up.ts';
import { prepareTakingIn } from './taking-in.ts';

await startPage(
  CODE_READER_WORDS,
  async (parts) => {
    const takeIn = prepareTakingIn(parts, 'code-reader');
    let reader: CodeReader | undefined;
    const page = new PracticePage(
      parts,
      await fetchCore(),
      { 'code-reader': (device) => (reader = new CodeReader(device)) },
      {
        codeHint: (words) => words.reader.codeHint,
        keys: { [FUNCTION_KEY_ID]: (words) => words.reader.toKey },
      },
    );
    await page.open({ page: 'code-reader', skipLinks: { [FUNCTION_KEY_ID]: (words) => words.reader.toKey } });
    takeIn(page);
    offerLargeView(parts);
    void reader!.fetchVoice(voiceUrl);
  },
  [PAGE_MODELS['code-reader'].flashEntry],
);
