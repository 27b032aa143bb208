/**
 * A copy of the core's memory is the whole token: put back, here or elsewhere, the same inputs give the same outputs.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeRequest } from '../../host-tools/link/messages.ts';
import { MESSAGES } from '../../host-tools/link/protocol.generated.ts';
import { loadCore, type CoreBuild } from '../../simulator/token/load.ts';
import { anyRequest, anyUnixMs, lock, provision, setClock, type Action } from '../model/actions.ts';
import { BareToken, requestBytes, type Input, type Kept, type Output } from './bare-token.ts';

const SEED = 20_261_122;
const SEQUENCES = 1_000;

/** An input whose times are still to be counted from the one before. */
type Timeless = Input | Later;
interface Later {
  give: 'key-after' | 'clock-after';
  pressed: boolean;
  afterMs: number;
}

function requestOf(action: Action, sequence: number): Input {
  if (action.do !== 'ask') throw new Error('expected a request');
  const { name, fields } = action.request;
  const payload = encodeRequest(name, fields as never);
  return { give: 'link', bytes: requestBytes(sequence, MESSAGES[name].id, payload) };
}

const asked = (action: fc.Arbitrary<Action>): fc.Arbitrary<Timeless> =>
  fc.tuple(action, fc.nat(255)).map(([each, sequence]) => requestOf(each, sequence));

const afterMs = fc.oneof(
  { weight: 5, arbitrary: fc.nat(100) },
  { weight: 5, arbitrary: fc.nat(35_000) },
  { weight: 1, arbitrary: fc.nat(0xffff_ffff) },
);

const lineFree: fc.Arbitrary<Timeless> = fc.constant({ give: 'line-free' });
const storageDone: fc.Arbitrary<Timeless> = fc
  .integer({ min: 0, max: 9 })
  .map((luck) => ({ give: 'storage' as const, ok: luck > 0 }));

const entropy: fc.Arbitrary<Timeless> = fc
  .integer({ min: 0, max: 3 })
  .map((luck) => ({ give: 'entropy' as const, ok: luck > 0 }));

const anyInput: fc.Arbitrary<Timeless> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ give: fc.constant('key-after' as const), pressed: fc.boolean(), afterMs }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ give: fc.constant('clock-after' as const), pressed: fc.constant(false), afterMs }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      give: fc.constant('clock' as const),
      unixMs: anyUnixMs,
      uptimeMs: fc.nat(0xffff_ffff),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ give: fc.constant('power' as const), millivolts: fc.nat(0xffff_ffff) }),
  },
  { weight: 4, arbitrary: asked(anyRequest) },
  {
    weight: 1,
    arbitrary: fc.record({ give: fc.constant('link' as const), bytes: fc.uint8Array({ maxLength: 200 }) }),
  },
  { weight: 6, arbitrary: lineFree },
  { weight: 8, arbitrary: storageDone },
  { weight: 3, arbitrary: entropy },
);

/** Pressed, let go, and some time. */
const tap: fc.Arbitrary<Timeless[]> = fc
  .tuple(afterMs, fc.nat(300), fc.nat(20_000))
  .map(([before, held, after]) => [
    { give: 'key-after', pressed: true, afterMs: before },
    { give: 'key-after', pressed: false, afterMs: held },
    { give: 'clock-after', pressed: false, afterMs: after },
  ]);

/** A change and all that it takes. */
const changed = (action: fc.Arbitrary<Action>): fc.Arbitrary<Timeless[]> =>
  asked(action).map((request): Timeless[] => [
    request,
    ...Array.from({ length: 3 }, () => ({ give: 'storage' as const, ok: true })),
    { give: 'line-free' },
  ]);

const anySequence = fc
  .tuple(
    anyUnixMs,
    fc.boolean(),
    fc.option(fc.tuple(changed(setClock), changed(provision), fc.option(changed(lock))), { freq: 9 }),
    fc.array(
      fc.oneof({ weight: 2, arbitrary: anyInput.map((each) => [each]) }, { weight: 1, arbitrary: tap }),
      {
        minLength: 15,
        maxLength: 80,
      },
    ),
    fc.nat(0xffff_ffff),
  )
  .map(([rtcMs, development, commissioned, rest, uptimeMs]) => {
    const start: Timeless[] = [
      { give: 'storage', ok: true },
      { give: 'storage', ok: true },
      { give: 'clock', unixMs: rtcMs, uptimeMs },
    ];
    const first = (commissioned ?? []).flatMap((each) => each ?? []);
    return { development, inputs: timed(rtcMs, uptimeMs, [...start, ...first, ...rest.flat()]) };
  });

function timed(rtcMs: number, startMs: number, inputs: readonly Timeless[]): Input[] {
  let passedMs = 0;
  return inputs.map((input): Input => {
    if (!('afterMs' in input)) return input;
    passedMs += input.afterMs;
    const uptimeMs = (startMs + passedMs) % 2 ** 32;
    if (input.give === 'key-after') return { give: 'key', pressed: input.pressed, uptimeMs };
    return { give: 'clock', unixMs: rtcMs + passedMs, uptimeMs };
  });
}

function giveAll(token: BareToken, inputs: readonly Input[]): { outputs: Output[]; end: Kept } {
  return { outputs: inputs.map((input) => token.give(input)), end: token.keep() };
}

test.each<CoreBuild>(['release', 'debug'])(
  `%s core: snapshot, restore and replay over ${SEQUENCES} sequences (seed ${SEED})`,
  (build) => {
    const core = loadCore(build);
    // One that has seen much else before, and so would show anything that a restore forgets.
    const used = new BareToken(core);
    used.boot(true);
    let inputs = 0;
    const frames = new Set<string>();
    const answers = new Set<string>();
    fc.assert(
      fc.property(anySequence, fc.nat(), (sequence, cut) => {
        const at = cut % sequence.inputs.length;
        const token = new BareToken(core);
        token.boot(sequence.development);
        giveAll(token, sequence.inputs.slice(0, at));
        const kept = token.keep();
        const rest = sequence.inputs.slice(at);
        const first = giveAll(token, rest);

        for (const other of [token, new BareToken(core), used]) {
          other.restore(kept);
          const again = giveAll(other, rest);
          expect(again.outputs).toEqual(first.outputs);
          expect(Buffer.from(again.end.memory).equals(first.end.memory)).toBe(true);
          expect(Buffer.from(again.end.image).equals(first.end.image)).toBe(true);
        }
        inputs += sequence.inputs.length;
        for (const { frame, link } of first.outputs) {
          frames.add(frame);
          answers.add(link);
        }
      }),
      { seed: SEED, numRuns: SEQUENCES },
    );
    console.log(
      `snapshots, ${build}, seed ${SEED}: ${inputs} inputs, ${frames.size} frames, ${answers.size} answers`,
    );
    // The sequences went somewhere.
    expect(frames.size).toBeGreaterThan(SEQUENCES / 2);
    expect(answers.size).toBeGreaterThan(SEQUENCES / 2);
  },
);
