/** Devices and logins by the API. */
import { Type } from '@fastify/type-provider-typebox';
import { blockOwnDevice } from '../../../domain/blocking/block-own-device.ts';
import { unblockByProof } from '../../../domain/blocking/unblock-device.ts';
import { DEVICE_STATES } from '../../../domain/devices/device-states.ts';
import { resynchronizeDevice } from '../../../domain/devices/resynchronize-device.ts';
import { logIn } from '../../../domain/login/log-in.ts';
import { newId } from '../../../domain/ports/random-id.ts';
import type { DeviceRow } from '../../../domain/records/device.ts';
import { Refusal } from '../answers/problem-answer.ts';
import type { DeviceList, DeviceWithMoves, Done, LoginAnswer, ShownDevice } from './api-answers.ts';
import {
  type Api,
  exactly,
  oneOf,
  oneOrTwoCodes,
  pairOfCodes,
  reason,
  route,
  serialNumber as serial,
  text,
} from './api-parts.ts';

const MAXIMUM_LISTED = 1_000;

function shownDevice(row: DeviceRow): ShownDevice {
  const { serialNumber, model, state, personId, manufacturedAtUnixSeconds, activatedAtUnixSeconds } = row;
  return { serialNumber, model, state, personId, manufacturedAtUnixSeconds, activatedAtUnixSeconds };
}

export function addDeviceRoutes(api: Api): void {
  const { ports, counted } = api.desk;
  const params = exactly({ serialNumber: serial });

  async function found(serialNumber: string): Promise<DeviceRow> {
    const device = await ports.store.read((rows) => rows.devices.bySerialNumber(serialNumber));
    if (device === null) throw new Refusal(404, 'There is no such device.');
    return device;
  }

  route(api, {
    method: 'GET',
    url: '/api/devices',
    summary: `Devices in the order of their serial numbers, at most ${MAXIMUM_LISTED} at a time.`,
    query: exactly({
      state: Type.Optional(oneOf(...DEVICE_STATES)),
      after: Type.Optional(serial),
    }),
    run: async ({ query: { state = null, after = null } }): Promise<DeviceList> => {
      const devices = await ports.store.read((rows) => rows.devices.list(state, after, MAXIMUM_LISTED));
      const last = devices.length === MAXIMUM_LISTED ? devices.at(-1) : undefined;
      return { devices: devices.map(shownDevice), next: last?.serialNumber ?? null };
    },
  });

  route(api, {
    method: 'GET',
    url: '/api/devices/:serialNumber',
    summary: 'A device and its moves from state to state, without anything secret.',
    params,
    run: async ({ params: { serialNumber } }): Promise<DeviceWithMoves> => {
      const device = await found(serialNumber);
      const moves = await ports.store.read((rows) => rows.devices.movesOf(serialNumber));
      const shown = moves.map(({ fromState, toState, actor, reason: why, atUnixSeconds }) => {
        return { fromState, toState, actor, reason: why, atUnixSeconds };
      });
      return { ...shownDevice(device), moves: shown };
    },
  });

  route(api, {
    method: 'POST',
    url: '/api/devices/:serialNumber/block',
    summary: 'Block a device for its owner.',
    params,
    run: async ({ params: { serialNumber }, unixSeconds }): Promise<Done<'blocked'>> => {
      const { personId, state } = await found(serialNumber);
      const isCurrent = personId !== null && (state === 'active' || state === 'suspended');
      if (isCurrent && (await blockOwnDevice(ports, personId, 'support', unixSeconds)) !== null)
        return { outcome: 'blocked' };
      throw new Refusal(409, `Expected an active device, got one that is ${state}.`);
    },
  });

  route(api, {
    method: 'POST',
    url: '/api/devices/:serialNumber/unblock',
    summary: 'Open a blocked device, after a proof of whose it is.',
    params,
    body: exactly({ reason }),
    run: async ({ params: { serialNumber }, body, unixSeconds }): Promise<Done<'unblocked'>> => {
      const { state } = await found(serialNumber);
      if (await unblockByProof(ports, serialNumber, body.reason, unixSeconds))
        return { outcome: 'unblocked' };
      throw new Refusal(409, `Expected a blocked device, got one that is ${state}.`);
    },
  });

  route(api, {
    method: 'POST',
    url: '/api/devices/:serialNumber/resynchronize',
    summary: 'Find a device’s clock again by two consecutive codes.',
    params,
    body: exactly({ codes: pairOfCodes }),
    run: ({ params: { serialNumber }, body, unixSeconds }) =>
      resynchronizeDevice(ports, serialNumber, body.codes, 'support', unixSeconds),
  });

  route(api, {
    method: 'POST',
    url: '/api/logins/verify',
    summary: 'Verify a login: user ID, code and password, for a service.',
    body: exactly({
      userId: text,
      codes: oneOrTwoCodes,
      password: text,
      browserId: Type.Optional(Type.String({ pattern: '^[0-9a-f]{32}$' })),
      service: Type.Optional(exactly({ name: text, text })),
    }),
    run: async ({ body, source, origin, unixSeconds }): Promise<LoginAnswer> => {
      const { userId, codes, password, browserId = newId(ports.random), service = null } = body;
      const request = { userId, codes, password, browserId, service, source, origin };
      const result = await logIn(ports, request, unixSeconds);
      counted('login', result.outcome);
      if (result.outcome !== 'logged-in') return result;
      const { outcome, person, serialNumber, isNewBrowser, needsPassword, waitingChanges } = result;
      const waits = waitingChanges.map(({ field, dueAtUnixSeconds }) => ({ field, dueAtUnixSeconds }));
      return {
        outcome,
        personId: person.personId,
        serialNumber,
        isNewBrowser,
        needsPassword,
        waitingChanges: waits,
      };
    },
  });
}
