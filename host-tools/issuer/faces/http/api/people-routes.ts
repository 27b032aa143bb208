/** People by the API: registered, looked up, blocked and opened again. */
import { Type } from '@fastify/type-provider-typebox';
import { blockIdentity, unblockIdentity } from '../../../domain/blocking/block-identity.ts';
import { makeReport } from '../../../domain/own-data/report.ts';
import type { Rows } from '../../../domain/ports/store.ts';
import { canonicalUserId } from '../../../domain/people/user-id.ts';
import { DOCUMENT_KINDS } from '../../../domain/people/identity-documents.ts';
import { registerPerson } from '../../../domain/people/register-person.ts';
import { mayUse } from '../../../domain/requests/restriction.ts';
import type { PersonRow } from '../../../domain/records/person.ts';
import { Refusal } from '../answers/problem-answer.ts';
import type { Done, PersonWithDevices, ShownPerson } from './api-answers.ts';
import { type Api, exactly, oneOf, reason, route, rowId, text } from './api-parts.ts';

const registration = exactly({
  name: text,
  birthDate: text,
  userId: text,
  language: oneOf('da', 'en'),
  personalNumber: Type.Optional(text),
  homeAddress: Type.Optional(text),
  alternativeAddress: Type.Optional(text),
  email: Type.Optional(text),
  phone: Type.Optional(text),
  proof: exactly({
    kind: oneOf(...DOCUMENT_KINDS),
    documentNumber: text,
    authority: text,
  }),
});

/** Where in the request a field of the registration is. */
function pathOf(field: string): string {
  return field === 'documentNumber' || field === 'authority' ? `body/proof/${field}` : `body/${field}`;
}

/** What support needs to know whom it speaks with; neither the hash of a password nor what a person has chosen. */
export function shownPerson({
  personId,
  state,
  name,
  birthDate,
  userId,
  language,
  registeredAtUnixSeconds,
}: PersonRow): ShownPerson {
  return { personId, state, name, birthDate, userId, language, registeredAtUnixSeconds };
}

function restricted(): Refusal {
  return new Refusal(409, 'The use of what is kept of her is restricted: say on which ground it is used.');
}

export function addPeopleRoutes(api: Api): void {
  const { ports } = api.desk;
  const params = exactly({ personId: rowId });

  route(api, {
    method: 'POST',
    url: '/api/people',
    summary: 'Register a person whose identity was proved.',
    body: registration,
    status: 201,
    run: async ({ body, unixSeconds }): Promise<ShownPerson> => {
      const result = await registerPerson(ports, body, unixSeconds, api.desk.register);
      if (result.outcome === 'registered') return shownPerson(result.person);
      const problems = result.problems.map(({ field, problem }) => ({
        path: pathOf(field),
        expected: typeof problem === 'string' ? problem : problem.rule,
      }));
      throw new Refusal(422, 'The person cannot be registered like this.', problems);
    },
  });

  async function withDevices(find: (rows: Rows) => Promise<PersonRow | null>): Promise<PersonWithDevices> {
    return ports.store.read(async (rows) => {
      const person = await find(rows);
      if (person === null) throw new Refusal(404, 'There is no such person.');
      if (person.state === 'restricted') throw restricted();
      const devices = await rows.devices.ofPerson(person.personId);
      return {
        ...shownPerson(person),
        devices: devices.map(({ serialNumber, model, state }) => ({ serialNumber, model, state })),
        orders: await rows.orders.ofPerson(person.personId),
      };
    });
  }

  route(api, {
    method: 'GET',
    url: '/api/people/:personId',
    summary: 'A person, her devices and her orders.',
    params,
    run: ({ params: { personId } }) => withDevices((rows) => rows.people.byId(personId)),
  });

  // Not in the address: proxies write addresses down.
  route(api, {
    method: 'POST',
    url: '/api/people/find',
    summary: 'The same of a person who is known by her user ID.',
    body: exactly({ userId: text }),
    run: ({ body }) => withDevices((rows) => rows.people.byUserId(canonicalUserId(body.userId))),
  });

  route(api, {
    method: 'POST',
    url: '/api/people/:personId/report',
    summary: 'Make a report of everything that is kept about a person.',
    params,
    run: async ({ params: { personId }, unixSeconds }) => {
      if (!(await mayUse(ports, personId, null, unixSeconds))) throw restricted();
      const report = await makeReport(ports, personId, unixSeconds);
      if (report === null) throw new Refusal(404, 'There is no such person.');
      return report;
    },
  });

  route(api, {
    method: 'POST',
    url: '/api/people/:personId/block',
    summary: 'Block a whole identity.',
    params,
    run: async ({ params: { personId }, unixSeconds }): Promise<Done<'blocked'>> => {
      if (await blockIdentity(ports, personId, 'support', unixSeconds)) return { outcome: 'blocked' };
      throw new Refusal(409, 'Expected an open identity, got none or one that is not.');
    },
  });

  route(api, {
    method: 'POST',
    url: '/api/people/:personId/unblock',
    summary: 'Open an identity again, after a proof of who she is.',
    params,
    body: exactly({ reason }),
    run: async ({ params: { personId }, body, unixSeconds }): Promise<Done<'unblocked'>> => {
      if (await unblockIdentity(ports, personId, body.reason, unixSeconds)) return { outcome: 'unblocked' };
      throw new Refusal(409, 'Expected a blocked identity, got none or one that is not.');
    },
  });
}
