/** Carries a transaction out again when PostgreSQL has undone it for another one's sake. */
import type { Repeating } from '../database/kysely-store.ts';

/** `serialization_failure` and `deadlock_detected` (PostgreSQL, appendix A): the same again may succeed. */
const UNDONE_FOR_ANOTHER = ['40001', '40P01'];

/** Each deadlock lets one of its transactions through, so that few rounds are enough. */
const MAXIMUM_ATTEMPTS = 10;

export const repeatUndone: Repeating = async (work) => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const { code } = error as { code?: unknown };
      if (attempt === MAXIMUM_ATTEMPTS || !UNDONE_FOR_ANOTHER.some((each) => each === code)) throw error;
    }
  }
};
