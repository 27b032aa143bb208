/** Names that every JavaScript object has are no names of Talkode's: nowhere does one find a table's entry. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFileSync, writeFileSync } from 'node:fs';
import { LinkClient } from '../../host-tools/link/client.ts';
import { decodeRequest, encodeRequest } from '../../host-tools/link/messages.ts';
import type { MessageName } from '../../host-tools/link/protocol.generated.ts';
import { readSimulateOptions } from '../../cli/simulate/read-options.ts';
import { SIMULATE_OPTIONS } from '../../cli/simulate/simulate-options.ts';
import { linkPair } from '../../simulator/ports/link.ts';
import { parseScenario } from '../../simulator/scenario/parse.ts';
import { ScenarioSyntaxError } from '../../simulator/scenario/words.ts';
import { UsageError } from '../../cli/messages/failures.ts';
import { keyId } from '../../simulator/token/token.ts';
import { talkodeHere } from './talkode-here.ts';
import { makeFolder } from './talkode.ts';
import { typed } from './typed.ts';

const NAMES = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'] as const;

/** Reads these options, of a code reader unless they name a model. */
function readOptions(...args: readonly string[]): void {
  const model = args.includes('--model') ? [] : ['--model', 'code-reader'];
  readSimulateOptions(typed(SIMULATE_OPTIONS, ...model, ...args));
}

const place = makeFolder();
afterAll(place.remove);

describe('L7: talkode replay', () => {
  let lines: string[];
  beforeAll(async () => {
    await talkodeHere([
      'simulate',
      '--at',
      '2026-11-22T12:00:00Z',
      '--press',
      'main',
      '--trace',
      place.file('good'),
    ]);
    lines = readFileSync(place.file('good'), 'utf8').trimEnd().split('\n');
  });

  /** What it says of the trace with one text in place of another. */
  async function replay(
    from: RegExp,
    to: string,
  ): Promise<{ line: number; exitCode: number | null; stderr: string }> {
    const line = lines.findIndex((each) => from.test(each)) + 1;
    expect(line).toBeGreaterThan(0);
    const changed = lines.map((each, index) => (index === line - 1 ? each.replace(from, () => to) : each));
    writeFileSync(place.file('bad'), `${changed.join('\n')}\n`);
    const { exitCode, stderr } = await talkodeHere(['replay', place.file('bad')]);
    return { line, exitCode, stderr };
  }

  test.each(NAMES.slice(0, 2))('L7: refuses the key %s and says which there are', async (name) => {
    const { line, exitCode, stderr } = await replay(/"key":"main"/, `"key":"${name}"`);
    expect(stderr).toContain(`line ${line}: input key: expected one of main, got "${name}"`);
    expect(exitCode).toBe(2);
  });

  test.each([
    [/"model":"code-display"/, '"model":"constructor"', 'expected a header with model'],
    [/"algorithm":"SHA1"/, '"algorithm":"constructor"', 'expected a header with model'],
    [/"input":"boot"/, '"input":"constructor"', 'expected an input or output of the token'],
    [/"pressed":true/, '"__proto__":{"pressed":true}', 'expected pressed to be a boolean'],
  ])('L7: refuses what %s becomes', async (from, to, reason) => {
    const { line, exitCode, stderr } = await replay(from, to);
    expect(stderr).toContain(`line ${line}: `);
    expect(stderr).toContain(reason);
    expect(exitCode).toBe(2);
  });
});

describe.each(NAMES)('L7: %s', (name) => {
  test.each([
    `press ${name}`,
    `press main+${name}`,
    `hold ${name} 3 s`,
    `release ${name}`,
    `${name} main`,
    `${name}`,
    `model ${name}`,
    `token ${name} 5`,
    `token algorithm ${name}`,
    `token language ${name}`,
    `link ${name}`,
    `link change-setting ${name} 5`,
    `link identify ${name} 5`,
    `expect ${name}`,
    `expect icon ${name}`,
    `expect link ${name} 5`,
    `expect link error ${name}`,
    `wait until ${name} for at most 5 s`,
    `power ${name}`,
    `advance 5 ${name}`,
  ])('L7: is nothing in a scenario: %s', (line) => {
    expect(() => parseScenario(`${line}\n`, 'code-display')).toThrow(ScenarioSyntaxError);
  });

  test.each(['target', 'model', 'algorithm', 'language'] as const)('L7: is no value of --%s', (option) => {
    expect(() => readOptions(`--${option}`, name)).toThrow(UsageError);
  });

  test('L7: is no key, no message and no field', async () => {
    expect(() => readOptions('--press', name)).toThrow(UsageError);
    expect(() => keyId('code-display', name)).toThrow(RangeError);
    const message = name as MessageName;
    for (const use of [encodeRequest, decodeRequest])
      expect(() => use(message, {} as never)).toThrow(`got '${name}'`);
    const client = new LinkClient(linkPair().host);
    await expect(client.request(message, {})).rejects.toThrow(`message: expected one of`);
    expect(() => encodeRequest('lock', { [name]: 5, ...JSON.parse(`{"${name}":5}`) } as never)).toThrow(
      `got also '${name}'`,
    );
  });
});
