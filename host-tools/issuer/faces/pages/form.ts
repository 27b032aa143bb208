/** Forms without script: fields with what was typed, a summary of errors that takes the focus, and one button. */
import { addressOf, type PageName, type Query } from './addresses.ts';
import { type Content, html, type Markup } from '../../../markup/html.ts';
import type { Visit } from './visit.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** `secret`: a password; `code`: digits. Neither ever comes back in a page. */
  readonly kind: 'text' | 'secret' | 'code' | 'digits' | 'email' | 'tel' | 'lines' | 'choice' | 'tick';
  readonly autocomplete?: string;
  readonly choices?: readonly Choice[];
  /** What stands in it at first. */
  readonly value?: string;
}

/** Which field, and what is expected there. A field of `''`: the form as a whole. */
export interface Problem {
  readonly field: string;
  readonly text: string;
}

/** Text that no honest field of ours exceeds; longer ones are refused before anything looks at them. */
export const MAXIMUM_FIELD_CHARACTERS = 1_000;

const INPUT_TYPES = {
  text: 'text',
  secret: 'password',
  code: 'text',
  digits: 'text',
  email: 'email',
  tel: 'tel',
};

function attribute(name: string, value: string | undefined | false): Markup | '' {
  return value === undefined || value === false ? '' : html` ${name}="${value}"`;
}

function valueOf(field: Field, typed: Query | null): string {
  if (field.kind === 'secret' || field.kind === 'code') return '';
  return typed?.[field.name] ?? (typed === null ? (field.value ?? '') : '');
}

function describedBy({ name, hint }: Field, problem: Problem | undefined): string | undefined {
  const ids = [hint === undefined ? '' : `${name}-hint`, problem === undefined ? '' : `${name}-error`];
  return ids.filter((id) => id !== '').join(' ') || undefined;
}

function notes({ name, hint }: Field, problem: Problem | undefined): Content {
  return [
    hint !== undefined && html`<p class="hint" id="${name}-hint">${hint}</p>`,
    problem !== undefined && html`<p class="field-error" id="${name}-error">${problem.text}</p>`,
  ];
}

function radios(field: Field, value: string, problem: Problem | undefined): Markup {
  const { name, label, choices = [] } = field;
  return html`<fieldset class="field" ${attribute('aria-describedby', describedBy(field, problem))}>
    <legend>${label}</legend>
    ${notes(field, problem)}
    ${choices.map(
      (choice, index) =>
        html`<div class="choice">
          <input
            type="radio"
            id="${index === 0 ? name : `${name}-${choice.value}`}"
            name="${name}"
            value="${choice.value}"
            ${choice.value === value ? html` checked` : ''}
          /><label for="${index === 0 ? name : `${name}-${choice.value}`}">${choice.label}</label>
        </div>`,
    )}
  </fieldset>`;
}

function fieldMarkup(field: Field, typed: Query | null, problem: Problem | undefined): Markup {
  const { name, label, kind, autocomplete } = field;
  const value = valueOf(field, typed);
  if (kind === 'choice') return radios(field, value, problem);
  const common = html` id="${name}"
  name="${name}"${attribute('autocomplete', autocomplete)}${attribute('aria-describedby', describedBy(field, problem))}${attribute('aria-invalid', problem !== undefined && 'true')}`;
  if (kind === 'tick')
    return html`<div class="choice">
        <input type="checkbox" ${common} value="yes" ${value === 'yes' ? html` checked` : ''} /><label
          for="${name}"
          >${label}</label
        >
      </div>
      ${notes(field, problem)}`;
  const heading = html`<label for="${name}">${label}</label>${notes(field, problem)}`;
  if (kind === 'lines')
    return html`<div class="field">${heading}<textarea${common} rows="4">
${value}</textarea></div>`;
  const isDigits = kind === 'code' || kind === 'digits';
  const typing =
    kind === 'email' || kind === 'tel' || kind === 'secret'
      ? ''
      : html` spellcheck="false" autocapitalize="none"`;
  return html`<div class="field">
    ${heading}<input
      type="${INPUT_TYPES[kind]}"
      ${common}${attribute('inputmode', isDigits && 'numeric')}${typing}${attribute('value', value !== '' && value)}
    />
  </div>`;
}

/** What is wrong, first on the page and in focus; each line leads to its field. */
export function errorSummary({ words }: Pick<Visit, 'words'>, problems: readonly Problem[]): Content {
  if (problems.length === 0) return null;
  const line = ({ field, text }: Problem): Markup =>
    field === '' ? html`<li>${text}</li>` : html`<li><a href="#${field}">${text}</a></li>`;
  return html`<div class="error-summary" role="group" aria-labelledby="errors" tabindex="-1" autofocus>
    <h2 id="errors">${words.form.errors}</h2>
    <ul>
      ${problems.map(line)}
    </ul>
  </div>`;
}

export interface Form {
  /** Where it is sent; to the page itself unless named. */
  readonly to?: PageName;
  readonly fields: readonly Field[];
  readonly button: string;
  readonly isDanger?: true;
  /** Values that go with it unseen. */
  readonly hidden?: Query;
}

/** @param typed what to show in the fields; null: as they are at first. */
export function form(
  { language, page, formMark }: Pick<Visit, 'language' | 'page' | 'formMark'>,
  { to = page, fields, button, isDanger, hidden = {} }: Form,
  typed: Query | null = null,
  problems: readonly Problem[] = [],
): Markup {
  return html`<form method="post" action="${addressOf(language, to)}" novalidate>
    <input type="hidden" name="formMark" value="${formMark}" />${Object.entries(hidden).map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
    )}
    ${fields.map((field) =>
      fieldMarkup(
        field,
        typed,
        problems.find((problem) => problem.field === field.name),
      ),
    )}
    <p class="buttons"><button class="${isDanger ? 'danger' : 'primary'}">${button}</button></p>
  </form>`;
}
