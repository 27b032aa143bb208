/** What a person should read on the glass, as text, bar and signs. */
import type { GlassReading } from '../../simulator/glass/reading.ts';

export type ExpectedGlass = Pick<GlassReading, 'text' | 'bar' | 'icons' | 'code'>;

export const DARK: ExpectedGlass = { text: '', bar: 0, icons: [], code: null };

export const ALL_LIT: ExpectedGlass = {
  text: '8.8.8.8. 8.8.8.8.',
  bar: 6,
  icons: [
    ...['orientation', 'battery', 'battery-1', 'battery-2', 'battery-3', 'battery-4'],
    ...['no-time', 'no-data', 'fault'],
    ...['page-serial', 'page-time', 'page-date', 'page-battery', 'page-version'],
  ],
  code: null,
};

const LEVELS_MILLIVOLTS = [2500, 2700, 2800, 2900];

export function batteryLevel(millivolts: number): number {
  return LEVELS_MILLIVOLTS.filter((least) => millivolts >= least).length;
}

/** Signs that are always lit with something on the glass, and `more`. */
export function signs(millivolts: number, ...more: string[]): string[] {
  const cells = [1, 2, 3, 4].slice(0, batteryLevel(millivolts)).map((cell) => `battery-${cell}`);
  return ['orientation', 'battery', ...cells, ...more];
}

/** Six digits in groups of 3 and 3, seven 3 and 4, eight 4 and 4. */
export function codeText(code: string): string {
  const left = code.length === 8 ? 4 : 3;
  return `${code.slice(0, left)} ${code.slice(left)}`;
}

export const PAGES = ['serial', 'serial-end', 'time', 'date', 'battery', 'version'] as const;
export type Page = (typeof PAGES)[number];

export interface PageFacts {
  serialNumber: string;
  unixMs: number | null;
  millivolts: number;
  version: string;
}

function pageText(page: Page, facts: PageFacts): string {
  const { serialNumber, unixMs, millivolts, version } = facts;
  const utc = unixMs === null ? null : new Date(unixMs).toISOString();
  switch (page) {
    case 'serial':
      return serialNumber === '' ? '---- ----' : `${serialNumber.slice(0, 4)} ${serialNumber.slice(4, 8)}.`;
    case 'serial-end':
      return serialNumber === '' ? '----' : serialNumber.slice(8);
    case 'time':
      return utc === null ? '---- --' : `${utc.slice(11, 13)}.${utc.slice(14, 16)} ${utc.slice(17, 19)}`;
    case 'date':
      return utc === null ? '---- ----' : `${utc.slice(0, 4)} ${utc.slice(5, 7)}.${utc.slice(8, 10)}`;
    case 'battery':
      return `bAt ${(Math.floor(millivolts / 10) / 100).toFixed(2)}`;
    case 'version':
      return version;
  }
}

const PAGE_SIGNS: Record<Page, string> = {
  serial: 'page-serial',
  'serial-end': 'page-serial',
  time: 'page-time',
  date: 'page-date',
  battery: 'page-battery',
  version: 'page-version',
};

export function pageGlass(page: Page, facts: PageFacts): ExpectedGlass {
  const isTimeless = facts.unixMs === null && (page === 'time' || page === 'date');
  const icons = signs(facts.millivolts, ...(isTimeless ? ['no-time'] : []), PAGE_SIGNS[page]);
  return { text: pageText(page, facts), bar: 0, icons, code: null };
}
