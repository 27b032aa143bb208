/** Which device a person has in hand: its glass stays in view. The styles find it at the root of the page. */
import type { ModelName } from '../../../token/contract.generated.ts';

/** Not every browser gives the focus to what is pressed. */
const TAKING_IN_HAND = ['focusin', 'pointerdown'] as const;

function setInUse(model: ModelName): void {
  document.documentElement.dataset['inUse'] = model;
}

/** The only device of a page is in hand from the start; of two, the one that was touched last. */
export function followGlassInUse(devices: readonly (readonly [ModelName, HTMLElement])[]): void {
  if (devices.length === 1) setInUse(devices[0]![0]);
  for (const [model, element] of devices)
    for (const event of TAKING_IN_HAND) element.addEventListener(event, () => setInUse(model));
}
