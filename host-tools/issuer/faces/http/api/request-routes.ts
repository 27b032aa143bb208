/** What people ask of the controller, by the API: taken down, answered, and restricted data used on a ground that is named. */
import { Type } from '@fastify/type-provider-typebox';
import { makeReport } from '../../../domain/own-data/report.ts';
import { REQUEST_CHANNELS, REQUEST_KINDS } from '../../../domain/records/request.ts';
import { answerRequest } from '../../../domain/requests/answer-request.ts';
import { receiveRequest } from '../../../domain/requests/receive-request.ts';
import { GROUNDS_OF_USE, liftRestriction, mayUse } from '../../../domain/requests/restriction.ts';
import { Refusal } from '../answers/problem-answer.ts';
import { type Api, exactly, oneOf, reason, route, rowId, text } from './api-parts.ts';
import { shownPerson } from './people-routes.ts';

/** As many as somebody reads at once. */
const OPEN_REQUESTS = 200;

const noSuchPerson = (): Refusal => new Refusal(404, 'There is no such person.');

export function addRequestRoutes(api: Api): void {
  const { ports } = api.desk;
  const params = exactly({ personId: rowId });

  route(api, {
    method: 'POST',
    url: '/api/people/:personId/requests',
    summary: 'Take down what a person asks for; it is due a month later.',
    params,
    body: exactly({ kind: oneOf(...REQUEST_KINDS), channel: oneOf(...REQUEST_CHANNELS), wish: text }),
    status: 201,
    run: async ({ params: { personId }, body, unixSeconds }) => {
      const request = await receiveRequest(ports, personId, body, unixSeconds);
      if (request === null) throw noSuchPerson();
      return request;
    },
  });

  route(api, {
    method: 'GET',
    url: '/api/requests',
    summary: 'Requests that are to be answered, the first due first.',
    run: async () => ({ requests: await ports.store.read((rows) => rows.requests.open(OPEN_REQUESTS)) }),
  });

  route(api, {
    method: 'POST',
    url: '/api/requests/:requestId/answer',
    summary: 'Grant or refuse a request, with the reason; what is granted is done.',
    params: exactly({ requestId: rowId }),
    body: exactly({
      decision: oneOf('granted', 'refused'),
      reason,
      corrections: Type.Optional(
        exactly({
          name: Type.Optional(text),
          birthDate: Type.Optional(text),
          homeAddress: Type.Optional(text),
        }),
      ),
    }),
    run: async ({ params: { requestId }, body, unixSeconds }) => {
      const result = await answerRequest(ports, requestId, body, unixSeconds);
      if (result.outcome === 'answered') return result.request;
      if (result.reason === 'no-such-request') throw new Refusal(404, 'There is no such request.');
      if (result.reason === 'malformed')
        throw new Refusal(422, 'The correction cannot be made like this.', [
          { path: `body/corrections/${result.field}`, expected: result.problem },
        ]);
      throw new Refusal(
        409,
        `Expected an open request of an open identity, got one that is not (${result.reason}).`,
      );
    },
  });

  route(api, {
    method: 'POST',
    url: '/api/people/:personId/use',
    summary: 'Look at a person or her report although the use is restricted, on a ground that the law names.',
    params,
    body: exactly({ ground: oneOf(...GROUNDS_OF_USE), what: oneOf('person', 'report') }),
    run: async ({ params: { personId }, body: { ground, what }, unixSeconds }) => {
      const person = await ports.store.read((rows) => rows.people.byId(personId));
      if (person === null) throw noSuchPerson();
      await mayUse(ports, personId, ground, unixSeconds);
      if (what === 'person') return shownPerson(person);
      const report = await makeReport(ports, personId, unixSeconds);
      if (report === null) throw noSuchPerson();
      return report;
    },
  });

  route(api, {
    method: 'POST',
    url: '/api/people/:personId/lift-restriction',
    summary: 'Use what is kept of a person again; she has been told.',
    params,
    body: exactly({ reason }),
    run: async ({ params: { personId }, body, unixSeconds }) => {
      if (await liftRestriction(ports, personId, body.reason, unixSeconds)) return { outcome: 'lifted' };
      throw new Refusal(409, 'Expected a restricted identity, got none or one that is not.');
    },
  });
}
