/** The page of the code display: the device and its log-on practice, and nothing else. */
import { CodeDisplay } from '../device/code-display.ts';
import { PAGE_MODELS } from '../device/page-models.ts';
import { KEY_ID } from '../document/element-ids.ts';
import '../styles/base.css';
import '../styles/device.css';
import '../styles/forms.css';
import '../styles/glass-in-view.css';
import '../styles/device-page.css';
import { offerLargeView } from './large-view.ts';
import { CODE_DISPLAY_WORDS } from './page-words.ts';
import { fetchCore, PracticePage } from './practice-page.ts';
import { startPage } from './start-up.ts';
import { prepareTakingIn } from './taking-in.ts';

await startPage(
  CODE_DISPLAY_WORDS,
  async (parts) => {
    const takeIn = prepareTakingIn(parts, 'code-display');
    const page = new PracticePage(
      parts,
      await fetchCore(),
      {
        'code-display': (device) => {
          const display = new CodeDisplay(device);
          display.sticky = parts.settings.stickyPress;
          return display;
        },
      },
      {
        codeHint: (words) => words.display.codeHint,
        keys: { [KEY_ID]: (words) => words.display.toKey },
      },
    );
    await page.open({ page: 'code-display', skipLinks: { [KEY_ID]: (words) => words.display.toKey } });
    takeIn(page);
    offerLargeView(parts);
  },
  [PAGE_MODELS['code-display'].flashEntry],
);
