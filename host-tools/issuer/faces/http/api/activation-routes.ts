/** Activations by the API, for a counter and for testers: the same three steps as on the pages, with what was reached sealed. */
import { checkLetter } from '../../../domain/activation/check-letter.ts';
import { completeActivation } from '../../../domain/activation/complete-activation.ts';
import { type DeviceProof, proveDevice } from '../../../domain/activation/prove-device.ts';
import { newId } from '../../../domain/ports/random-id.ts';
import { Refusal } from '../answers/problem-answer.ts';
import type { CodesAnswer, LetterAnswer, PasswordAnswer } from './api-answers.ts';
import { type Api, code, exactly, oneOrTwoCodes, route, text } from './api-parts.ts';

interface LetterPassed {
  readonly letterId: string;
  readonly personId: string;
  readonly serialNumber: string;
}

export function addActivationRoutes(api: Api): void {
  const { ports, sealing, counted } = api.desk;

  function opened<Value>(purpose: string, sealed: string): Value {
    const value = sealing.open(purpose, sealed);
    if (value === null)
      throw new Refusal(422, 'The step before has not been passed.', [
        { path: 'body/activation', expected: purpose },
      ]);
    return JSON.parse(value) as Value;
  }

  route(api, {
    method: 'POST',
    url: '/api/activations',
    summary: 'First step: user ID, serial number and activation code.',
    body: exactly({ userId: text, serialNumber: text, activationCode: code }),
    run: async ({ body, source, origin, unixSeconds }): Promise<LetterAnswer> => {
      const checked = await checkLetter(ports, body, source, origin, unixSeconds);
      if (checked.outcome !== 'right') return checked;
      const { outcome, letterId, personId, serialNumber } = checked;
      const passed: LetterPassed = { letterId, personId, serialNumber };
      return { outcome, activation: sealing.seal('api-letter', JSON.stringify(passed)) };
    },
  });

  route(api, {
    method: 'POST',
    url: '/api/activations/codes',
    summary: 'Second step: one code of the device, or two consecutive ones.',
    body: exactly({ activation: text, codes: oneOrTwoCodes }),
    run: async ({ body, unixSeconds }): Promise<CodesAnswer> => {
      const passed = opened<LetterPassed>('api-letter', body.activation);
      const checked = await proveDevice(ports, passed, body.codes, unixSeconds);
      if (checked.outcome !== 'proved') return checked;
      const person = await ports.store.read((rows) => rows.people.byId(passed.personId));
      return {
        outcome: 'proved',
        activation: sealing.seal('api-proof', JSON.stringify(checked.proof)),
        choosesPassword: person?.passwordHash === null,
      };
    },
  });

  route(api, {
    method: 'POST',
    url: '/api/activations/password',
    summary: 'Third step: the password, or the first one.',
    body: exactly({ activation: text, password: text }),
    run: async ({ body, origin, unixSeconds }): Promise<PasswordAnswer> => {
      const proof = opened<DeviceProof>('api-proof', body.activation);
      const browserId = newId(ports.random);
      const result = await completeActivation(ports, proof, body.password, browserId, origin, unixSeconds);
      counted('activation', result.outcome);
      if (result.outcome !== 'activated') return result;
      const { personId } = result.person;
      const { replacedSerialNumber } = result;
      return { outcome: 'activated', personId, serialNumber: proof.serialNumber, replacedSerialNumber };
    },
  });
}
