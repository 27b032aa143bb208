/**
 * What a running service owes on any database: of many who post one right code at once, one is let in, and one letter is used once;
 * and afterwards no secret stands in clear in the database, its backup, the logs, the figures or what goes out beside the letter.
 */
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Hidden, foundInClear } from './secrets-in-clear.ts';
import {
  type Answer,
  DOCUMENT_NUMBER,
  PASSWORD,
  PERSONAL_NUMBER,
  type RunningIssuers,
  USER_ID,
} from './running-issuers.ts';

export interface DatabaseUnderTest {
  readonly open: () => Promise<RunningIssuers>;
  /** The whole database as a backup has it, while the service runs or after. */
  readonly backup: (issuers: RunningIssuers) => Promise<readonly (readonly [string, Uint8Array])[]>;
  /** Writes a value where one is kept, past the service, which has ended. */
  readonly plant: (issuers: RunningIssuers, value: string) => Promise<void>;
}

const AT_ONCE = 64;
/** Each chooses a password first, which is hashed. */
const LETTERS_AT_ONCE = 16;

const outcomes = (answers: readonly Answer[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { body } of answers) {
    const outcome = typeof body['outcome'] === 'string' ? body['outcome'] : 'none';
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
};

/** Within a `describe`. */
export function serviceSuite(database: DatabaseUnderTest): void {
  let issuers: RunningIssuers;
  let activationCode: string;
  const codes: string[] = [];

  beforeAll(async () => {
    issuers = await database.open();
  });
  afterAll(() => issuers.remove());

  /** A code with enough of its step left, remembered as one that must stand nowhere. */
  function freshCode(): string {
    codes.push(issuers.code());
    return codes.at(-1)!;
  }

  test(`of ${LETTERS_AT_ONCE} who use one letter at once, one has the device`, async () => {
    const letter = await issuers.letter();
    activationCode = letter.activationCode;
    const { serialNumber } = issuers.token;
    const first = await issuers.post('/api/activations', { userId: USER_ID, serialNumber, activationCode });
    const second = await issuers.post('/api/activations/codes', {
      ...{ activation: first.body['activation'], codes: [freshCode()] },
    });
    expect(second.body['outcome']).toBe('proved');
    const third = { activation: second.body['activation'], password: PASSWORD };
    const answers = await issuers.atOnce(LETTERS_AT_ONCE, '/api/activations/password', third);
    expect(outcomes(answers)['activated']).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const again = await issuers.post('/api/activations', { userId: USER_ID, serialNumber, activationCode });
    expect(again.body).toEqual({ outcome: 'wrong' });
  });

  test(`of ${AT_ONCE} who post one right code at once, one is let in`, async () => {
    // The activation has used this step's code; the window reaches one step ahead.
    const code = issuers.token.codeAt(Math.floor(Date.now() / 1_000) + 30);
    codes.push(code);
    // Each from a browser of its own: one that has become known would be told to wait.
    const login = { userId: USER_ID, codes: [code], password: PASSWORD };
    const answers = await issuers.atOnce(AT_ONCE, '/api/logins/verify', login);
    expect(outcomes(answers)).toEqual({ 'logged-in': 1, wrong: AT_ONCE - 1 });
  });

  test('afterwards no secret, code, password or personal number stands in clear, and one that is planted is found', async () => {
    const wrong = { userId: USER_ID, codes: [freshCode()], password: 'forkert hemmelighed' };
    await issuers.post('/api/logins/verify', wrong);
    const figures = await issuers.ask('GET', '/metrics');
    expect(figures.text).toContain('talkode_outcomes_total');
    const hidden: readonly Hidden[] = [
      { what: "the device's secret", value: issuers.token.secret },
      { what: 'the activation code', value: activationCode },
      ...[...new Set(codes)].map((value) => ({ what: 'a code of the device', value })),
      { what: 'the password', value: PASSWORD },
      { what: 'a wrong password', value: wrong.password },
      { what: 'the personal number', value: PERSONAL_NUMBER },
      { what: 'the personal number', value: '090461-1234' },
      { what: "the document's number", value: DOCUMENT_NUMBER },
    ];
    const around = (): readonly (readonly [string, Uint8Array])[] => [
      ...issuers.kept(),
      ...issuers.outgoing().filter(([name]) => !name.includes(`${path.sep}letters${path.sep}`)),
      ['the figures', Buffer.from(figures.text)],
    ];
    const running = [...around(), ...(await database.backup(issuers))];
    expect(running.some(([, content]) => Buffer.from(content).includes(Buffer.from(USER_ID)))).toBe(true);
    expect(running.some(([name, content]) => name.endsWith('.log') && content.length > 1_000)).toBe(true);
    expect(foundInClear(running, hidden)).toEqual([]);
    await issuers.stop();
    expect(foundInClear([...around(), ...(await database.backup(issuers))], hidden)).toEqual([]);

    // The letter is where the code stands, and the search finds it there.
    expect(foundInClear(issuers.outgoing(), hidden)).toEqual([
      expect.stringMatching(/letter-[0-9a-f]+\.txt: the activation code$/),
    ]);
    const secret = Buffer.from(issuers.token.secret);
    for (const planted of [
      secret.toString('hex'),
      secret.toString('base64'),
      `x ${activationCode.replace(/(\d{3})(?=\d)/g, '$1-')}`,
      PASSWORD,
      `CPR ${PERSONAL_NUMBER}`,
    ]) {
      await database.plant(issuers, planted);
      expect(foundInClear(await database.backup(issuers), hidden), planted).toHaveLength(1);
    }
  });
}
