/** A date of birth as people in Denmark write it. */
import { describe, expect, test } from 'vitest';
import { readTypedDate } from '../../host-tools/issuer/faces/pages/typed-date.ts';

describe('a date as it is typed', () => {
  test.each(['27.4.1958', '27-04-1958', '27/4 1958', ' 27. 4. 1958 ', '27 04 1958', '1958-04-27'])(
    '%s is the 27th of April',
    (typed) => {
      expect(readTypedDate(typed)).toBe('1958-04-27');
    },
  );

  test.each(['27. april 1958', '27.4.58', '1958.4.27', '', '270458'])(
    '%s stays for the calendar to judge',
    (typed) => {
      expect(readTypedDate(typed)).toBe(typed);
    },
  );
});
