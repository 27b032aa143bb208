/**
 * For a name that nobody has, one that somebody has, one that is blocked and an empty one, as much is done and in the same order, and the
 * same is answered: what is counted here takes the time that strangers could measure (timing.deep.test.ts measures it).
 */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Ports } from '../../host-tools/issuer/domain/ports/ports.ts';
import type { Rows, Store } from '../../host-tools/issuer/domain/ports/store.ts';
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

/** Statements that only read; every other one writes, or would. */
const READS = /^(by|find|currentOf|openFor|temporaryPassword|of|since)/;

/** The ports of a world, each call of which is written down. */
function watched(ports: Ports, seen: string[]): Ports {
  const calls = <Part extends object>(part: Part, nameOf: (name: string) => string): Part =>
    Object.fromEntries(
      Object.entries(part).map(([name, call]) => [
        name,
        (...given: unknown[]): unknown => {
          seen.push(nameOf(name));
          return (call as (...values: unknown[]) => unknown)(...given);
        },
      ]),
    ) as Part;
  const kindOf = (name: string): string => (READS.test(name) ? 'statement: read' : 'statement: write');
  const watchedRows = (rows: Rows): Rows =>
    Object.fromEntries(
      Object.entries(rows).map(([name, part]) => [name, calls(part as object, kindOf)]),
    ) as never;
  const store: Store = {
    transaction: async (work) => {
      seen.push('transaction');
      const value = await ports.store.transaction((rows) => work(watchedRows(rows)));
      seen.push('commit');
      return value;
    },
    read: (work) => {
      seen.push('read');
      return ports.store.read((rows) => work(watchedRows(rows)));
    },
    close: () => ports.store.close(),
  };
  return {
    ...ports,
    store,
    secrecy: calls(ports.secrecy, (name) => `secrecy: ${name}`),
    passwords: calls(ports.passwords, (name) => `passwords: ${name}`),
  };
}

let world: World;
let targets: Targets;
beforeEach(async () => {
  world = await World.open();
  targets = await targetsIn(world);
});
afterEach(() => world.close());

type Attempt = (ports: Ports, target: Target) => Promise<object>;

/** What was done for a name of each sort, and what was answered. */
async function workOf(
  attempt: Attempt,
  aims: Readonly<Record<NameKind, Target>>,
): Promise<readonly { readonly seen: readonly string[]; readonly answer: string }[]> {
  const all = [];
  for (const kind of NAMES) {
    const seen: string[] = [];
    const answer = await attempt(watched(world.ports, seen), aims[kind]);
    all.push({ seen, answer: JSON.stringify(answer) });
  }
  return all;
}

let asked = 0;
const login: Attempt = (ports, target) => wrongLogin(ports, target, `net ${asked++}`, world.now);

test('a login with one code', async () => {
  const all = await workOf(login, targets.logins);
  expect(all[0]!.seen.filter((call) => call === 'passwords: verify')).toHaveLength(1);
  expect(all[0]!.seen.filter((call) => call === 'commit')).toHaveLength(2);
  expect(all[0]!.answer).toBe('{"outcome":"wrong"}');
  for (const each of all) expect(each).toEqual(all[0]);
});

test('a login with two codes', async () => {
  const pair: Attempt = (ports, target) => wrongLogin(ports, target, 'net', world.now, ['000000', '000001']);
  const all = await workOf(pair, targets.logins);
  for (const each of all) expect(each).toEqual(all[0]);
});

test('a login where strangers have guessed before, until nothing of it can come', async () => {
  const first = (await workOf(login, targets.logins))[2]!;
  for (let tries = 0; tries < 20; tries++) {
    const [known, , unknown] = await workOf(login, targets.logins);
    expect(unknown).toEqual(first);
    const { seen } = known!;
    // Each third of eleven tries lays a notice in the outbox, too.
    const notices = seen.length - first.seen.length;
    expect([0, 1]).toContain(notices);
    if (notices === 1) expect(tries).toBeLessThan(11);
    if (notices === 0) expect(known).toEqual(first);
  }
});

test('the first step of an activation, but for the try that kills a letter', async () => {
  const letter: Attempt = (ports, target) => wrongLetter(ports, target, 'net', world.now);
  for (let tries = 1; tries < world.ports.policy.letterTries; tries++) {
    const all = await workOf(letter, targets.letters);
    expect(all[0]!.answer).toBe('{"outcome":"wrong"}');
    expect(all[0]!.seen).toContain('secrecy: activationCodeFingerprint');
    for (const each of all) expect(each).toEqual(all[0]);
  }
  await workOf(letter, targets.letters);
  const over = await workOf(letter, targets.letters);
  for (const each of over) expect(each).toEqual(over[2]);
});
