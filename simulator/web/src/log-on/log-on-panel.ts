/** Practising to log on, in the order that MitID asks: user ID, code from the token, password. */
import type { ElementMaker } from '../document/dom.ts';
import { LOG_ON_ID } from '../document/element-ids.ts';
import type { CodeAnswer } from '../practice/verifier.ts';
import { PRACTICE_PERSON, isPracticePassword, isPracticeUserId } from '../practice/person.ts';
import type { PickWords } from '../words/language.ts';
import type { DeviceWords, FrameWords, LogOnWords } from '../words/words.ts';
import type * as CodeProblems from './code-problem.ts';
import type { Problem } from './error-summary.ts';
import { Step } from './step.ts';

const STEPS = 3;

type LogOnPanelWords = FrameWords & DeviceWords & LogOnWords;

/** What is said on a page with these devices. */
export interface CodeSource<Words> {
  codeHint: PickWords<Words>;
  /** A link from the code field to each device's key, by the key's id. */
  keys: Readonly<Record<string, PickWords<Words>>>;
  /** What there is to say about having more than one. */
  note?: PickWords<Words>;
}

let codeProblemsFetch: Promise<typeof CodeProblems> | undefined;

/** Why a code was not accepted, in words: fetched after the page, and anew when it could not be. */
function codeProblems(): Promise<typeof CodeProblems> {
  codeProblemsFetch ??= import('./code-problem.ts').catch((error: unknown) => {
    codeProblemsFetch = undefined;
    throw error;
  });
  return codeProblemsFetch;
}

/** Fetches it before it is needed. A failure shows where it is needed, and is told there. */
export function prepareCodeProblems(): void {
  codeProblems().catch((error: unknown) => console.info('no refusal can be explained yet:', error));
}

function userIdProblem(typed: string): Problem | null {
  if (typed.trim() === '') return [(words) => words.errors.userIdMissing];
  return isPracticeUserId(typed) ? null : [(words) => words.errors.userIdUnknown];
}

function passwordProblem(typed: string): Problem | null {
  if (typed === '') return [(words) => words.errors.passwordMissing];
  return isPracticePassword(typed) ? null : [(words) => words.errors.passwordWrong];
}

export class LogOnPanel<Words extends LogOnPanelWords> {
  readonly element: HTMLElement;
  /** What can be chosen beside the code's field stands here. */
  readonly codeChoices = document.createElement('div');
  readonly #steps: readonly Step<Words>[];
  readonly #code: Step<Words>;
  readonly #done: HTMLElement;
  readonly #doneHeading: HTMLElement;

  /** `checkCode` asks the verifier about a code as typed. */
  constructor(
    maker: ElementMaker<Words>,
    source: CodeSource<Words>,
    checkCode: (typed: string) => Promise<CodeAnswer>,
  ) {
    const startOver = (): void => this.#goTo(0, true);
    const shared = { of: STEPS, startOver };
    const userId = new Step<Words>(maker, {
      ...shared,
      id: 'user-id',
      number: 1,
      label: (words) => words.logOn.userId,
      hint: (words) => words.logOn.userIdHint,
      attributes: { type: 'text', autocomplete: 'off' },
      submit: (words) => words.logOn.next,
      check: userIdProblem,
      accepted: () => this.#goTo(1, true),
    });
    const toKeys = maker.make(
      'ul',
      { class: 'links' },
      ...Object.entries(source.keys).map(([id, label]) =>
        maker.make('li', {}, maker.make('a', { href: `#${id}` }, label)),
      ),
    );
    const code = new Step<Words>(maker, {
      ...shared,
      id: 'code',
      number: 2,
      label: (words) => words.logOn.code,
      hint: source.codeHint,
      attributes: { type: 'text', inputmode: 'numeric', autocomplete: 'one-time-code' },
      submit: (words) => words.logOn.next,
      extras: [toKeys, this.codeChoices],
      check: async (typed) => {
        // Before the check: a code that was refused for no reason given is worse than one that was not asked about.
        const { codeProblem } = await codeProblems();
        const answer = await checkCode(typed);
        // A code that was refused is of no more use; one with a slip in it can be mended.
        if (answer.outcome !== 'malformed') code.input.value = '';
        return codeProblem(answer);
      },
      accepted: () => this.#goTo(2, true),
    });
    const show = maker.make('input', { type: 'checkbox', id: 'show-password' });
    const showLabel = maker.make('label', { for: show.id }, (words) => words.logOn.showPassword);
    const password = new Step<Words>(maker, {
      ...shared,
      id: 'password',
      number: 3,
      label: (words) => words.logOn.password,
      hint: (words) => words.logOn.passwordHint,
      attributes: { type: 'password', autocomplete: 'off' },
      submit: (words) => words.logOn.logOn,
      extras: [maker.make('p', { class: 'choice' }, show, showLabel)],
      // Nobody sees a slip in it, and what is typed next would be added to it.
      check: (typed) => {
        const problem = passwordProblem(typed);
        if (problem) password.input.value = '';
        return problem;
      },
      accepted: () => this.#goTo(STEPS, true),
    });
    show.addEventListener('change', () => (password.input.type = show.checked ? 'text' : 'password'));
    this.#steps = [userId, code, password];
    this.#code = code;
    this.#doneHeading = maker.make('h3', { tabindex: '-1' }, (words) => words.logOn.loggedOn);
    this.#done = maker.make(
      'div',
      { class: 'logged-on', hidden: true },
      this.#doneHeading,
      maker.make('p', {}, (words) => words.logOn.loggedOnNext),
      maker.make(
        'div',
        { class: 'buttons' },
        maker.button((words) => words.logOn.again, startOver),
      ),
    );
    this.element = maker.section(
      LOG_ON_ID,
      (words) => words.logOn.heading,
      maker.make('p', { class: 'warning' }, (words) => words.practice.neverType),
      credentials(maker),
      maker.make('p', {}, (words) => words.logOn.explanation),
      ...(source.note ? [maker.make('p', {}, source.note)] : []),
      maker.make('p', { class: 'approving' }, (words) => words.logOn.approving),
      ...this.#steps.map((step) => step.element),
      this.#done,
    );
    this.#goTo(0, false);
  }

  get codeField(): HTMLInputElement {
    return this.#code.input;
  }

  /** The token or its time is another: what was said about a code is out of date. */
  forgetCode(): void {
    this.#code.clearProblem();
  }

  #goTo(step: number, focus: boolean): void {
    this.#done.hidden = step < STEPS;
    if (step < STEPS) this.#steps[step]!.show(focus);
    else this.#doneHeading.focus();
    for (const [at, each] of this.#steps.entries()) if (at !== step) each.leave();
    // What stood above has gone: the field with the focus may lie behind the glass now.
    if (focus) document.activeElement?.scrollIntoView({ block: 'nearest' });
  }
}

function credentials(maker: ElementMaker<LogOnWords>): HTMLElement {
  const row = (term: PickWords<LogOnWords>, value: string): HTMLElement =>
    maker.make(
      'div',
      {},
      maker.make('dt', {}, term),
      maker.make('dd', { translate: 'no' }, document.createTextNode(value)),
    );
  return maker.make(
    'div',
    { class: 'credentials' },
    maker.make('h3', {}, (words) => words.logOn.credentials),
    maker.make(
      'dl',
      {},
      row((words) => words.logOn.practiceUserId, PRACTICE_PERSON.userId),
      row((words) => words.logOn.practicePassword, PRACTICE_PERSON.password),
    ),
  );
}
