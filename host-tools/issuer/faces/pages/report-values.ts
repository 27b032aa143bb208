/** The report's values as a person reads them: times, and what the database keeps as a word of its own. */
import { ownEntry } from '../../../link/own-entry.ts';
import type { Language } from '../../domain/records/person.ts';
import { timeInWords } from './civil-words.ts';
import { type IssuerWords, WORDS } from './words/words.ts';

type Value = string | number | null | undefined;
type Named = Readonly<Record<string, string>>;

/** By column, or by `table.column` where columns of one name differ. What is not here is shown as it is kept. */
function namesOf(words: IssuerWords): Readonly<Record<string, Named>> {
  const { report, order, myPage, events, changes, choices } = words;
  const subjects = { ...changes.names, ...myPage.models, ...order.letterForms, ...choices.names };
  return {
    wants_paper: report.yesOrNo,
    wants_notice_of_each_use: report.yesOrNo,
    keeps_service_names: report.yesOrNo,
    is_known: report.yesOrNo,
    was_told_at_login: report.yesOrNo,
    language: order.languages,
    model: myPage.models,
    letter_form: order.letterForms,
    form: order.letterForms,
    delivery: order.deliveries,
    actor: report.actors,
    field: changes.names,
    subject: subjects,
    state: report.states,
    'devices.state': myPage.deviceStates,
    from_state: myPage.deviceStates,
    to_state: myPage.deviceStates,
    'events.kind': events.kinds,
    'notices.kind': { ...events.kinds, ...report.notices },
    'notices.channel': report.channels,
    'identity_proofs.kind': order.proofs,
  };
}

/** @param language the report's, whatever the page is in */
export function reportValue(language: Language, table: string, column: string, value: Value): string {
  const words = WORDS[language];
  const isNone = value === null || value === undefined || value === '';
  // A browser with no error keeps 0; nobody logged in in 1970.
  if (isNone || (column === 'last_error_unix_seconds' && value === 0)) return words.myPage.none;
  if (column.endsWith('_unix_seconds')) return timeInWords(Number(value), language);
  if (column === 'browser_family') return String(value).replace(' on ', ` ${words.events.on} `);
  const names = namesOf(words);
  const named = ownEntry(names, `${table}.${column}`) ?? ownEntry(names, column) ?? {};
  return ownEntry(named, String(value)) ?? String(value);
}
