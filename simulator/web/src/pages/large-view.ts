/** "Large view": the glass over the whole width of a device's page, kept as a person wants it. */
import type { DeviceWords } from '../words/words.ts';
import type { PageParts } from './start-up.ts';

/** Puts the choice before the device. */
export function offerLargeView<Words extends DeviceWords>({
  maker,
  settings,
  change,
}: PageParts<Words>): void {
  const box = maker.make('input', { type: 'checkbox', id: 'large-view', checked: settings.largeView });
  const show = (): void => void document.documentElement.toggleAttribute('data-large', box.checked);
  box.addEventListener('change', () => {
    show();
    change({ largeView: box.checked });
  });
  show();
  const label = maker.make('label', { for: box.id }, (words) => words.device.largeView);
  document.querySelector('.panels')!.before(maker.make('p', { class: 'choice' }, box, label));
}
