/** `talkode issuer …`: the whole way of a token by commands, with the database opened by each and with a service that runs. */
import { writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  codeIn,
  IssuerDesk,
  nowUnixSeconds,
  PASSWORD,
  REGISTRATION,
  SERIAL_NUMBER,
  setTime,
  START_UNIX_SECONDS,
  STEP_SECONDS,
  USER_ID,
} from './issuer-desk.ts';
import { makeFolder } from './talkode.ts';

const { file, remove } = makeFolder();
afterAll(remove);

let ends: (() => Promise<void>)[] = [];
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  setTime(START_UNIX_SECONDS);
});
afterEach(async () => {
  for (const end of ends) await end();
  ends = [];
  vi.useRealTimers();
});

/** Moves time by whole steps. */
function pass(steps: number): void {
  setTime(nowUnixSeconds() + steps * STEP_SECONDS);
}

describe.each(['the database itself', 'a service that runs'] as const)('by %s', (by) => {
  const isService = by === 'a service that runs';

  test('a token goes from its container to a login, is blocked, opened and reported', async () => {
    const desk = new IssuerDesk(file(isService ? 'service' : 'database'));
    let answeredBy: object = { database: 'sqlite:talkode-issuer.db' };
    if (isService) {
      const { address, end } = await desk.serve();
      ends.push(end);
      answeredBy = { service: address };
    }
    const device = ['--serial-number', '9000 0000 0012'];
    const person = ['--person', USER_ID.toUpperCase()];
    await desk.writeContainer();
    const imported = await desk.import('--json');
    expect(JSON.parse(imported.stdout), imported.stderr).toMatchObject({ devices: 1, answeredBy });
    expect(imported.stderr).toContain(
      isService
        ? 'asks the service at http://127.0.0.1:'
        : 'no service runs: opened sqlite:talkode-issuer.db itself',
    );
    const orderId = await desk.orderWithLetter(
      ...(isService ? [] : ['--public-address', 'https://issuer.example']),
    );

    const shown = await desk.run('issuer', 'person', 'show', ...person);
    expect(shown.stdout).toContain(`User ID        ${USER_ID}\n`);
    expect(shown.stdout).toContain(`Device ${SERIAL_NUMBER}  code-display, assigned\n`);
    expect(shown.stdout).toContain(`Order ${orderId}  code-display, letter-sent\n`);
    const { personId } = await desk.json('issuer', 'person', 'show', ...person);
    expect(await desk.json('issuer', 'person', 'show', '--person', String(personId))).toMatchObject({
      personId,
    });
    expect(await desk.json('issuer', 'order', 'show', '--order', orderId)).toMatchObject({
      state: 'letter-sent',
      answeredBy,
    });
    const letter = await desk.run('issuer', 'letter', 'show', '--order', orderId);
    expect(letter.stdout).toMatch(/^1 letter\nLetter [0-9a-f]{32} {2}open, plain-text, da; wrong tries: 0; /);
    const code = desk.letterCode();
    expect(letter.stdout + shown.stdout).not.toContain(code);

    const answers = [code, codeIn(0), PASSWORD, PASSWORD];
    const activated = await desk.runWith(answers, 'issuer', 'activate', ...person, ...device);
    expect(activated.stdout, activated.stderr).toBe('The token 9000 0000 0012 is active.\n');
    pass(2);
    const login = ['issuer', 'verify', ...person, '--service', 'Biblioteket', '--text', 'Lån forlænges'];
    const verified = await desk.runWith([codeIn(0), PASSWORD], ...login);
    expect(verified.stdout, verified.stderr).toBe(
      `Accepted: person ${String(personId)}, device ${SERIAL_NUMBER}.\n`,
    );
    const again = await desk.runWith([codeIn(0), PASSWORD], ...login, '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({
      verdict: 'error',
      exitCode: 1,
      answer: { outcome: 'wrong' },
    });
    expect(again.stderr).not.toMatch(new RegExp(`${codeIn(0)}|${PASSWORD}`));

    expect((await desk.run('issuer', 'block', ...device)).stdout).toBe(
      `Device ${SERIAL_NUMBER} is blocked.\n`,
    );
    expect(await desk.run('issuer', 'block', ...device)).toMatchObject({ exitCode: 1, stdout: '' });
    const open = ['--reason', 'passport'];
    expect((await desk.run('issuer', 'unblock', ...device, ...open)).exitCode).toBe(0);
    expect(await desk.json('issuer', 'block', ...person)).toEqual({
      outcome: 'blocked',
      personId,
      answeredBy,
    });
    expect((await desk.json('issuer', 'unblock', ...person, ...open))['outcome']).toBe('unblocked');
    pass(4);
    const resync = await desk.runWith([codeIn(0), codeIn(1)], 'issuer', 'resync', ...device);
    expect(resync.stdout, resync.stderr).toMatch(
      /^Its clock is known again: -?[01] time steps from ours\.\n$/,
    );

    expect((await desk.run('issuer', 'device', 'list')).stdout).toBe(
      `1 device\nDevice ${SERIAL_NUMBER}  code-display, active\n`,
    );
    expect(await desk.json('issuer', 'device', 'list', '--state', 'manufactured')).toEqual({
      devices: [],
      answeredBy,
    });
    const { moves } = await desk.json('issuer', 'device', 'show', ...device);
    expect((moves as { toState: string }[]).map(({ toState }) => toState)).toEqual([
      'assigned',
      'active',
      'blocked',
      'active',
      'suspended',
      'active',
    ]);
    const report = await desk.run('issuer', 'report', ...person);
    expect(report.stdout).toContain('  Navn: Åse Maria Lund\n');
    expect(report.stdout).not.toContain(code.replaceAll(' ', ''));
    const { tables } = await desk.json('issuer', 'report', ...person);
    expect((tables as { table: string }[]).map(({ table }) => table)).toContain('people');
  });
});

describe('what is refused', () => {
  test('names the item and what was expected, never the value, and is JSON as well', async () => {
    const desk = new IssuerDesk(file('refused'));
    const secret = 'hemmelig0';
    const bad = {
      ...REGISTRATION,
      birthDate: secret,
      phone: secret,
      proof: { ...REGISTRATION.proof, kind: secret },
    };
    writeFileSync(desk.file('person.json'), JSON.stringify(bad));
    const shape = await desk.run('issuer', 'person', 'add', '--registration', 'person.json', '--json');
    expect(shape.exitCode).toBe(1);
    expect(JSON.parse(shape.stdout)).toMatchObject({
      verdict: 'error',
      message: expect.stringContaining('proof/kind: expected one of the values') as string,
      problem: { status: 400, problems: [{ path: 'body/proof/kind', expected: 'enum' }] },
    });
    const lines = [
      'Åse',
      secret,
      USER_ID,
      'da',
      'Prøvegade 1 / 8000 Aarhus C',
      '',
      '',
      secret,
      'passport',
      '1',
      'Kommunen',
    ];
    const asked = await desk.runWith(lines, 'issuer', 'person', 'add');
    expect(asked.stderr).toContain(
      'birthDate: expected a date such as 1961-04-09; phone: expected a phone number',
    );
    expect(shape.stdout + shape.stderr + asked.stderr).not.toContain(secret);
    const short = await desk.runWith(['Åse'], 'issuer', 'person', 'add');
    expect(short.stderr).toContain(
      '"answers": expected a line that answers "Date of birth, as 1961-04-09", got none',
    );

    await desk.json('issuer', 'person', 'add', '--registration', writePerson(desk));
    const order = ['issuer', 'order', 'place', '--person', USER_ID, '--model', 'code-reader'];
    const { orderId } = await desk.json(...order);
    expect((await desk.run(...order)).stderr).toContain(
      `she has an order under way; order ${String(orderId)}`,
    );
    expect((await desk.run('issuer', 'order', 'send', '--order', String(orderId))).stderr).toContain(
      'expected a device of the ordered kind in stock, there is none',
    );
    const unknown = await desk.run('issuer', 'report', '--person', 'nobody at all', '--json');
    expect(JSON.parse(unknown.stdout)).toMatchObject({ exitCode: 1, problem: { status: 404 } });
  });

  test('wrong options end with exit code 2 and open nothing', async () => {
    const desk = new IssuerDesk(file('options'));
    for (const [args, words] of [
      [['block'], '--serial-number, --person: expected one of them, got neither'],
      [['block', '--serial-number', SERIAL_NUMBER, '--person', 'x'], 'got both'],
      [['device', 'show', '--serial-number', '12'], 'expected a serial number of 12 digits, got "12"'],
      [['order', 'show', '--order', 'x'], 'expected the number of an order, 32 hexadecimal digits'],
      [
        ['person', 'show', '--person', 'x', '--issuer', 'http://issuer.example'],
        'Expected https:// and a host, or',
      ],
      [['verify', '--person', 'x', '--text', 'y'], '--text: it is what is approved at a --service'],
    ] as const) {
      const { exitCode, stderr } = await desk.run('issuer', ...args);
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining(words)]);
    }
    const none = await desk.run('issuer', 'device', 'list');
    expect([none.exitCode, none.stderr]).toEqual([
      1,
      'talkode issuer device list: talkode-issuer.db: expected a database, there is none; talkode issuer serve and talkode issuer import make one\n',
    ]);
  });
});

function writePerson(desk: IssuerDesk): string {
  writeFileSync(desk.file('good.json'), JSON.stringify(REGISTRATION));
  return 'good.json';
}
