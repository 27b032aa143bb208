/** A login and a first step of an activation by somebody who knows nothing, against names of each sort. */
import { blockOwnDevice } from '../../host-tools/issuer/domain/blocking/block-own-device.ts';
import { checkLetter } from '../../host-tools/issuer/domain/activation/check-letter.ts';
import { activationCodeFrom } from '../../host-tools/issuer/domain/activation-code.ts';
import { NO_ORIGIN } from '../../host-tools/issuer/domain/log/new-event.ts';
import { logIn } from '../../host-tools/issuer/domain/login/log-in.ts';
import type { Ports } from '../../host-tools/issuer/domain/ports/ports.ts';
import type { World } from './world.ts';

/** `control`: a second one that is known, who must look like the first. */
export const NAMES = ['known', 'control', 'unknown', 'blocked', 'empty'] as const;
export type NameKind = (typeof NAMES)[number];

export interface Target {
  readonly userId: string;
  readonly serialNumber: string;
}

/** Letters under way and active devices, all of them of people alike. */
export interface Targets {
  readonly logins: Readonly<Record<NameKind, Target>>;
  readonly letters: Readonly<Record<NameKind, Target>>;
}

export async function targetsIn(world: World): Promise<Targets> {
  const owner = async (userId: string): Promise<Target> => {
    const { token } = await world.owner(userId);
    return { userId, serialNumber: token.serialNumber };
  };
  const waiting = async (userId: string): Promise<Target> => {
    await world.stock(1);
    const { serialNumber } = await world.letterFor(await world.person(userId));
    return { userId, serialNumber };
  };
  const nobody = { unknown: { userId: 'findes ikke 3' }, empty: { userId: '' } };
  const logins = {
    known: await owner('kendt kat 1'),
    control: await owner('kendt kat 2'),
    blocked: await owner('lukket kat 4'),
  };
  const letters = {
    known: await waiting('kendt hund 1'),
    control: await waiting('kendt hund 2'),
    blocked: await waiting('lukket hund 4'),
  };
  const { ports } = world;
  const idOf = async (userId: string): Promise<string> =>
    (await ports.store.read((rows) => rows.people.byUserId(userId)))!.personId;
  await blockOwnDevice(ports, await idOf(logins.blocked.userId), 'support', world.now);
  const blocked = await idOf(letters.blocked.userId);
  await ports.store.transaction((rows) => rows.people.update(blocked, { state: 'blocked' }));
  const { serialNumber } = letters.known;
  return {
    logins: {
      ...logins,
      unknown: { ...nobody.unknown, serialNumber: '' },
      empty: { ...nobody.empty, serialNumber: '' },
    },
    letters: {
      ...letters,
      unknown: { ...nobody.unknown, serialNumber },
      empty: { ...nobody.empty, serialNumber },
    },
  };
}

/** What comes of a wrong login from a browser that nobody knows. */
export function wrongLogin(
  ports: Ports,
  { userId }: Target,
  source: string,
  unixSeconds: number,
  codes: readonly [string] | readonly [string, string] = ['000000'],
): Promise<object> {
  const request = { userId, codes, password: 'helt forkert', browserId: 'ab'.repeat(16), source };
  return logIn(ports, { ...request, origin: NO_ORIGIN, service: null }, unixSeconds);
}

/** With a code that is well-formed and not the letter's, but for once in a hundred million. */
export function wrongLetter(
  ports: Ports,
  { userId, serialNumber }: Target,
  source: string,
  unixSeconds: number,
): Promise<object> {
  const claim = { userId, serialNumber, activationCode: activationCodeFrom('00000000') };
  return checkLetter(ports, claim, source, NO_ORIGIN, unixSeconds);
}
