/**
 * A device that was made elsewhere, and that the page's address hands over in its fragment. The fragment leaves the address bar
 * at once, so that nobody passes it on with the page's address; the rest comes when it is needed.
 */
import { handsOver } from '../../../../host-tools/token/handed-over.ts';
import type { ModelName } from '../../../token/contract.generated.ts';
import { PAGE_MODELS } from '../device/page-models.ts';
import type { PracticeWords } from '../words/words.ts';
import type { PracticePage } from './practice-page.ts';
import type { PageParts } from './start-up.ts';

function takeFragment(): string | null {
  const { hash, pathname, search } = location;
  if (!handsOver(hash)) return null;
  history.replaceState(history.state, '', pathname + search);
  return hash;
}

/** Before the page's token is made: who has none yet is not asked whether it may be erased. Gives what follows the address. */
export function prepareTakingIn<Words extends PracticeWords>(
  parts: PageParts<Words>,
  model: ModelName,
): (page: PracticePage<Words>) => void {
  let isFirstVisit = parts.store.getItem(PAGE_MODELS[model].flashEntry) === null;
  return (page) => {
    const take = (): void => {
      const fragment = takeFragment();
      if (fragment === null) return;
      const isAsked = !isFirstVisit;
      isFirstVisit = false;
      import('./take-in-token.ts')
        .then(({ takeInToken }) => takeInToken(parts, page, { model, fragment, isAsked }))
        .catch((error: unknown) => {
          page.status.say(parts.maker.language.words.status.failed);
          console.error(error);
        });
    };
    take();
    window.addEventListener('hashchange', take);
  };
}
