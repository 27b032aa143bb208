/** Error answers in words: every code and detail of the tables, and never a secret, whatever fails. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LinkClient } from '../../host-tools/link/client.ts';
import { LinkRefusal } from '../../host-tools/link/errors.ts';
import type { Frame } from '../../host-tools/link/framing.ts';
import { MESSAGE_NAMES } from '../../host-tools/link/messages.ts';
import {
  ERRORS,
  FAULTS,
  FLAGS,
  LIFE_CYCLE_STATES,
  MESSAGES,
  type MessageName,
  type Messages,
} from '../../host-tools/link/protocol.generated.ts';
import { anyFields } from './message-fields.ts';
import { ManualTimers } from './manual-timers.ts';
import { errorCode, refusal, ScriptedTransport, type Script } from './scripted-transport.ts';

const PROVISION = {
  serialNumber: '900000000012',
  algorithm: 1,
  digits: 9,
  timeStepSeconds: 10,
  t0UnixSeconds: 0n,
  secret: new Uint8Array(9),
};
const position = (name: MessageName, field: string): number =>
  MESSAGES[name].request.findIndex((each) => each.name === field);

describe('a refusal in words', () => {
  test.each<[MessageName, string, number, string]>([
    [
      'identify',
      'unsupported-version',
      3,
      'no link version in common (the token speaks version 3, this program version 1)',
    ],
    ['self-test', 'unknown-message', 2, 'no such message (type 2)'],
    ['lock', 'wrong-length', 3, 'the payload is not as long as the message needs (expected 0 bytes, got 3)'],
    [
      'provision',
      'wrong-length',
      255,
      'the payload is not as long as the message needs (expected 24 bytes or more, got more than 254)',
    ],
    [
      'set-clock',
      'wrong-state',
      LIFE_CYCLE_STATES.locked,
      'not allowed in this life-cycle state (the token is locked, expected blank or provisioned)',
    ],
    [
      'lock',
      'wrong-state',
      9,
      'not allowed in this life-cycle state (the token is in the unknown state 9, expected provisioned)',
    ],
    ['erase', 'development-only', 0, 'only development images do this'],
    [
      'provision',
      'bad-value',
      position('provision', 'digits'),
      'a field is out of range (digits, expected 6 to 8, sent 9)',
    ],
    [
      'provision',
      'bad-value',
      position('provision', 'timeStepSeconds'),
      'a field is out of range (timeStepSeconds, expected 15 to 300, sent 10)',
    ],
    [
      'provision',
      'bad-value',
      position('provision', 'secret'),
      'a field is out of range (secret, expected 10 to 64 bytes, sent 9 bytes)',
    ],
    [
      'provision',
      'bad-value',
      77,
      'a field is out of range (the token named position 77, where provision has no field)',
    ],
    ['erase', 'storage-failed', 0, 'the storage refused; the old record stays'],
    [
      'read-clock',
      'fault',
      2,
      'the token is in its fault state (fault 2, storage-corrupt: the newest record is damaged)',
    ],
    ['read-clock', 'fault', 99, 'the token is in its fault state (the unknown fault 99)'],
    ['lock', 'clock-unknown', 0, 'the clock must be set first'],
    ['change-setting', 'keys-only', 2, 'a locked token changes this setting by its keys only (volume)'],
    [
      'change-setting',
      'keys-only',
      77,
      'a locked token changes this setting by its keys only (the unknown setting 77)',
    ],
    [
      'change-setting',
      'raise-only',
      0,
      'a locked token lets the link raise this setting, never lower it (glass-seconds)',
    ],
  ])('%s, %s, %i', (request, error, detail, words) => {
    const refused = new LinkRefusal(
      request,
      errorCode(error),
      detail,
      request === 'provision' ? PROVISION : {},
    );
    expect(refused.message).toBe(`${request} refused, ${error}: ${words}`);
    expect(refused).toBeInstanceOf(Error);
    expect(refused).toMatchObject({ name: error, request, code: errorCode(error), detailByte: detail });
  });

  test('a code that this program does not know', () => {
    expect(new LinkRefusal('lock', 200, 1).message).toBe(
      'lock refused, unknown-error: the token gave the error 200, which this program does not know',
    );
  });

  test('every error and fault of the tables has its words', () => {
    for (const [code, { name, meaning }] of Object.entries(ERRORS)) {
      expect(new LinkRefusal('erase', Number(code), 0)).toMatchObject({ name, meaning });
    }
    for (const [fault, { name, meaning }] of Object.entries(FAULTS)) {
      const { detail } = new LinkRefusal('erase', errorCode('fault'), Number(fault));
      expect(detail).toBe(`fault ${fault}, ${name}: ${meaning}`);
    }
  });
});

/** The spellings in which a secret could slip into a text. */
function spellings(secret: Uint8Array): string[] {
  const buffer = Buffer.from(secret);
  const base32 = [...secret].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const symbols = base32.match(/.{5}/g)!.map((bits) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[parseInt(bits, 2)]);
  return [
    buffer.toString('hex'),
    buffer.toString('base64').replace(/=+$/, ''),
    symbols.join(''),
    [...secret].join(','),
    [...secret].join(', '),
    [...secret].join(' '),
    buffer.toString('latin1'),
    buffer.toString('utf8'),
  ].map((text) => text.toLowerCase());
}

/** Everything of an error that could reach a terminal or a log. */
function textsOf(error: unknown): string {
  const seen: string[] = [];
  for (let each = error; each instanceof Error; each = each.cause) {
    seen.push(String(each), each.stack ?? '', JSON.stringify(each), ...Object.values(each).map(String));
  }
  return seen.join('\n').toLowerCase();
}

const WITH_SECRET = MESSAGE_NAMES.filter((name) => MESSAGES[name].request.some((field) => field.secret));
const anySecret = fc.uint8Array({ minLength: 10, maxLength: 64 });

/** Ways in which a request fails; each gives the error of one that carries the secret. */
async function failed(script: Script, name: MessageName, fields: object): Promise<unknown> {
  const timers = new ManualTimers();
  const client = new LinkClient(new ScriptedTransport(script), { timers });
  const request = client.request(name, fields as Messages[typeof name]['request']);
  timers.advance(1000);
  return request.then(
    () => expect.unreachable('the request succeeded'),
    (error: unknown) => error,
  );
}
const echo = (request: Frame): Frame => ({ ...request, flags: FLAGS.response | FLAGS.error });
const PATHS: [string, Script][] = [
  ['silence', () => []],
  ['an echo as the error answer', (request) => [echo(request)]],
  [
    'a transport that throws',
    () => {
      throw new Error('write failed');
    },
  ],
  ...Object.values(ERRORS).map(({ name }): [string, Script] => [
    name,
    (request) => [refusal(request, name, 1)],
  ]),
];

describe.each(WITH_SECRET)('the secret of %s', (name) => {
  const field = MESSAGES[name].request.find((each) => each.secret)!.name;
  const anyRequest = fc
    .tuple(anyFields(name, 'request'), anySecret)
    .map(([fields, secret]) => ({ fields: { ...fields, [field]: secret }, secret }));

  function expectHidden(error: unknown, secret: Uint8Array): void {
    const texts = textsOf(error);
    expect(texts).not.toBe('');
    for (const spelling of spellings(secret)) expect(texts).not.toContain(spelling);
  }

  test.each(PATHS)('is in no text after %s', async (_, script) => {
    await fc.assert(
      fc.asyncProperty(anyRequest, async ({ fields, secret }) => {
        expectHidden(await failed(script, name, fields), secret);
      }),
      { numRuns: 30 },
    );
  });

  test('is in no text when the token calls any field out of range', async () => {
    const positions = fc.nat({ max: MESSAGES[name].request.length });
    await fc.assert(
      fc.asyncProperty(anyRequest, positions, async ({ fields, secret }, at) => {
        const error = await failed((request) => [refusal(request, 'bad-value', at)], name, fields);
        expectHidden(error, secret);
      }),
    );
  });

  test('is in no text when a field does not fit, itself or another', async () => {
    const wrongSecret = (secret: Uint8Array): unknown[] => [
      Buffer.from(secret).toString('hex'),
      [...secret],
      new Uint8Array(Array.from({ length: 30 }, () => [...secret]).flat()),
      { secret },
    ];
    await fc.assert(
      fc.asyncProperty(anyRequest, fc.nat({ max: 4 }), async ({ fields, secret }, kind) => {
        const wrong = kind < 4 ? { [field]: wrongSecret(secret)[kind] } : { algorithm: -1, keyLength: -1 };
        const error = await failed(() => [], name, { ...fields, ...wrong });
        expect(error).toBeInstanceOf(RangeError);
        expectHidden(error, secret);
      }),
    );
  });
});
