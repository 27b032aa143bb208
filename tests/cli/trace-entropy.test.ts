/** A trace of a token that told random bytes: replayed to the byte, and without those that it did not tell. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeFrame } from '../../host-tools/link/framing.ts';
import { encodeRequest } from '../../host-tools/link/messages.ts';
import { MESSAGES } from '../../host-tools/link/protocol.generated.ts';
import type { EntropySource } from '../../simulator/token/sources.ts';
import { readTrace } from '../../simulator/trace/read.ts';
import { replayTrace } from '../../simulator/trace/replay.ts';
import { SeededEntropy } from '../support/seeded-entropy.ts';
import { MODULE, tracedToken, traceText } from './traced-token.ts';

const SEED = 20_261_124;

/** Asks a blank token for so many random bytes each time, with something else between; gives the trace's lines. */
function traceOf(lengths: readonly number[], entropy: EntropySource | null): string[] {
  const { session, host, end } = tracedToken(entropy);
  const { clock, device } = session;
  const send = (name: 'read-entropy' | 'read-battery', sequence: number, fields: object): void => {
    const payload = encodeRequest(name, fields as never);
    host.send(encodeFrame({ flags: 0, sequence, type: MESSAGES[name].id, payload }));
  };
  lengths.forEach((length, index) => {
    send('read-entropy', 2 * index, { length });
    device.press('main');
    clock.advance(200);
    device.release('main');
    send('read-battery', 2 * index + 1, {});
    clock.advance(40_000);
  });
  return end();
}

function replayed(lines: readonly string[]): ReturnType<typeof replayTrace> {
  return replayTrace(MODULE, readTrace(traceText(lines)), { secret: null });
}

describe('a trace with random bytes', () => {
  test('is replayed to the byte, however many were told', () => {
    const lengths = fc.array(fc.integer({ min: 0, max: 34 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(lengths, fc.string(), (each, seed) => {
        const lines = traceOf(each, new SeededEntropy(seed));
        const asked = each.filter((length) => length >= 1 && length <= 32).length;
        expect(lines.filter((line) => line === '{"input":"entropy","given":32}')).toHaveLength(asked);
        expect(replayed(lines)).toBeNull();
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  test('of a token without a source is replayed without', () => {
    const lines = traceOf([16, 32], null);
    expect(lines.filter((line) => line === '{"input":"entropy","given":0}')).toHaveLength(2);
    expect(replayed(lines)).toBeNull();
  });

  test('holds those that the token told in its answer, and no others', () => {
    const hex = Buffer.from(new SeededEntropy().read(32)).toString('hex');
    const text = traceOf([16], new SeededEntropy()).join('\n');
    expect(text.split(hex.slice(0, 32))).toHaveLength(2);
    for (let at = 32; at + 4 <= hex.length; at += 2) expect(text).not.toContain(hex.slice(at, at + 4));
  });

  test.each<[string, (lines: string[]) => string[]]>([
    ['says that none were given', (lines) => change(lines, '"given":32', '"given":0')],
    ['says that others were given', (lines) => change(lines, '"given":32', '"given":31')],
    ['has an answer damaged on its way', (lines) => lines.map(damageAnswer)],
  ])('that %s differs from its replay', (_name, tamper) => {
    const lines = traceOf([16], new SeededEntropy());
    const tampered = tamper(lines);
    expect(tampered).not.toEqual(lines);
    expect(replayed(tampered)).not.toBeNull();
  });
});

function change(lines: readonly string[], from: string, to: string): string[] {
  return lines.map((line) => line.replace(from, to));
}

/** Turns a bit of the longest answer, the one with the random bytes. */
function damageAnswer(line: string): string {
  return line.replace(
    /^(\{"output":"link","bytes":"[0-9a-f]{30})([0-9a-f])(?=[0-9a-f]{10})/,
    (_, before: string, digit: string) => before + (parseInt(digit, 16) ^ 1).toString(16),
  );
}
