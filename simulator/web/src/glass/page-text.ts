/** Puts the digits of an information page into words that are heard as time, date, voltage and settings. */
import { SETTINGS } from '../../../../host-tools/link/protocol.generated.ts';
import { LANGUAGES } from '../../../voice/languages.generated.ts';
import type { DeviceWords } from '../words/words.ts';

/** `140516`, or as it stands on the glass when it is something else, such as dashes. */
export function timeInWords(text: string, words: DeviceWords): string {
  const parts = /^(\d\d)(\d\d)(\d\d)$/.exec(digitsOf(text));
  return parts ? words.glass.timeOfDay(parts[1]!, parts[2]!, parts[3]!) : text;
}

/** `20261122`. */
export function dateInWords(text: string, words: DeviceWords): string {
  const parts = /^(\d{4})(\d\d)(\d\d)$/.exec(digitsOf(text));
  const month = words.glass.months[Number(parts?.[2]) - 1];
  return parts && month !== undefined ? words.glass.date(Number(parts[3]), month, parts[1]!) : text;
}

/** `bAt 3.00`: hundredths of a volt. */
export function voltsInWords(text: string, words: DeviceWords): string {
  const digits = digitsOf(text);
  return digits.length === 3 ? words.glass.volts(Number(digits) * 10) : text;
}

/** A language stands on the glass by its place in the table, from 1; a choice that is asked for as all its answers. */
export function settingInWords(page: string, text: string, words: DeviceWords): string {
  const digits = digitsOf(text);
  const { outputs, onOff, keyPauses, stepOf } = words.glass;
  switch (page) {
    case 'voiceLanguage':
      return LANGUAGES[Number(digits) - 1]?.name ?? text;
    case 'volume':
    case 'speed':
      return stepOf(Number(digits), SETTINGS[page].maximum);
    case 'keyPause':
      return keyPauses[Number(digits)] ?? digits;
    case 'output':
      if (digits === '1') return outputs.loudspeaker;
      return digits === '2' ? outputs.headphones : outputs.ask;
    default:
      return digits === '0' ? onOff.off : onOff.on;
  }
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
