/** The same stories on a PostgreSQL server, and one code that 64 post at once over two pools of connections. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPostgresStore } from '../../host-tools/issuer/adapters/postgres/postgres-store.ts';
import { NO_ORIGIN } from '../../host-tools/issuer/domain/log/new-event.ts';
import { logIn } from '../../host-tools/issuer/domain/login/log-in.ts';
import { runs } from '../support/depth.ts';
import { type PrivatePostgres, startPrivatePostgres } from '../support/private-postgres.ts';
import { describeWith, programPath } from '../support/system-programs.ts';
import { playStories } from './stories.ts';
import { PASSWORD, World } from './world.ts';

const STORIES = runs(8, 100);
const POSTS = 64;

describeWith(['/usr/lib/postgresql/15/bin/postgres'], 'on PostgreSQL', () => {
  let server: PrivatePostgres;
  let world: World;
  beforeAll(async () => {
    server = await startPrivatePostgres(programPath('/usr/lib/postgresql/15/bin/postgres'));
    world = await World.open({}, await openPostgresStore(server.url));
  });
  afterAll(async () => {
    await world.close();
    await server.stop();
  });

  test(`${STORIES} stories`, () => playStories(world, STORIES));

  test('of 64 posts of one right code over two pools one is accepted, from known browsers and from strange ones', async () => {
    const second = await World.open({}, await openPostgresStore(server.url));
    const { person, token } = await world.owner('blå kat 7', 'home');
    for (const isKnown of [true, false]) {
      world.now += 30;
      const post = (index: number): Promise<string> =>
        logIn(
          (index % 2 === 0 ? world : second).ports,
          {
            userId: person.userId,
            codes: [token.codeAt(world.now)],
            password: PASSWORD,
            browserId: isKnown ? 'home' : `strange ${index}`,
            source: `${isKnown} ${index}`,
            origin: NO_ORIGIN,
            service: null,
          },
          world.now,
        ).then(({ outcome }) => outcome);
      const outcomes = await Promise.all(Array.from({ length: POSTS }, (_, index) => post(index)));
      expect(outcomes.filter((outcome) => outcome === 'logged-in')).toHaveLength(1);
    }
    const { personId } = person;
    const events = await world.ports.store.read((rows) => rows.events.since(personId, ['logged-in'], 0));
    expect(events).toHaveLength(2);
    await second.close();
  });
});
