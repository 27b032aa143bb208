/** Many stories of logins against the reference, and an owner who gets in while all the world guesses. */
import { expect, test } from 'vitest';
import { NO_ORIGIN } from '../../host-tools/issuer/domain/log/new-event.ts';
import { logIn } from '../../host-tools/issuer/domain/login/log-in.ts';
import { runs } from '../support/depth.ts';
import { playStories } from './stories.ts';
import { PASSWORD, World } from './world.ts';

const STORIES = runs(30, 1_000);
const HOSTILE_TRIES = runs(600, 100_000);

test(`in ${STORIES} stories each login comes to what the reference says, and each notice goes out once`, async () => {
  const world = await World.open();
  await playStories(world, STORIES);
  await world.close();
});

test(`during ${HOSTILE_TRIES} hostile tries from elsewhere the owner gets in within 60 s, from any browser`, async () => {
  const world = await World.open();
  const { person, token } = await world.owner('blå kat 7', 'home');
  const attempt = (
    browserId: string,
    source: string,
    codes: [string] | [string, string],
    password: string,
  ): Promise<string> =>
    logIn(
      world.ports,
      { userId: person.userId, codes, password, browserId, source, origin: NO_ORIGIN, service: null },
      world.now,
    ).then(({ outcome }) => outcome);
  const rounds = 20;
  for (let tries = 0; tries < HOSTILE_TRIES; tries++) {
    const guess = String(tries % 1_000_000).padStart(6, '0');
    const codes: [string] | [string, string] = tries % 2 === 0 ? [guess] : [guess, guess];
    expect(
      await attempt(
        `hostile ${tries}`,
        `net ${tries % 5_000} at ${Math.floor(tries / 5_000)}`,
        codes,
        'a guess',
      ),
    ).toBe('wrong');
    if (tries % (HOSTILE_TRIES / rounds) !== 0) continue;
    world.now += 600;
    expect(await attempt('home', 'home', [token.codeAt(world.now)], PASSWORD)).toBe('logged-in');
    world.now += 30;
    const from = world.now;
    const pair = token.pairAt(world.now);
    world.now += 30;
    expect(await attempt(`café ${tries}`, 'café', pair, PASSWORD)).toBe('logged-in');
    expect(world.now - from).toBeLessThanOrEqual(60);
  }
  const device = await world.ports.store.read((rows) => rows.devices.bySerialNumber(token.serialNumber));
  expect(device).toMatchObject({ state: 'active', strangerCodesSpent: 33 });
  await world.close();
});
