/** What the glass is showing, told from what was read off its segments, never from what the program thinks. */
import { ownEntry } from '../../../../host-tools/link/own-entry.ts';
import type { GlassReading } from '../../../glass/reading.ts';
import type { SignWords } from '../words/words.ts';

type PageName = Exclude<keyof SignWords, 'noTime' | 'noData' | 'fault' | 'wait'>;

export type GlassSituation =
  | { readonly kind: 'off' }
  /** Lit, but with nothing to read: a code reader between two things that it says. */
  | { readonly kind: 'awake' }
  /** The code of this moment ends too soon to be said. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'every-segment' }
  | { readonly kind: 'code'; readonly code: string }
  /** One digit of it, large. */
  | { readonly kind: 'digit'; readonly digit: string; readonly place: number }
  | { readonly kind: 'no-time' }
  | { readonly kind: 'no-data' }
  | { readonly kind: 'fault'; readonly digits: string }
  | { readonly kind: 'page'; readonly page: PageName; readonly text: string; readonly continued: boolean };

const PAGES: Readonly<Record<string, PageName>> = {
  'page-serial': 'serialNumber',
  'page-time': 'timeOfDay',
  'page-date': 'date',
  'page-battery': 'battery',
  'page-version': 'version',
  'page-volume': 'volume',
  'page-speed': 'speed',
  'page-language': 'voiceLanguage',
  'page-pause': 'keyPause',
  'page-repeat': 'autoRepeat',
  'page-output': 'output',
  'page-help': 'help',
  'page-boosted': 'boostedSound',
  'page-giant': 'giantDigit',
  'page-inverse': 'inverseGlass',
  'page-vibration': 'vibration',
};

/** Of a device that speaks, whose glass shows the time that it says: that of its person's zone, not UTC. */
const LOCAL: Partial<Record<PageName, PageName>> = { timeOfDay: 'localTime', date: 'localDate' };

export function glassSituation(reading: GlassReading): GlassSituation {
  const { icons, text } = reading;
  const pages = icons.filter((icon) => Object.hasOwn(PAGES, icon));
  // No page lights two of these signs: only the self-test does.
  if (pages.length > 1) return { kind: 'every-segment' };
  const sign = ownEntry(PAGES, pages[0] ?? '');
  if (sign !== undefined) {
    const page = icons.some((icon) => icon.startsWith('sound-')) ? (ownEntry(LOCAL, sign) ?? sign) : sign;
    // A point after the last digit says that more digits follow on the next page.
    const continued = page === 'serialNumber' && text.endsWith('.');
    return { kind: 'page', page, text, continued };
  }
  if (icons.includes('wait')) return { kind: 'wait' };
  if (reading.giant) return { kind: 'digit', ...reading.giant };
  if (reading.code !== null) return { kind: 'code', code: reading.code };
  if (icons.includes('fault')) return { kind: 'fault', digits: reading.digits };
  if (icons.includes('no-time')) return { kind: 'no-time' };
  if (icons.includes('no-data')) return { kind: 'no-data' };
  return { kind: icons.includes('orientation') ? 'awake' : 'off' };
}

/** Pages that say nothing new when their text changes; help does, in the key school, which shows the key that was pressed. */
const SAID_ONCE: readonly PageName[] = ['timeOfDay', 'date', 'battery', 'version'];

/** Whether both deserve only one announcement: the time of day changes every second and would never end. */
export function sameSituation(one: GlassSituation, other: GlassSituation): boolean {
  if (one.kind === 'code' && other.kind === 'code') return one.code === other.code;
  if (one.kind === 'digit' && other.kind === 'digit')
    return one.place === other.place && one.digit === other.digit;
  if (one.kind === 'fault' && other.kind === 'fault') return one.digits === other.digits;
  if (one.kind === 'page' && other.kind === 'page') {
    return one.page === other.page && (SAID_ONCE.includes(one.page) || one.text === other.text);
  }
  return one.kind === other.kind;
}
