/** The options of `talkode issuer order …`. */
import { ORDER_OPTION, PERSON_OPTION } from '../administration/readers.ts';
import { mandatory, withDefault } from '../options/option-table.ts';
import { oneOf } from '../options/readers.ts';

const MODELS = ['code-display', 'code-reader'] as const;
const LANGUAGES = ['da', 'en'] as const;
const FORMS = ['standard', 'large-print', 'braille', 'plain-text'] as const;
const DELIVERIES = ['post', 'counter'] as const;

export const PLACE_ORDER_OPTIONS = {
  person: PERSON_OPTION,
  model: mandatory('--model <model>', MODELS.join(' or '), oneOf(MODELS)),
  language: withDefault('--language <language>', 'of the letter: da or en', oneOf(LANGUAGES), 'da'),
  letterForm: withDefault('--letter-form <form>', FORMS.join(', '), oneOf(FORMS), 'standard'),
  delivery: withDefault('--delivery <way>', 'post or counter', oneOf(DELIVERIES), 'post'),
};
export const ONE_ORDER_OPTIONS = { order: ORDER_OPTION };
