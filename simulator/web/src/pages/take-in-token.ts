/** Takes in the token that an address handed over: asks before the page's own is erased for it, and says what came of it. */
import { readHandedOver, type HandedOver } from '../../../../host-tools/token/handed-over.ts';
import type { ModelName } from '../../../token/contract.generated.ts';
import { NewTokenDialog } from '../device/new-token-dialog.ts';
import { ElementMaker } from '../document/dom.ts';
import { spaced } from '../glass/glass-words.ts';
import { VerifierRows } from '../practice/verifier-rows.ts';
import type { HandedOverWords, PracticeWords } from '../words/words.ts';
import { HANDED_OVER_WORDS } from './handed-over-words.ts';
import type { PracticePage } from './practice-page.ts';
import type { PageParts } from './start-up.ts';

interface TakingIn {
  readonly model: ModelName;
  readonly fragment: string;
  /** The page's own token was here before: it goes only when somebody says so. */
  readonly isAsked: boolean;
}

function isSame({ serialNumber, secret }: HandedOver, kept: ReturnType<VerifierRows['read']>): boolean {
  return (
    kept?.serialNumber === serialNumber &&
    kept.secret.length === secret.length &&
    kept.secret.every((byte, at) => byte === secret[at])
  );
}

export async function takeInToken<Words extends PracticeWords>(
  { maker, store }: PageParts<Words>,
  page: PracticePage<Words>,
  { model, fragment, isAsked }: TakingIn,
): Promise<void> {
  const language = await maker.language.add<HandedOverWords>(HANDED_OVER_WORDS);
  const say = (pick: (words: HandedOverWords['handedOver']) => string): void =>
    page.status.say(pick(language.words.handedOver));
  const made = readHandedOver(fragment);
  if (made === null) return say(({ damaged }) => damaged);
  const shownDigits = spaced(made.serialNumber);
  /** It counts for somebody else's clock, too: whatever was tried with the practice's is over. */
  const atPresent = async (): Promise<void> => page.practice.clockMoved(page.clock.setToNow());
  if (isSame(made, new VerifierRows(store).read(model)))
    return page.attempt(async () => {
      await atPresent();
      say(({ isHere }) => isHere[model](shownDigits));
    });
  const takeIn = (): Promise<void> =>
    page.attempt(async () => {
      await atPresent();
      await page.makeNew(model, made);
      say(({ taken }) => taken[model](shownDigits));
    });
  if (!isAsked) return takeIn();
  let isConfirmed = false;
  const dialog = new NewTokenDialog(new ElementMaker(language), model, () => {
    isConfirmed = true;
    void takeIn();
  });
  dialog.element.addEventListener('close', () => {
    dialog.element.remove();
    if (!isConfirmed) say(({ kept }) => kept[model]);
  });
  document.body.append(dialog.element);
  dialog.ask();
}
