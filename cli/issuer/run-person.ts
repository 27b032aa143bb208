/** Carries out `talkode issuer person …`. */
import type { PersonWithDevices, ShownPerson } from '../../host-tools/issuer/faces/http/api/api-answers.ts';
import { ApiProblem } from '../../host-tools/issuer/client/api-problem.ts';
import type { IssuerClient } from '../../host-tools/issuer/client/issuer-client.ts';
import { findPerson } from '../administration/find-person.ts';
import { openAnswers } from '../administration/open-answers.ts';
import type { PlaceOptions } from '../administration/place-options.ts';
import { itemWords } from '../administration/refusal-words.ts';
import { workAtDesk } from '../administration/work-at-desk.ts';
import { readText } from '../files/read-file.ts';
import { inputName } from '../files/standard-streams.ts';
import { UsageError } from '../messages/failures.ts';
import { remark } from '../messages/remarks.ts';
import type { Values } from '../options/option-table.ts';
import { deviceWords, orderWords } from './row-words.ts';
import type { ADD_OPTIONS, SHOW_OPTIONS } from './person-options.ts';
import { REGISTRATION_QUESTIONS, registrationOf } from './registration-questions.ts';
import type { Answers } from '../administration/answers.ts';

const MAXIMUM_FILE_BYTES = 32_768;

async function readRegistration(file: string): Promise<object> {
  const text = await readText('--registration', file, MAXIMUM_FILE_BYTES);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // A parser's own message would quote the file.
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new UsageError(`--registration: expected an object of JSON, got something else: ${inputName(file)}`);
}

/** A person who answers on a terminal is asked once more for each item that was not right. */
async function registerByAnswers(client: IssuerClient, answers: Answers): Promise<ShownPerson> {
  const answered = new Map<string, string>();
  let asked = REGISTRATION_QUESTIONS;
  for (;;) {
    for (const { item, question } of asked) answered.set(item, await answers.ask(question));
    try {
      return await client.registerPerson(registrationOf(answered));
    } catch (error) {
      const { problems = [] } = error instanceof ApiProblem ? error.problem : {};
      asked = REGISTRATION_QUESTIONS.filter(({ item }) =>
        problems.some(({ path }) => path === `body/${item}`),
      );
      if (!answers.mayRepeat || asked.length === 0) throw error;
      for (const problem of problems) remark('issuer person add', itemWords(problem));
    }
  }
}

function personWords({ name, userId, personId, state, birthDate, language }: ShownPerson): string[] {
  return [
    `Name           ${name}`,
    `User ID        ${userId}`,
    `Number here    ${personId}`,
    `State          ${state}`,
    `Date of birth  ${birthDate}`,
    `Language       ${language}`,
  ];
}

export async function addPerson(options: PlaceOptions & Values<typeof ADD_OPTIONS>): Promise<void> {
  const { registration, answers: file } = options;
  if (registration !== null && file !== null)
    throw new UsageError('--answers: --registration answers everything; leave one of them out');
  const read = registration === null ? null : await readRegistration(registration);
  const add = async (client: IssuerClient): Promise<ShownPerson> => {
    if (read !== null) return client.registerPerson(read);
    const answers = openAnswers(file);
    try {
      return await registerByAnswers(client, answers);
    } finally {
      answers.close();
    }
  };
  await workAtDesk(
    'issuer person add',
    options,
    async (client) => {
      const person = await add(client);
      return { result: person, words: personWords(person) };
    },
    { mayMake: true },
  );
}

function allWords({ devices, orders, ...person }: PersonWithDevices): string[] {
  return [...personWords(person), ...devices.map(deviceWords), ...orders.flatMap(orderWords)];
}

export async function showPerson(options: PlaceOptions & Values<typeof SHOW_OPTIONS>): Promise<void> {
  await workAtDesk('issuer person show', options, async (client) => {
    const person = await findPerson(client, options.person);
    return { result: person, words: allWords(person) };
  });
}
