/** How a person wants the key, the announcements and the page's own voice, and what can be done to the tokens. */
import type { ModelName } from '../../../token/contract.generated.ts';
import type { ElementMaker } from '../document/dom.ts';
import type { DeviceWords, WorkbenchWords } from '../words/words.ts';
import type { Settings } from './settings.ts';
import type { PickWords } from '../words/language.ts';
import { NewTokenDialog } from './new-token-dialog.ts';
import { PAGE_MODEL_NAMES, PAGE_MODELS } from './page-models.ts';

/** A lithium coin cell from nearly empty to new, in millivolts. */
const MILLIVOLTS = { minimum: 1800, maximum: 3300, step: 50, start: 3000 };

export interface SettingsActions {
  stickyPress: (wanted: boolean) => void;
  announceTenSeconds: (wanted: boolean) => void;
  hintVoice: (wanted: boolean) => void;
  millivolts: (millivolts: number) => void;
  changeBatteries: () => void;
  makeNewToken: (model: ModelName) => void;
}

export class SettingsPanel {
  readonly element: HTMLElement;
  readonly #hintVoice: HTMLInputElement;

  constructor(
    maker: ElementMaker<DeviceWords & WorkbenchWords>,
    settings: Settings,
    actions: SettingsActions,
  ) {
    const sticky = checkbox(maker, 'sticky-press', settings.stickyPress, actions.stickyPress);
    const announce = checkbox(
      maker,
      'announce-ten-seconds',
      settings.announceTenSeconds,
      actions.announceTenSeconds,
    );
    this.#hintVoice = checkbox(maker, 'hint-voice', settings.hintVoice, actions.hintVoice);
    this.element = maker.section(
      'settings',
      (words) => words.settings.heading,
      choice(maker, sticky, (words) => words.settings.sticky),
      note(maker, sticky, (words) => words.settings.stickyHint),
      choice(maker, announce, (words) => words.settings.announceTenSeconds),
      choice(maker, this.#hintVoice, (words) => words.settings.hintVoice),
      note(maker, this.#hintVoice, (words) => words.settings.hintVoiceHint),
      ...batterySlider(maker, actions.millivolts),
      ...action(
        maker,
        'change-battery',
        actions.changeBatteries,
        (words) => words.settings.batteryOut,
        (words) => words.settings.batteryOutHint,
      ),
      ...PAGE_MODEL_NAMES.flatMap((model) => newToken(maker, model, actions.makeNewToken)),
    );
  }

  /** The voice that was wanted does not exist. */
  withoutHintVoice(): void {
    this.#hintVoice.checked = false;
  }
}

function newToken(
  maker: ElementMaker<WorkbenchWords>,
  model: ModelName,
  confirmed: SettingsActions['makeNewToken'],
): HTMLElement[] {
  const dialog = new NewTokenDialog(maker, model, () => confirmed(model));
  const elements = action(
    maker,
    PAGE_MODELS[model].newTokenId,
    () => dialog.ask(),
    (words) => words.settings.newToken[model],
    (words) => words.settings.newTokenHint[model],
  );
  return [...elements, dialog.element];
}

function action(
  maker: ElementMaker<WorkbenchWords>,
  id: string,
  act: () => void,
  label: PickWords<WorkbenchWords>,
  hint: PickWords<WorkbenchWords>,
): HTMLElement[] {
  const hintId = `${id}-hint`;
  return [
    maker.make('div', { class: 'buttons' }, maker.button(label, act, { id, 'aria-describedby': hintId })),
    maker.make('p', { class: 'hint', id: hintId }, hint),
  ];
}
function checkbox(
  maker: ElementMaker<WorkbenchWords>,
  id: string,
  checked: boolean,
  changed: (wanted: boolean) => void,
): HTMLInputElement {
  const input = maker.make('input', { type: 'checkbox', id, checked });
  input.addEventListener('change', () => changed(input.checked));
  return input;
}

function choice(
  maker: ElementMaker<WorkbenchWords>,
  input: HTMLInputElement,
  label: PickWords<WorkbenchWords>,
): HTMLElement {
  return maker.make('p', { class: 'choice' }, input, maker.make('label', { for: input.id }, label));
}

function note(
  maker: ElementMaker<WorkbenchWords>,
  input: HTMLInputElement,
  text: PickWords<WorkbenchWords>,
): HTMLElement {
  const id = `${input.id}-hint`;
  input.setAttribute('aria-describedby', id);
  return maker.make('p', { class: 'hint', id }, text);
}

function batterySlider(
  maker: ElementMaker<DeviceWords & WorkbenchWords>,
  changed: (millivolts: number) => void,
): HTMLElement[] {
  const slider = maker.make('input', {
    type: 'range',
    id: 'battery',
    min: String(MILLIVOLTS.minimum),
    max: String(MILLIVOLTS.maximum),
    step: String(MILLIVOLTS.step),
    value: String(MILLIVOLTS.start),
  });
  // The slider speaks its value itself; an output element would be a second live region.
  const shown = maker.make('span', { 'aria-hidden': 'true' });
  const write = maker.language.follow((words) => {
    const volts = words.glass.volts(Number(slider.value));
    shown.textContent = volts;
    slider.setAttribute('aria-valuetext', volts);
  });
  slider.addEventListener('input', () => {
    write();
    changed(Number(slider.value));
  });
  const label = maker.make('label', { for: 'battery' }, (words) => words.settings.battery);
  return [maker.make('p', { class: 'field' }, label, slider, shown)];
}
