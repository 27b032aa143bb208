/** Puts the verifier's answer to a code into words: what went wrong, and what to do next. */
import type { CodeAnswer } from '../practice/verifier.ts';
import type { LogOnWords } from '../words/words.ts';
import type { Problem } from './error-summary.ts';

const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 3600;

/** Rounded up, so that nobody comes too early. */
export function durationInWords(seconds: number, words: LogOnWords): string {
  if (seconds > HOUR_SECONDS) return words.errors.hours(Math.ceil(seconds / HOUR_SECONDS));
  return words.errors.minutes(Math.ceil(seconds / MINUTE_SECONDS));
}

const REASONS = {
  wrong: (words: LogOnWords) => words.errors.codeWrong,
  expired: (words: LogOnWords) => words.errors.codeTooOld,
  early: (words: LogOnWords) => words.errors.codeTooEarly,
  replayed: (words: LogOnWords) => words.errors.codeUsed,
} as const;

/** Null when the code was accepted. */
export function codeProblem(answer: CodeAnswer): Problem | null {
  switch (answer.outcome) {
    case 'accepted':
      return null;
    case 'malformed': {
      const { problem } = answer;
      if (problem.kind === 'non-digit') return [(words) => words.errors.codeNotDigits];
      if (problem.got === 0) return [(words) => words.errors.codeMissing];
      return [(words) => words.errors.codeLength(problem.expected, problem.got)];
    }
    case 'refused':
      return [REASONS[answer.reason], (words) => words.errors.triesLeft(answer.triesLeft)];
    case 'blocked': {
      const { remainingSeconds, errors } = answer;
      const what = (words: LogOnWords): string => {
        const duration = durationInWords(remainingSeconds, words);
        return errors === undefined
          ? words.errors.blocked(duration)
          : words.errors.blockedNow(duration, errors);
      };
      return [what, (words) => words.errors.blockedNext];
    }
    case 'blocked-until-opened':
      return [(words) => words.errors.blockedForGood];
  }
}
