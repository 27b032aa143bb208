/** Carries out `talkode issuer block` and `unblock`. */
import type { IssuerClient } from '../../host-tools/issuer/client/issuer-client.ts';
import { findPerson } from '../administration/find-person.ts';
import type { PlaceOptions } from '../administration/place-options.ts';
import { type Told, workAtDesk } from '../administration/work-at-desk.ts';
import { UsageError } from '../messages/failures.ts';
import type { Values } from '../options/option-table.ts';
import type { BLOCK_OPTIONS, UNBLOCK_OPTIONS } from './block-options.ts';

type Which = { readonly serialNumber: string } | { readonly person: string };

function whichOf({ serialNumber, person }: Values<typeof BLOCK_OPTIONS>): Which {
  if (serialNumber !== null && person === null) return { serialNumber };
  if (serialNumber === null && person !== null) return { person };
  const came = serialNumber === null ? 'neither' : 'both';
  throw new UsageError(`--serial-number, --person: expected one of them, got ${came}`);
}

/** @param does what is done, as one word: the result's outcome. */
async function carryOut(
  client: IssuerClient,
  which: Which,
  does: 'blocked' | 'unblocked',
  act: {
    readonly device: (serialNumber: string) => Promise<object>;
    readonly identity: (personId: string) => Promise<object>;
  },
): Promise<Told> {
  if ('serialNumber' in which) {
    const { serialNumber } = which;
    await act.device(serialNumber);
    return { result: { outcome: does, serialNumber }, words: [`Device ${serialNumber} is ${does}.`] };
  }
  const { personId } = await findPerson(client, which.person);
  await act.identity(personId);
  return { result: { outcome: does, personId }, words: [`The identity of person ${personId} is ${does}.`] };
}

export async function block(options: PlaceOptions & Values<typeof BLOCK_OPTIONS>): Promise<void> {
  const which = whichOf(options);
  await workAtDesk('issuer block', options, (client) =>
    carryOut(client, which, 'blocked', {
      device: (serialNumber) => client.blockDevice(serialNumber),
      identity: (personId) => client.blockPerson(personId),
    }),
  );
}

export async function unblock(options: PlaceOptions & Values<typeof UNBLOCK_OPTIONS>): Promise<void> {
  const { reason } = options;
  const which = whichOf(options);
  await workAtDesk('issuer unblock', options, (client) =>
    carryOut(client, which, 'unblocked', {
      device: (serialNumber) => client.unblockDevice(serialNumber, reason),
      identity: (personId) => client.unblockPerson(personId, reason),
    }),
  );
}
