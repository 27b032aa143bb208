/** Days and times in Denmark as people read them in each language, with no-break spaces where a line should not end. */
import type { Language } from '../records/person.ts';
import { type CivilDate, type CivilTime, partsOf, weekdayOf } from './civil-date.ts';

export interface DateWords {
  /** `30. november 2026`. */
  readonly day: (date: CivilDate) => string;
  /** Within a sentence: `mandag den 30. november 2026 kl. 18.05`. */
  readonly moment: (date: CivilDate, time?: CivilTime) => string;
  /** For a text message: `30.11.2026 kl. 18.05`. */
  readonly short: (date: CivilDate, time: CivilTime) => string;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

const DANISH_WEEKDAYS = 'søndag mandag tirsdag onsdag torsdag fredag lørdag'.split(' ');
const DANISH_MONTHS = [
  ...['januar', 'februar', 'marts', 'april', 'maj', 'juni'],
  ...['juli', 'august', 'september', 'oktober', 'november', 'december'],
];

const danishDay: DateWords['day'] = (date) => {
  const [year, month, day] = partsOf(date);
  return `${day}.\u00a0${DANISH_MONTHS[month - 1]} ${year}`;
};
const danishTime = ({ hour, minute }: CivilTime): string => `kl.\u00a0${hour}.${twoDigits(minute)}`;

const ENGLISH_WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const ENGLISH_MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

const englishDay: DateWords['day'] = (date) => {
  const [year, month, day] = partsOf(date);
  return `${day}\u00a0${ENGLISH_MONTHS[month - 1]} ${year}`;
};
const englishTime = ({ hour, minute }: CivilTime): string => `${hour}:${twoDigits(minute)}`;

export const DATE_WORDS: Readonly<Record<Language, DateWords>> = {
  da: {
    day: danishDay,
    moment: (date, time) =>
      `${DANISH_WEEKDAYS[weekdayOf(date)]} den ${danishDay(date)}${time ? ` ${danishTime(time)}` : ''}`,
    short: (date, time) => {
      const [year, month, day] = partsOf(date);
      return `${day}.${month}.${year} ${danishTime(time)}`;
    },
  },
  en: {
    day: englishDay,
    moment: (date, time) =>
      `${time ? `${englishTime(time)} on ` : ''}${ENGLISH_WEEKDAYS[weekdayOf(date)]} ${englishDay(date)}`,
    short: (date, time) => {
      const [year, month, day] = partsOf(date);
      return `${englishTime(time)} on ${day} ${ENGLISH_MONTHS[month - 1]!.slice(0, 3)} ${year}`;
    },
  },
};
