/** A code shown a digit at a time (setting giant-digit): which one it is. It follows the voice, and the right side key. */
import { SETTING_GIANT_DIGIT } from '../base/contract.generated';
import { digitPattern, firstCodePlace } from '../display/digits';
import { lightGiant, lightPositions } from '../display/giant';
import { record } from '../storage/record';
import { codeDigit } from './code';
import { isDown } from './keys';
import { FUNCTION_SHOW_CODE } from './keys.generated';
import { hasVoice, keyCount, pressFunction } from './models';
import { preference } from './preferences';
import { speech, TOPIC_CODE } from './speech';
import { device, MODE_CODE } from './state';

export function showsGiantDigit(): bool {
  return hasVoice(device.model) && preference(SETTING_GIANT_DIGIT) != 0;
}

export function drawGiantCode(): void {
  const first = firstCodePlace(record.digits);
  if (speech.topic == TOPIC_CODE && speech.mark > first) device.giantDigit = speech.mark - 1 - first;
  lightGiant(digitPattern(codeDigit(device.giantDigit)));
  lightPositions(first, record.digits, device.giantDigit);
}

/** The right side key shows the next digit; with the red key held it leads to the settings, as ever. */
export function turnsGiantDigit(): bool {
  if (device.mode != MODE_CODE || !showsGiantDigit()) return false;
  for (let key: u32 = 0; key < keyCount(device.model); key++) {
    if (pressFunction(device.model, key) == FUNCTION_SHOW_CODE && isDown(key)) return false;
  }
  return true;
}

/** After the last one the first again. */
export function turnGiantDigit(): void {
  device.giantDigit = device.giantDigit + 1 < record.digits ? device.giantDigit + 1 : 0;
}
