/**
 * Whether a stranger can tell by the time of an answer which names there are: wrong logins and wrong letters, for a name that is known,
 * unknown, blocked or empty, each beside a second known one. `npm run test:deep -- tests/issuer/timing.deep.test.ts`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyFileSecrecy } from '../../host-tools/issuer/adapters/keys/key-file-secrecy.ts';
import { openKeyFile } from '../../host-tools/issuer/adapters/keys/key-file.ts';
import { argon2Passwords } from '../../host-tools/issuer/adapters/passwords/argon2.ts';
import type { Ports } from '../../host-tools/issuer/domain/ports/ports.ts';
import { differenceFrom, timesInTurn } from './paired-times.ts';
import {
  NAMES,
  type NameKind,
  type Target,
  type Targets,
  targetsIn,
  wrongLetter,
  wrongLogin,
} from './strangers.ts';
import { World } from './world.ts';

/** Chance of a false alarm, of each comparison. */
const FOUND = 1e-4;
const WARM_UP = 100;

type Attempt = typeof wrongLetter;
type Name = NameKind | 'planted';

/** One that takes longer by as little as one look at a row: the test finds it, or says nothing about the others. */
async function withOneMoreRead(ports: Ports, attempt: Attempt, target: Target, now: number): Promise<void> {
  await attempt(ports, target, 'net', now);
  await ports.store.read((rows) => rows.people.byUserId(target.userId));
}

async function chancesOf(
  world: World,
  ports: Ports,
  attempt: Attempt,
  targets: Readonly<Record<NameKind, Target>>,
  tries: number,
): Promise<Readonly<Record<Name, number>>> {
  const acts = {
    ...(Object.fromEntries(
      NAMES.map((name) => [name, () => attempt(ports, targets[name], 'net', world.now)]),
    ) as Record<NameKind, () => Promise<unknown>>),
    planted: () => withOneMoreRead(ports, attempt, targets.control, world.now),
  };
  await timesInTurn(acts, WARM_UP);
  const times = await timesInTurn(acts, tries);
  const found = Object.entries(times).map(([name, each]) => {
    const difference = differenceFrom(times.control, each);
    return [name, difference.chance, Math.round(difference.medianMs * 1_000)] as const;
  });
  const said = found.map(([name, chance, us]) => `${name}: ${us} us (chance ${chance.toExponential(1)})`);
  console.log(said.join('\n'));
  return Object.fromEntries(found.filter(([name]) => name !== 'control')) as Record<Name, number>;
}

/** No difference but the one that was planted: beside hashes that take twenty milliseconds not even that may be seen. */
function expectAlike(chances: Readonly<Record<Name, number>>, mustFindPlanted: boolean): void {
  const { planted, ...others } = chances;
  if (mustFindPlanted) expect(planted).toBeLessThan(FOUND);
  const told = Object.entries(others).filter(([, chance]) => chance < FOUND);
  expect(told.map(([name]) => name)).toEqual([]);
}

describe.each([
  ['with hashes that take no time', 'cheap', 2_000],
  ['with argon2id and scrypt', 'real', 2_000],
] as const)('%s', (_name, hashes, tries) => {
  let world: World;
  let targets: Targets;
  let folder: string;
  let ports: Ports;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'timing-'));
    // All tries come from one source.
    world = await World.open({ sourceTriesPer10Minutes: 1_000_000_000 });
    ports = world.ports;
    if (hashes === 'real') {
      const { keys } = openKeyFile(path.join(folder, 'issuer.keys'), 'make');
      const real = { secrecy: keyFileSecrecy(keys), passwords: await argon2Passwords() };
      Object.assign(world.ports, real);
    }
    targets = await targetsIn(world);
  });
  afterAll(async () => {
    await world.close();
    rmSync(folder, { recursive: true });
  });

  test(`${tries} wrong logins of each take as long`, async () => {
    expectAlike(await chancesOf(world, ports, wrongLogin, targets.logins, tries), hashes === 'cheap');
  });

  test(`${tries} wrong letters of each take as long`, async () => {
    expectAlike(await chancesOf(world, ports, wrongLetter, targets.letters, tries), hashes === 'cheap');
  });
});
