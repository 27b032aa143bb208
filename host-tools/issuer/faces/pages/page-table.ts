/** Which steps are behind which page. */
import type { PageName } from './addresses.ts';
import {
  ACTIVATE_CODE_PAGE,
  ACTIVATE_PAGE,
  ACTIVATE_PASSWORD_PAGE,
  ACTIVATED_PAGE,
} from './activate-pages.ts';
import { BLOCK_PAGE, BLOCKED_PAGE } from './block-page.ts';
import { CANCEL_PAGE } from './cancel-page.ts';
import { changePage } from './change-pages.ts';
import { CHOICES_PAGE } from './choices-page.ts';
import { EVENTS_PAGE } from './event-list.ts';
import { FORGOTTEN_PAGE } from './forgotten-page.ts';
import { LETTER_PAGE } from './letter-page.ts';
import { LOG_OUT_PAGE } from './log-out-page.ts';
import { LOGIN_PAGE, LOGIN_TWO_CODES_PAGE } from './login-pages.ts';
import { CANCEL_WAITING_PAGE, MY_PAGE } from './my-page.ts';
import { NEW_PASSWORD_PAGE } from './new-password-page.ts';
import { NOT_ME_PAGE } from './not-me-page.ts';
import { ORDER_PAGE } from './order-page.ts';
import { ORDERED_PAGE } from './ordered-page.ts';
import { PRIVACY_PAGE } from './privacy-page.ts';
import { REPORT_PAGE } from './report-page.ts';
import { SENT_PAGE } from './sent-page.ts';
import { START_PAGE } from './start-page.ts';
import { STORY_PAGE } from './story-page.ts';
import { UNBLOCK_PAGE } from './unblock-page.ts';
import { UNPACK_PAGE } from './unpack-page.ts';
import type { PageSteps } from './visit.ts';

export const PAGES: Readonly<Record<PageName, PageSteps>> = {
  start: START_PAGE,
  order: ORDER_PAGE,
  ordered: ORDERED_PAGE,
  letter: LETTER_PAGE,
  story: STORY_PAGE,
  unpack: UNPACK_PAGE,
  sent: SENT_PAGE,
  activate: ACTIVATE_PAGE,
  activateCode: ACTIVATE_CODE_PAGE,
  activatePassword: ACTIVATE_PASSWORD_PAGE,
  activated: ACTIVATED_PAGE,
  logIn: LOGIN_PAGE,
  logInTwoCodes: LOGIN_TWO_CODES_PAGE,
  notMe: NOT_ME_PAGE,
  newPassword: NEW_PASSWORD_PAGE,
  myPage: MY_PAGE,
  events: EVENTS_PAGE,
  choices: CHOICES_PAGE,
  email: changePage('email'),
  phone: changePage('phone'),
  alternativeAddress: changePage('alternativeAddress'),
  userId: changePage('userId'),
  password: changePage('password'),
  block: BLOCK_PAGE,
  blocked: BLOCKED_PAGE,
  cancelWaiting: CANCEL_WAITING_PAGE,
  report: REPORT_PAGE,
  logOut: LOG_OUT_PAGE,
  forgotten: FORGOTTEN_PAGE,
  cancel: CANCEL_PAGE,
  unblock: UNBLOCK_PAGE,
  privacy: PRIVACY_PAGE,
};
