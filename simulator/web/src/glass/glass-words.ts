/** Puts what is on the glass into words: for the image's label, and for the status line. */
import { BAR_SEGMENTS } from '../../../glass/geometry.generated.ts';
import type { GlassReading } from '../../../glass/reading.ts';
import type { DeviceWords } from '../words/words.ts';
import { dateInWords, settingInWords, timeInWords, voltsInWords } from './page-text.ts';
import { glassSituation } from './situation.ts';
import type { GlassSituation } from './situation.ts';

/** Of the practice's tokens: a new one has the default. */
const TIME_STEP_SECONDS = 30;

/** Digits apart, so that a screen reader reads them one by one instead of as a number. */
export function spaced(digits: string): string {
  return [...digits.replace(/\s/g, '')].join(' ');
}

/** A serial number's digits are read one by one; a time or a voltage reads better whole. */
function pageText({ page, text, continued }: GlassSituation & { kind: 'page' }, words: DeviceWords): string {
  switch (page) {
    case 'serialNumber': {
      const digits = spaced(text.replace('.', ''));
      return continued ? `${digits}, ${words.glass.continued}` : digits;
    }
    case 'timeOfDay':
    case 'localTime':
      return timeInWords(text, words);
    case 'date':
    case 'localDate':
      return dateInWords(text, words);
    case 'battery':
      return voltsInWords(text, words);
    case 'version':
      return text;
    case 'help':
      return '';
    default:
      return settingInWords(page, text, words);
  }
}

/** Letters beside a sign that says the same are left out: `no CLoC` is heard as nothing that means anything. */
function situationLabel(situation: GlassSituation, words: DeviceWords): string {
  const { signs } = words.glass;
  switch (situation.kind) {
    case 'off':
    case 'awake':
    case 'every-segment':
      return '';
    case 'wait':
      return signs.wait;
    case 'code':
      return spaced(situation.code);
    case 'digit':
      return words.status.digit(situation.place, situation.digit);
    case 'no-time':
      return signs.noTime;
    case 'no-data':
      return signs.noData;
    case 'fault':
      return `${signs.fault} ${spaced(situation.digits)}`;
    case 'page':
      return `${signs[situation.page]} ${pageText(situation, words)}`.trim();
  }
}

/** The label of the image: everything that a sighted person sees on the glass. */
export function glassLabel(reading: GlassReading, words: DeviceWords): string {
  const situation = glassSituation(reading);
  if (situation.kind === 'off') return words.glass.off;
  if (situation.kind === 'every-segment') return words.glass.everySegment;
  const parts = situation.kind === 'awake' ? [] : [situationLabel(situation, words)];
  if (reading.bar > 0) parts.push(words.glass.timeLeft((reading.bar * TIME_STEP_SECONDS) / BAR_SEGMENTS));
  if (reading.icons.includes('battery')) {
    const level = reading.icons.filter((icon) => /^battery-\d$/.test(icon)).length;
    parts.push(words.glass.batteryLevel(level));
  }
  if (reading.icons.includes('sound-headphones')) parts.push(words.glass.soundIn.headphones);
  else if (reading.icons.includes('sound-loudspeaker')) parts.push(words.glass.soundIn.loudspeaker);
  return words.glass.shows(parts.join(', '));
}

/** What the status line says when the glass changes to this; `off` is the caller's, who knows whether a code expired. */
export function situationMessage(
  situation: Exclude<GlassSituation, { kind: 'off' | 'awake' }>,
  words: DeviceWords,
): string {
  switch (situation.kind) {
    case 'wait':
      return `${capitalized(words.glass.signs.wait)}.`;
    case 'every-segment':
      return words.status.everySegment;
    case 'code':
      return words.status.code(spaced(situation.code));
    case 'digit':
      return words.status.digit(situation.place, situation.digit);
    case 'no-time':
      return words.status.noTime;
    case 'no-data':
      return words.status.noData;
    case 'fault':
      return words.status.fault(spaced(situation.digits));
    case 'page': {
      const text = pageText(situation, words);
      return [capitalized(words.glass.signs[situation.page]), ...(text === '' ? [] : [text])].join(': ');
    }
  }
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
