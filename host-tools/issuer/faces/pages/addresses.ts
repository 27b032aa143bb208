/** Where each page is, below the language: the same words in both, so that a letter and a link lead to either. */
import type { Language } from '../../domain/records/person.ts';

export const PAGE_PATHS = {
  start: '',
  order: 'order',
  ordered: 'ordered',
  letter: 'letter',
  story: 'story',
  unpack: 'story/device',
  sent: 'story/sent',
  activate: 'activate',
  activateCode: 'activate/code',
  activatePassword: 'activate/password',
  activated: 'activate/done',
  logIn: 'log-in',
  logInTwoCodes: 'log-in/two-codes',
  notMe: 'not-me',
  newPassword: 'new-password',
  myPage: 'my-page',
  events: 'my-page/events',
  choices: 'my-page/choices',
  email: 'my-page/email',
  phone: 'my-page/phone',
  alternativeAddress: 'my-page/address',
  userId: 'my-page/user-id',
  password: 'my-page/password',
  block: 'my-page/block',
  blocked: 'blocked',
  cancelWaiting: 'my-page/cancel-change',
  report: 'my-page/report',
  logOut: 'log-out',
  forgotten: 'forgotten-password',
  cancel: 'cancel',
  unblock: 'unblock',
  privacy: 'privacy',
} as const;

export type PageName = keyof typeof PAGE_PATHS;
export type Query = Readonly<Record<string, string>>;

export const LANGUAGES: readonly Language[] = ['da', 'en'];
export const STYLESHEET_PATH = '/issuer.css';
export const CODE_FROM_LETTER_PATH = '/code-from-letter.js';

export function addressOf(language: Language, page: PageName, query: Query = {}): string {
  const asked = new URLSearchParams(query).toString();
  return `/${language}/${PAGE_PATHS[page]}${asked === '' ? '' : `?${asked}`}`;
}
