/** Reads a scenario's `token` line: what the factory put into the token. */
import { ownEntry } from '../../host-tools/link/own-entry.ts';
import {
  readAlgorithm,
  readDigits,
  readInstant,
  readSecret,
  readTimeStep,
  SECRET_EXAMPLE,
  readSerialNumber,
} from '../text/values.ts';
import { readTimeZone } from '../text/time-zone.ts';
import type { TokenParameters } from '../../host-tools/token/provisioning.ts';
import { hasVoice } from '../session/voices.ts';
import type { ModelName } from '../token/contract.generated.ts';
import { LANGUAGES } from '../voice/languages.generated.ts';
import type { TokenLine } from './steps.ts';
import type { Words } from './words.ts';

function takeTimeStep(words: Words): number {
  const seconds = words.takeValue('a time step in seconds', (text) => readTimeStep(text.replace(/s$/, '')));
  words.takeIf('s');
  return seconds;
}

type Reader = (words: Words) => Partial<TokenParameters>;

const PARAMETERS: Record<string, Reader> = {
  secret: (words) => ({ secret: words.takeValue(SECRET_EXAMPLE, readSecret) }),
  algorithm: (words) => ({ algorithm: words.takeValue('an algorithm', readAlgorithm) }),
  digits: (words) => ({ digits: words.takeValue('a number of digits', readDigits) }),
  'time-step': (words) => ({ timeStepSeconds: takeTimeStep(words) }),
  t0: (words) => ({ t0UnixSeconds: Math.floor(words.takeValue('a time', readInstant) / 1000) }),
  'serial-number': (words) => ({ serialNumber: words.takeValue('a serial number', readSerialNumber) }),
  zone: (words) => ({ zone: words.takeValue('a time zone', readTimeZone) }),
};

type Flag = (words: Words, line: TokenLine) => void;

/** What is no parameter of the code. */
const STATES: Record<string, Flag> = {
  'clock-unset': (_, line) => {
    line.clockUnset = true;
  },
};

const VOICE_STATES: Record<string, Flag> = {
  'first-use': (_, line) => {
    line.firstUse = true;
  },
  language: (words, line) => {
    const tags = LANGUAGES.map(({ tag }) => tag);
    line.language = words.takeOneOf(tags, 'a language');
  },
};

/**
 * `token blank`, or any of `secret … algorithm … digits … time-step … t0 … serial-number … zone … clock-unset`, on the code
 * reader also `first-use` and `language …`.
 */
export function parseToken(words: Words, model: ModelName): TokenLine {
  const line: TokenLine = {
    parameters: {},
    blank: false,
    clockUnset: false,
    firstUse: false,
    language: null,
  };
  const states = hasVoice(model) ? { ...STATES, ...VOICE_STATES } : STATES;
  if (words.takeIf('blank')) {
    line.blank = true;
    return line;
  }
  while (!words.ended) {
    const known = [...Object.keys(PARAMETERS), ...Object.keys(states)];
    const word = words.takeOneOf(known, 'a parameter of the token');
    const state = ownEntry(states, word);
    if (state) state(words, line);
    else Object.assign(line.parameters, ownEntry(PARAMETERS, word)!(words));
  }
  return line;
}
