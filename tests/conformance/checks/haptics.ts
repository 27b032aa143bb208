/** What is felt: the runs of the motor are the digits of the code, as hardware-docs/haptics.md has them. */
import { SETTINGS } from '../../../host-tools/link/protocol.generated.ts';
import { feltDigits, type Felt } from '../../support/felt-pulses.ts';
import type { Check } from '../check.ts';
import { need } from '../part.ts';
import { requireEqual } from '../require.ts';
import { codeAt, makeTestToken, SET_UNIX_SECONDS, TEST_TOKEN } from '../test-token.ts';

const TAP_MS = 100;
/** Nine pulses of 0.15 s with their gaps and the pause take 3.4 s. */
const DIGIT_MS = 4000;
const READY_MS = 2000;
/** The clock is set in the middle of a time step: all six digits are of the next code. */
const TO_NEXT_STEP_MS = 25_100;
const TIME_STEP_SECONDS = 30n;

export const FELT_CODE: Check = {
  name: 'felt-code',
  title: 'code-reader: a code as pulses of the motor, a digit at each press',
  model: 'code-reader',
  run: async ({ device, host }) => {
    const motor = need(device.motor);
    const keys = need(device.keys);
    const time = need(device.virtual);
    await makeTestToken(host, device.model);
    await host.ask('change-setting', { setting: SETTINGS.vibration.id, value: 1 });
    await time.pass(TO_NEXT_STEP_MS);
    const tap = async (key: string, thenMs: number): Promise<void> => {
      await keys.press(key);
      await time.pass(TAP_MS);
      await keys.release(key);
      await time.pass(thenMs);
    };
    await tap('fn', READY_MS);
    let digits = '';
    for (let index = 0; index < TEST_TOKEN.digits; index++) {
      const before = motor.pulses().length;
      await tap('5', DIGIT_MS);
      digits += feltDigits(motor.pulses().slice(before) as readonly Felt[])[0] ?? '?';
    }
    requireEqual('the digits felt', digits, codeAt(SET_UNIX_SECONDS + TIME_STEP_SECONDS));
    return { value: motor.pulses().length, unit: 'pulses' };
  },
};
