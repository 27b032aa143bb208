/** What can be chosen beside the code's field: hearing the next digit while typing, and a shortcut that says the code again. */
import { onTypedDigits } from '../document/typed-digits.ts';
import { codeShortcut } from '../log-on/code-shortcut.ts';
import type { LogOnPanel } from '../log-on/log-on-panel.ts';
import type { PracticeWords } from '../words/words.ts';
import type { PageDevice } from './page-device.ts';
import type { PageParts } from './start-up.ts';

/** Of two devices the one whose code is on its glass, and of those the one that speaks. */
function sayAgain(devices: readonly PageDevice[]): void {
  const speakingFirst = [...devices].reverse();
  (speakingFirst.find(({ announcer }) => announcer.showsCode) ?? speakingFirst[0]!).sayAgain();
}

export async function addCodeChoices<Words extends PracticeWords>(
  { maker, settings, change }: PageParts<Words>,
  { codeField, codeChoices }: LogOnPanel<Words>,
  devices: readonly PageDevice[],
): Promise<void> {
  for (const device of devices) {
    const listening = await device.addChoices?.();
    if (!listening) continue;
    onTypedDigits(codeField, (typed) => settings.listenAndType && listening.typed(typed));
    codeChoices.append(
      listening.choice(settings.listenAndType, (listenAndType) => {
        change({ listenAndType });
        listening.forget();
      }),
    );
  }
  codeChoices.append(
    codeShortcut(
      maker,
      codeField,
      settings.codeShortcut,
      (shortcut) => change({ codeShortcut: shortcut }),
      () => sayAgain(devices),
    ),
  );
}
