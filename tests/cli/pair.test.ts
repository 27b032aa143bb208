/** `talkode pair`: a simulated token on a port becomes a person's own at a counter, with bad answers on the way. */
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Answers, Question } from '../../cli/administration/answers.ts';
import { openDesk } from '../../cli/administration/open-desk.ts';
import { pairByDialog } from '../../cli/pair/run-pair.ts';
import { IssuerClient } from '../../host-tools/issuer/client/issuer-client.ts';
import { activationCodeFrom } from '../../host-tools/issuer/domain/activation-code.ts';
import { parsePortAddress } from '../../host-tools/link/transports/open.ts';
import { readToken } from '../../cli/pair/read-token.ts';
import {
  IssuerDesk,
  nowUnixSeconds,
  PASSWORD,
  SECRET,
  SERIAL_NUMBER,
  setTime,
  START_UNIX_SECONDS,
  STEP_SECONDS,
  USER_ID,
} from './issuer-desk.ts';
import { makeFolder } from './talkode.ts';
import { tokenOnAPort, type TokenOnAPort } from './token-on-a-port.ts';

const { file, remove } = makeFolder();
afterAll(remove);

let desk: IssuerDesk;
let made = 0;
let token: TokenOnAPort;
let ends: (() => Promise<void>)[] = [];
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  setTime(START_UNIX_SECONDS);
  desk = new IssuerDesk(file(`desk-${++made}`));
  token = await tokenOnAPort(START_UNIX_SECONDS, { serialNumber: SERIAL_NUMBER, secret: SECRET });
  ends.push(() => token.close());
});
afterEach(async () => {
  for (const end of ends.reverse()) await end();
  ends = [];
  vi.useRealTimers();
});

async function serve(): Promise<{ address: string; end: () => Promise<void> }> {
  const { address, end } = await desk.serve();
  let isOver = false;
  const once = async (): Promise<void> => {
    if (isOver) return;
    isOver = true;
    await end();
  };
  ends.push(once);
  return { address, end: once };
}

/** Time passes for the token and for the issuer. */
function pass(seconds: number): void {
  token.clock.advance(seconds * 1_000);
  setTime(nowUnixSeconds() + seconds);
}

/** Somebody at the terminal, who answers each question by what it asks for. */
class Person implements Answers {
  readonly mayRepeat = true;
  readonly asked: Question[] = [];
  readonly #answer: (question: Question, count: number) => string | Promise<string>;
  constructor(answer: (question: Question, count: number) => string | Promise<string>) {
    this.#answer = answer;
  }

  async ask(question: Question): Promise<string> {
    this.asked.push(question);
    return this.#answer(question, this.asked.filter(({ text }) => text === question.text).length);
  }

  close(): void {}
}

async function pairWith(person: Person): Promise<{ result: unknown; said: string[] }> {
  const { client, close } = await openDesk({
    issuer: null,
    database: `sqlite:${desk.file('talkode-issuer.db')}`,
    keys: null,
  });
  ends.push(close);
  const said: string[] = [];
  const found = await readToken(parsePortAddress(token.address));
  const result = await pairByDialog(client, found, person, (words) => said.push(words)).catch(
    (error: unknown) => error,
  );
  return { result, said };
}

test.each(['../requests', '9?state=x', '12345'])(
  'a port that says it has the serial number %s leads to no address of the service',
  async (serialNumber) => {
    const asked: string[] = [];
    const client = new IssuerClient(({ path }) => {
      asked.push(path);
      return Promise.resolve({ status: 200, text: '{}' });
    });
    const person = new Person(() => '');
    const found = { serialNumber, model: 'code-display', notes: [] };
    await expect(pairByDialog(client, found, person, () => undefined)).rejects.toThrow(
      'expected a serial number of 12 digits, got another',
    );
    expect([asked, person.asked]).toEqual([[], []]);
  },
);

describe('with a letter in her hands', () => {
  let code = '';
  let orderId = '';
  let service: { address: string; end: () => Promise<void> };
  beforeEach(async () => {
    service = await serve();
    await desk.writeContainer();
    await desk.import();
    orderId = await desk.orderWithLetter();
    code = desk.letterCode();
  });

  test('the command says each step, activates the token, and a login is accepted', async () => {
    const lines = [USER_ID, code, token.press(), PASSWORD, PASSWORD];
    const { exitCode, stdout, stderr } = await desk.runWith(lines, 'pair', '--port', token.address);
    expect(stderr).toBe(
      [
        `asks the service at ${service.address}`,
        'The token is a code display with serial number 9000 0000 0012.',
        'The issuer knows it, and it waits for its person.',
        'The letter is right.',
        'The token is the one that belongs to the letter.',
        '',
      ]
        .map((line) => (line === '' ? '' : `talkode pair: ${line}`))
        .join('\n'),
    );
    expect([exitCode, stdout]).toEqual([0, 'The token 9000 0000 0012 is active.\n']);
    pass(2 * STEP_SECONDS);
    const login = await desk.runWith([token.press(), PASSWORD], 'issuer', 'verify', '--person', USER_ID);
    expect(login.stdout, login.stderr).toMatch(/^Accepted: person /);
    const again = await desk.runWith([], 'pair', '--port', token.address, '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({
      exitCode: 1,
      message: `serial number ${SERIAL_NUMBER}: expected a token that is on its way to a person; it is active already`,
    });
  });

  test('bad answers are told for what they are and asked for once more; after a wrong code of the token, two', async () => {
    const slip = code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
    const person = new Person(({ text }, count) => {
      if (text === 'User ID') return count === 1 ? 'somebody else' : USER_ID;
      if (text.startsWith('Activation code')) return [code.replaceAll(' ', ''), slip, '12', code][count - 1]!;
      if (text.startsWith('Code on the glass')) {
        if (count === 1) return '12';
        if (count === 2) return token.press().replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
        return token.press();
      }
      if (text.startsWith('The next code')) {
        pass(STEP_SECONDS);
        return token.press();
      }
      if (text.startsWith('The same password'))
        return count === 2 ? 'another one' : count === 1 ? 'kort' : PASSWORD;
      return count === 1 ? 'kort' : PASSWORD;
    });
    const { result, said } = await pairWith(person);
    expect(result).toMatchObject({ outcome: 'activated', serialNumber: SERIAL_NUMBER });
    expect(said.slice(2)).toEqual([
      'user ID, serial number and activation code do not belong together, or the letter is over; three wrong tries end a letter',
      'activation code: a slip of the finger, its last digit does not fit; this is no try',
      'activation code: expected nine digits, as 123 456 789; this is no try',
      'The letter is right.',
      'code: expected six to eight digits; this is no try',
      'One code more is needed: wait until the glass shows the next one.',
      'these are not two codes of this token, one right after the other',
      'The token is the one that belongs to the letter.',
      'password: expected a longer one',
      'password: expected the same twice, got two that differ',
    ]);
    expect(
      person.asked.filter(({ isHidden }) => isHidden !== true).every(({ text }) => text === 'User ID'),
    ).toBe(true);
    expect(said.join()).not.toMatch(new RegExp(`${code}|${PASSWORD}`));
  });

  test('a wrong code of the letter, in lines that nobody can mend, ends it and is counted', async () => {
    const other = activationCodeFrom('12345678');
    const lines = [USER_ID, other, token.press(), PASSWORD, PASSWORD];
    const wrong = await desk.runWith(lines, 'pair', '--port', token.address, '--json');
    expect(JSON.parse(wrong.stdout)).toMatchObject({ exitCode: 1, answer: { outcome: 'wrong' } });
    expect(wrong.stderr).not.toContain(other);
    const { letters } = await desk.json('issuer', 'letter', 'show', '--order', orderId);
    expect(letters).toMatchObject([{ state: 'open', wrongTries: 1 }]);
  });

  test('a service that goes away in the middle is told, and what is right is taken when it is there again', async () => {
    const person = new Person(async ({ text }) => {
      if (text === 'User ID') return USER_ID;
      if (text.startsWith('Activation code')) return code;
      if (text.startsWith('Code on the glass')) return token.press();
      if (text.startsWith('A password')) await service.end();
      return PASSWORD;
    });
    const { result } = await pairWith(person);
    expect(result).toMatchObject({
      exitCode: 1,
      message: expect.stringMatching(
        /expected an answer of the issuer’s service, got none \(\w+\); whether the token is active now, talkode issuer device show --serial-number 900000000012 tells$/,
      ) as string,
    });
    // Without the service the file is free: nothing was half done, and the same letter and the next code are taken.
    pass(STEP_SECONDS);
    const lines = [USER_ID, code, token.press(), PASSWORD, PASSWORD];
    const again = await desk.runWith(lines, 'pair', '--port', token.address);
    expect(again.stdout, again.stderr).toBe('The token 9000 0000 0012 is active.\n');
  });
});

test('a serial number that the issuer does not know, one in stock and a blank token end it before anybody is asked', async () => {
  const nobody = new Person(() => {
    throw new Error('expected no question');
  });
  await desk.writeContainer({ serialNumber: '900000000023' });
  await desk.import();
  expect((await pairWith(nobody)).result).toMatchObject({
    exitCode: 1,
    message: `serial number ${SERIAL_NUMBER}: expected a token of this issuer, it knows none of this number`,
  });
  await ends.pop()!();
  await desk.writeContainer();
  await desk.import();
  expect((await pairWith(nobody)).result).toMatchObject({
    message: expect.stringContaining('it lies in stock: nobody has ordered it') as string,
  });
  const blank = await tokenOnAPort(START_UNIX_SECONDS, null);
  ends.push(() => blank.close());
  await expect(readToken(parsePortAddress(blank.address))).rejects.toThrow(
    'the token on the port: expected one with a secret, got a blank one',
  );
});
