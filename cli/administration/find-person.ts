/** Finds the person that an option names: by her user ID, or by the number that she has here. */
import { ApiProblem } from '../../host-tools/issuer/client/api-problem.ts';
import type { IssuerClient } from '../../host-tools/issuer/client/issuer-client.ts';
import type { PersonWithDevices } from '../../host-tools/issuer/faces/http/api/api-answers.ts';

const PERSON_ID = /^[0-9a-f]{32}$/;

/** A user ID may look like a number, so it is looked for first. */
export async function findPerson(client: IssuerClient, typed: string): Promise<PersonWithDevices> {
  try {
    return await client.findPerson(typed);
  } catch (error) {
    const isUnknown = error instanceof ApiProblem && error.problem.status === 404;
    if (!isUnknown || !PERSON_ID.test(typed)) throw error;
    return client.person(typed);
  }
}
