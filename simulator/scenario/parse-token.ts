// Reads a scenario's `token` line: what the factory put into the token.
import {
  readAlgorithm,
  readDigits,
  readInstant,
  readSecret,
  readTimeStep,
  SECRET_EXAMPLE,
} from '../session/values.ts';
import { readSerialNumber } from '../session/serial-number.ts';
import type { TokenParameters } from '../session/token-parameters.ts';
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
};

/** `token blank`, or any of `secret … algorithm … digits … time-step … t0 … serial-number … clock-unset`. */
export function parseToken(words: Words): TokenLine {
  const line: TokenLine = { parameters: {}, blank: false, clockUnset: false };
  if (words.takeIf('blank')) {
    line.blank = true;
    return line;
  }
  while (!words.ended) {
    const word = words.takeOneOf([...Object.keys(PARAMETERS), 'clock-unset'], 'a parameter of the token');
    if (word === 'clock-unset') line.clockUnset = true;
    else Object.assign(line.parameters, PARAMETERS[word]!(words));
  }
  return line;
}
