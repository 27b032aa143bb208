/** What people ask of the controller: access by letter, correction, deletion, restriction, objection, and what is told of their rights. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { civilDateAt } from '../../host-tools/issuer/domain/calendar/civil-date.ts';
import { askChange } from '../../host-tools/issuer/domain/changes/ask-change.ts';
import { settleDueChanges } from '../../host-tools/issuer/domain/changes/settle-changes.ts';
import { NO_ORIGIN } from '../../host-tools/issuer/domain/log/new-event.ts';
import { logIn } from '../../host-tools/issuer/domain/login/log-in.ts';
import { makeReport } from '../../host-tools/issuer/domain/own-data/report.ts';
import type { EventRow } from '../../host-tools/issuer/domain/records/event.ts';
import type { PersonRow } from '../../host-tools/issuer/domain/records/person.ts';
import type { RequestKind, RequestRow } from '../../host-tools/issuer/domain/records/request.ts';
import {
  answerRequest,
  type AnswerResult,
  type RequestAnswer,
} from '../../host-tools/issuer/domain/requests/answer-request.ts';
import { receiveRequest } from '../../host-tools/issuer/domain/requests/receive-request.ts';
import { liftRestriction, mayUse } from '../../host-tools/issuer/domain/requests/restriction.ts';
import { startSession, personOfSession } from '../../host-tools/issuer/domain/session/session.ts';
import { PASSWORD, type SimulatedToken, World } from './world.ts';

const USER_ID = 'blå kat 7';
const GRANTED: RequestAnswer = { decision: 'granted', reason: 'Pas set ved skranken.' };

let world: World;
let person: PersonRow;
let token: SimulatedToken;
beforeEach(async () => {
  world = await World.open();
  ({ person, token } = await world.owner(USER_ID));
});
afterEach(() => world.close());

const receive = async (kind: RequestKind): Promise<RequestRow> => {
  const asked = { kind, channel: 'letter', wish: 'Kære Talkode …' } as const;
  return (await receiveRequest(world.ports, person.personId, asked, world.now))!;
};
const answer = ({ requestId }: RequestRow, given: RequestAnswer = GRANTED): Promise<AnswerResult> =>
  answerRequest(world.ports, requestId, given, world.now);
const present = async (): Promise<PersonRow> =>
  (await world.ports.store.read((rows) => rows.people.byId(person.personId)))!;
/** Where she was told that something of hers was changed, and what. */
const told = async (): Promise<readonly string[]> => {
  const all = await world.ports.store.read((rows) => rows.notices.ofPerson(person.personId));
  return all
    .filter(({ kind }) => kind === 'contact-changed')
    .map(({ details, recipientAddress }) => {
      const { field } = JSON.parse(details) as { field: string };
      return `${field}: ${recipientAddress}`;
    })
    .sort();
};
const events = (...kinds: EventRow['kind'][]): Promise<readonly EventRow[]> =>
  world.ports.store.read((rows) => rows.events.since(person.personId, kinds, 0));

async function login(): Promise<string> {
  const request = { userId: USER_ID, codes: [token.codeAt(world.now)] as const, password: PASSWORD };
  const more = { browserId: `browser of ${USER_ID}`, source: 'home', origin: NO_ORIGIN, service: null };
  return (await logIn(world.ports, { ...request, ...more }, world.now)).outcome;
}

describe('a request', () => {
  test('by letter for the report is due in a month, and is answered once, with the reason in her report', async () => {
    const request = await receive('access');
    expect(civilDateAt(request.dueAtUnixSeconds - 1)).toBe('2027-01-01');
    expect(await world.ports.store.read((rows) => rows.requests.open(9))).toEqual([request]);
    expect(await answer(request)).toMatchObject({ outcome: 'answered' });
    expect(await answer(request)).toEqual({ outcome: 'refused', reason: 'answered-before' });
    expect(await world.ports.store.read((rows) => rows.requests.open(9))).toEqual([]);
    const report = (await makeReport(world.ports, person.personId, world.now))!;
    const requests = report.tables.find(({ table }) => table === 'requests')!;
    expect(requests.rows).toMatchObject([{ kind: 'access', channel: 'letter', reason: GRANTED.reason }]);
  });

  test('to object is written down and answered like any other, and refused with a reason', async () => {
    const request = await receive('objection');
    await answer(request, { decision: 'refused', reason: 'Loggen beskytter dig selv.' });
    expect(await events('request-received', 'request-answered')).toMatchObject([
      { subject: 'objection' },
      { subject: 'objection' },
    ]);
    expect(await answer({ ...request, requestId: 'f'.repeat(32) })).toMatchObject({
      reason: 'no-such-request',
    });
    expect(
      await receiveRequest(world.ports, 'nobody', { kind: 'access', channel: 'letter', wish: '' }, world.now),
    ).toBeNull();
  });
});

describe('a correction', () => {
  test('of what she cannot change herself is taken over, each field an event', async () => {
    const corrections = { name: ' Åse  Maria Holm', birthDate: '1961-04-10' };
    await answer(await receive('correction'), { ...GRANTED, corrections });
    expect(await present()).toMatchObject({ name: 'Åse Maria Holm', birthDate: '1961-04-10' });
    expect((await events('contact-changed')).map(({ subject }) => subject).sort()).toEqual([
      'birthDate',
      'name',
    ]);
  });

  test.each([
    ['birthDate', '1961-02-30', 'not-a-date'],
    ['name', ' ', 'missing'],
    ['homeAddress', '\n', 'missing'],
  ] as const)('of the field %s that cannot be leaves everything as it was', async (field, value, problem) => {
    const before = await present();
    const request = await receive('correction');
    const result = await answer(request, { ...GRANTED, corrections: { [field]: value } });
    expect(result).toEqual({ outcome: 'refused', reason: 'malformed', field, problem });
    expect(await present()).toEqual(before);
    expect(await world.ports.store.read((rows) => rows.requests.open(9))).toEqual([request]);
  });
});

describe('somebody else who asks in her name', () => {
  test('for another address does not keep it from her: her contacts and the old address are told', async () => {
    const corrections = { homeAddress: 'Fremmedgade 9\n9000 Aalborg' };
    await answer(await receive('correction'), { ...GRANTED, corrections });
    expect(await told()).toEqual(
      [person.email, person.phone, person.homeAddress].map((address) => `homeAddress: ${address}`).sort(),
    );
  });

  test('for a deletion is told to the addresses that are deleted', async () => {
    await answer(await receive('deletion'));
    expect(await told()).toEqual(
      ['email', 'phone']
        .flatMap((field) => [`${field}: ${person.email}`, `${field}: ${person.phone}`])
        .sort(),
    );
  });
});

describe('a deletion', () => {
  test('before its time takes what was voluntary, and leaves what guards against misuse', async () => {
    await askChange(world.ports, person.personId, 'email', 'ny@example.test', world.now);
    await answer(await receive('deletion'));
    world.now += 86_400;
    await settleDueChanges(world.ports, world.now, 9);
    expect(await present()).toMatchObject({
      ...{ email: null, phone: null, alternativeAddress: null, phoneSinceUnixSeconds: null },
      wantsPaper: true,
    });
    expect(await world.ports.store.read((rows) => rows.browsers.ofPerson(person.personId))).toEqual([]);
    expect(await events('activated')).toHaveLength(1);
  });

  test('that is refused takes nothing', async () => {
    await answer(await receive('deletion'), { decision: 'refused', reason: 'En sag er i gang.' });
    expect(await present()).toMatchObject({ email: person.email, phone: person.phone });
  });
});

describe('a restriction', () => {
  test('stops every use at once: no login, no session, no change; lifted, all of it works again', async () => {
    const session = await startSession(world.ports, person.personId, 'browser', world.now);
    expect(await answer(await receive('restriction'))).toMatchObject({ outcome: 'answered' });
    expect(await login()).toBe('wrong');
    expect(await personOfSession(world.ports, session, world.now)).toBeNull();
    const change = await askChange(world.ports, person.personId, 'phone', '40506070', world.now);
    expect(change).toEqual({ outcome: 'refused', problem: 'not-open' });
    expect(await answer(await receive('restriction'))).toEqual({ outcome: 'refused', reason: 'not-open' });
    world.now += 60;
    expect(await liftRestriction(world.ports, person.personId, 'rettet', world.now)).toBe(true);
    expect(await liftRestriction(world.ports, person.personId, 'rettet', world.now)).toBe(false);
    expect(await login()).toBe('logged-in');
  });

  test('lets nobody look at what is kept but on a ground of the law, which her log then names', async () => {
    const use = (ground: Parameters<typeof mayUse>[2]): Promise<boolean> =>
      mayUse(world.ports, person.personId, ground, world.now);
    expect(await use(null)).toBe(true);
    await answer(await receive('restriction'));
    expect(await use(null)).toBe(false);
    expect(await events('restricted-data-used')).toEqual([]);
    expect(await use('legal-claim')).toBe(true);
    expect(await events('restricted-data-used')).toMatchObject([{ subject: 'legal-claim' }]);
  });
});

describe('what is told of rights', () => {
  const told = async (): Promise<string> => {
    const { rights } = (await makeReport(world.ports, person.personId, world.now))!;
    return rights.map(({ title, text }) => `${title}: ${text}`).join('\n');
  };

  test('says where to complain, to the controller and to the authority, and to write no personal number', async () => {
    const { controllerAddress, supervisoryAuthority } = world.ports.policy;
    const { name, address, phone, email } = supervisoryAuthority;
    const text = await told();
    for (const part of [controllerAddress, name, address, phone, email, 'aldrig dit CPR-nummer'])
      expect(text).toContain(part);
  });

  test('says that data can be taken along, or that a law orders the processing and it cannot', async () => {
    expect(await told()).toContain('du kan give den til, hvem du vil');
    await world.close();
    world = await World.open({ isProcessingOrderedByLaw: true });
    ({ person } = await world.owner(USER_ID));
    expect(await told()).toContain('Derfor har du ikke ret til at få dem flyttet');
  });

  test('says that errors in data of the register are mended there', async () => {
    expect(await told()).toContain('få dem rettet i din kommune');
  });
});
