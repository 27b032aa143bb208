/** What comes of an activation's steps, in words for whoever stands at the counter; none tells what was typed. */
import type {
  CodesAnswer,
  LetterAnswer,
  PasswordAnswer,
} from '../../host-tools/issuer/faces/http/api/api-answers.ts';
import { timeWords } from './refusal-words.ts';

type Refused<Answer> = Exclude<Answer, { outcome: 'right' | 'proved' | 'activated' }>;

/** Null: asking once more does not help. */
export interface Advice {
  readonly words: string;
  readonly mayBeMended: boolean;
}

const OVER = 'the letter is over: used, dead after three wrong tries, or expired; a new one is needed';

export function letterAdvice(answer: Refused<LetterAnswer>): Advice {
  switch (answer.outcome) {
    case 'wrong':
      return {
        words:
          'user ID, serial number and activation code do not belong together, or the letter is over; three wrong tries end a letter',
        mayBeMended: true,
      };
    case 'source-waits':
      return {
        words: `too many tries from here: the next at ${timeWords(answer.untilUnixSeconds)}`,
        mayBeMended: false,
      };
    case 'malformed': {
      if (answer.field === 'serialNumber')
        return { words: 'serial number: expected twelve digits whose last one fits', mayBeMended: false };
      const { problem } = answer.problem;
      const words = {
        slip: 'activation code: a slip of the finger, its last digit does not fit; this is no try',
        'wrong-length': 'activation code: expected nine digits, as 123 456 789; this is no try',
        'not-a-digit': 'activation code: expected digits alone; this is no try',
      }[problem];
      return { words, mayBeMended: true };
    }
  }
}

export function codesAdvice(answer: Exclude<Refused<CodesAnswer>, { outcome: 'next-code-needed' }>): Advice {
  switch (answer.outcome) {
    case 'malformed':
      return { words: 'code: expected six to eight digits; this is no try', mayBeMended: true };
    case 'wrong':
      return { words: 'these are not two codes of this token, one right after the other', mayBeMended: true };
    case 'over':
      return { words: OVER, mayBeMended: false };
  }
}

const PASSWORDS = {
  'too-short': 'expected a longer one',
  'too-long': 'expected a shorter one',
  'one-sign-repeated': 'expected more than one sign again and again',
  'is-the-user-id': 'expected another than the user ID',
  'is-a-code': 'expected no code',
} as const;

export function passwordAdvice(answer: Refused<PasswordAnswer>): Advice {
  switch (answer.outcome) {
    case 'password-refused':
      return { words: `password: ${PASSWORDS[answer.problem]}`, mayBeMended: true };
    case 'wrong-password':
      return {
        words: 'this is not her password; it is counted as a wrong try of the letter',
        mayBeMended: true,
      };
    case 'over':
      return {
        words: `${OVER}; or it took more than a quarter of an hour, and can be begun again`,
        mayBeMended: false,
      };
  }
}
