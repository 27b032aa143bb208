/** What a person has chosen: to be told of each use, on paper or not, and whether services are named in her log. */
import { setChoices } from '../../domain/changes/set-choices.ts';
import { form, type Field } from './form.ts';
import { html } from '../../../markup/html.ts';
import { shown } from './layout.ts';
import { led, type PageSteps } from './visit.ts';

export const CHOICES_PAGE: PageSteps = {
  needsPerson: true,
  show: (_desk, visit) => {
    const { words, person } = visit;
    const { choices } = words;
    const tick = (name: 'eachUse' | 'services' | 'paper', isOn: boolean): Field => ({
      name,
      label: choices.names[name],
      hint: choices.hints[name],
      kind: 'tick',
      value: isOn ? 'yes' : '',
    });
    const fields = [
      tick('eachUse', person!.wantsNoticeOfEachUse),
      tick('services', person!.keepsServiceNames),
      tick('paper', person!.wantsPaper),
    ];
    return shown(visit, {
      heading: choices.heading,
      content: html`${form(visit, { fields, button: choices.button })}`,
    });
  },
  send: async ({ ports }, { person, fields, unixSeconds }) => {
    const choices = {
      wantsNoticeOfEachUse: fields['eachUse'] === 'yes',
      keepsServiceNames: fields['services'] === 'yes',
      wantsPaper: fields['paper'] === 'yes',
    };
    await setChoices(ports, person!.personId, choices, unixSeconds);
    return led('myPage', { saved: 'yes' });
  },
};
