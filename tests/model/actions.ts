/** What can happen to a token, as random values: keys, time, battery, requests, power. */
import fc from 'fast-check';
import type { MessageName, Messages } from '../../host-tools/link/protocol.generated.ts';

type Request = { [N in MessageName]: { name: N; fields: Messages[N]['request'] } }[MessageName];

export type Action =
  /** Closes or opens the contact; it bounces back and forth with these gaps in milliseconds. */
  | { do: 'contact'; closed: boolean; bounces: readonly (readonly [number, number])[] }
  | { do: 'wait'; ms: number }
  /** Waits until `ms` after the next time step begins. */
  | { do: 'wait-for-step'; ms: number }
  | { do: 'battery'; millivolts: number }
  | { do: 'ask'; request: Request }
  /** Sends the last request once more, as a host that heard no answer. */
  | { do: 'ask-again' }
  | { do: 'noise'; bytes: Uint8Array }
  | { do: 'move-rtc'; byMs: number }
  | { do: 'set-rtc'; unixMs: number }
  | { do: 'power-cycle'; offMs: number; development: boolean };

const SECOND_MS = 1000;
const DAY_MS = 86_400_000;
const YEAR_2020 = Date.UTC(2020, 0, 1);

/** Moments at which calendars and counters turn, and everyday ones. */
export const anyUnixMs: fc.Arbitrary<number> = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: YEAR_2020, max: Date.UTC(2099, 11, 31) }) },
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          Date.UTC(2024, 1, 29),
          Date.UTC(2026, 11, 31, 23, 59, 50),
          0x7fff_ffff * SECOND_MS,
          0xffff_ffff * SECOND_MS,
          20_000_000_000 * SECOND_MS,
        ),
      },
      { weight: 1, arbitrary: fc.constantFrom(0, YEAR_2020 - DAY_MS, YEAR_2020, 253402300799_000 - DAY_MS) },
    ),
    fc.integer({ min: 0, max: 100_000 }),
  )
  .map(([unixMs, more]) => unixMs + more);

const digitsText = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 })
  .map((digits) => digits.join(''));

const provisioning = fc.record({
  serialNumber: fc.oneof(
    { weight: 20, arbitrary: digitsText },
    { weight: 1, arbitrary: fc.constant('12345678901A') },
  ),
  algorithm: fc.oneof({ weight: 20, arbitrary: fc.integer({ min: 1, max: 3 }) }, fc.constantFrom(0, 4, 255)),
  digits: fc.oneof({ weight: 20, arbitrary: fc.integer({ min: 6, max: 8 }) }, fc.constantFrom(0, 5, 9)),
  timeStepSeconds: fc.oneof(
    { weight: 10, arbitrary: fc.constantFrom(15, 30, 60, 300) },
    { weight: 10, arbitrary: fc.integer({ min: 15, max: 300 }) },
    fc.constantFrom(0, 14, 301, 65535),
  ),
  t0UnixSeconds: fc.oneof(
    { weight: 10, arbitrary: fc.constant(0n) },
    { weight: 10, arbitrary: fc.bigInt(0n, 1_600_000_000n) },
    { weight: 2, arbitrary: anyUnixMs.map((unixMs) => BigInt(Math.floor(unixMs / 1000))) },
    fc.constantFrom(253402300799n, 253402300800n, 2n ** 64n - 1n),
  ),
  secret: fc.oneof(
    { weight: 20, arbitrary: fc.uint8Array({ minLength: 10, maxLength: 64 }) },
    fc.uint8Array({ maxLength: 9 }),
    fc.uint8Array({ minLength: 65, maxLength: 100 }),
  ),
});

const clockSetting = fc.record({
  unixSeconds: fc.oneof(
    { weight: 20, arbitrary: anyUnixMs.map((unixMs) => BigInt(Math.floor(unixMs / 1000))) },
    fc.constantFrom(0n, 253402300800n, 2n ** 64n - 1n),
  ),
  millisecond: fc.oneof({ weight: 20, arbitrary: fc.integer({ min: 0, max: 999 }) }, fc.constant(1000)),
  trimPartsPerBillion: fc.oneof(
    { weight: 5, arbitrary: fc.constant(0) },
    { weight: 10, arbitrary: fc.integer({ min: -200_000, max: 200_000 }) },
    fc.constantFrom(-200_001, -200_000, 200_000, 200_001),
  ),
});

const zone = fc.record({
  utcOffsetMinutes: fc.oneof(
    { weight: 10, arbitrary: fc.integer({ min: -840, max: 840 }) },
    fc.constantFrom(-32768, -841, 0, 841, 32767),
  ),
  zoneRule: fc.oneof({ weight: 10, arbitrary: fc.integer({ min: 0, max: 2 }) }, fc.constantFrom(3, 255)),
});

const settingChange = fc.oneof(
  fc.record({
    setting: fc.constant(0),
    value: fc.oneof(fc.integer({ min: 10, max: 120 }), fc.constantFrom(9, 121)),
  }),
  fc.record({
    setting: fc.constant(1),
    value: fc.oneof(fc.integer({ min: 0, max: 2000 }), fc.constantFrom(500, 2001)),
  }),
  fc.record({ setting: fc.integer({ min: 2, max: 6 }), value: fc.integer({ min: 0, max: 7 }) }),
  fc.record({ setting: fc.constantFrom(7, 255), value: fc.constant(10) }),
);

const calculation = fc.record({
  algorithm: fc.integer({ min: 1, max: 3 }),
  digits: fc.integer({ min: 6, max: 8 }),
  counter: fc.bigInt(0n, 2n ** 64n - 1n),
  secret: fc.uint8Array({ minLength: 9, maxLength: 65 }),
});

const hmacCalculation = fc.record({
  algorithm: fc.integer({ min: 0, max: 8 }),
  keyLength: fc.integer({ min: 0, max: 200 }),
  keyAndMessage: fc.uint8Array({ maxLength: 238 }),
});

function ask<N extends MessageName>(
  name: N,
  fields: fc.Arbitrary<Messages[N]['request']>,
): fc.Arbitrary<Action> {
  return fields.map((each) => ({ do: 'ask', request: { name, fields: each } as Request }));
}

const nothing = fc.constant({});
export const provision = ask('provision', provisioning);
export const setClock = ask('set-clock', clockSetting);
export const setZone = ask('set-zone', zone);
export const lock = ask('lock', nothing);
export const changeSetting = ask('change-setting', settingChange);

export const anyRequest: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: provision },
  { weight: 4, arbitrary: setClock },
  { weight: 2, arbitrary: setZone },
  { weight: 2, arbitrary: lock },
  { weight: 4, arbitrary: changeSetting },
  { weight: 1, arbitrary: ask('erase', nothing) },
  { weight: 2, arbitrary: ask('self-test', nothing) },
  ask(
    'identify',
    fc.record({
      minimumVersion: fc.integer({ min: 0, max: 2 }),
      maximumVersion: fc.integer({ min: 0, max: 2 }),
    }),
  ),
  ask('read-battery', nothing),
  ask('read-clock', nothing),
  ask('read-setting', fc.record({ setting: fc.integer({ min: 0, max: 8 }) })),
  ask('read-counters', nothing),
  ask('compute-code', calculation),
  ask('compute-hmac', hmacCalculation),
  { weight: 2, arbitrary: ask('read-entropy', fc.record({ length: fc.integer({ min: 0, max: 34 }) })) },
);

const bounces = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  fc.array(fc.tuple(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 0, max: 25 })), { maxLength: 4 }),
);

/** Times around everything that the token counts. */
const waitMs = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 60 }) },
  { weight: 4, arbitrary: fc.integer({ min: 60, max: 31_000 }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 400_000 }) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        fc.constantFrom(20, 500, 2000, 3000, 6000, 10_000, 20_000, 30_000, 120_000),
        fc.integer({ min: -1, max: 1 }),
      )
      .map(([ms, more]) => ms + more),
  },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 60 * DAY_MS }) },
);

const wait: fc.Arbitrary<Action> = waitMs.map((ms) => ({ do: 'wait', ms }));
const closeContact: fc.Arbitrary<Action> = bounces.map((each) => ({
  do: 'contact',
  closed: true,
  bounces: each,
}));
const openContact: fc.Arbitrary<Action> = bounces.map((each) => ({
  do: 'contact',
  closed: false,
  bounces: each,
}));

const anyAction: fc.Arbitrary<Action> = fc.oneof(
  { weight: 12, arbitrary: closeContact },
  { weight: 10, arbitrary: openContact },
  { weight: 12, arbitrary: wait },
  {
    weight: 6,
    arbitrary: fc.integer({ min: -1, max: 1 }).map((ms) => ({ do: 'wait-for-step' as const, ms })),
  },
  { weight: 12, arbitrary: anyRequest },
  { weight: 2, arbitrary: fc.constant({ do: 'ask-again' as const }) },
  {
    weight: 2,
    // Where a level begins, too: chance alone hardly ever meets one of them.
    arbitrary: fc
      .oneof(
        fc.integer({ min: 0, max: 12_000 }),
        fc.constantFrom(2499, 2500, 2699, 2700, 2799, 2800, 2899, 2900),
      )
      .map((millivolts) => ({ do: 'battery' as const, millivolts })),
  },
  {
    weight: 1,
    arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => ({ do: 'noise' as const, bytes })),
  },
  {
    weight: 2,
    arbitrary: fc
      .oneof(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: -DAY_MS, max: 400 * DAY_MS }))
      .map((byMs) => ({ do: 'move-rtc' as const, byMs })),
  },
  {
    weight: 1,
    arbitrary: fc
      .oneof(anyUnixMs, fc.constant(253402300800_000))
      .map((unixMs) => ({ do: 'set-rtc' as const, unixMs })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ offMs: fc.constantFrom(0, 1000, DAY_MS), development: fc.boolean() })
      .map((each) => ({ do: 'power-cycle' as const, ...each })),
  },
);

/** Pressed, held and let go: what people do most. */
const tap: fc.Arbitrary<Action[]> = fc
  .tuple(closeContact, wait, openContact)
  .map((actions): Action[] => [...actions]);

/** Somebody at the link who wants one setting after the other, around what a locked token waits for. */
const strangers: fc.Arbitrary<Action[]> = fc
  .array(fc.tuple(changeSetting, fc.constantFrom(0, 59_999, 60_000, 2_159_999, 2_160_000, 4_320_000)), {
    minLength: 2,
    maxLength: 14,
  })
  .map((changes) => changes.flatMap(([change, ms]): Action[] => [change, { do: 'wait', ms }]));

/** The way from the factory to a person's pocket, or part of it. */
const commissioning: fc.Arbitrary<Action[]> = fc
  .tuple(setClock, provision, fc.option(changeSetting), fc.option(lock), fc.boolean())
  .map(([clock, secret, setting, locking, development]): Action[] => [
    clock,
    secret,
    ...(setting === null ? [] : [setting]),
    ...(locking === null ? [] : [locking]),
    ...(development ? [] : [{ do: 'power-cycle' as const, offMs: 0, development: false }]),
  ]);

export interface Story {
  rtcUnixMs: number;
  actions: Action[];
}

export const anyStory: fc.Arbitrary<Story> = fc
  .tuple(
    anyUnixMs,
    fc.oneof({ weight: 5, arbitrary: commissioning }, fc.constant([])),
    fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: strangers }),
    fc.array(
      fc.oneof({ weight: 4, arbitrary: anyAction.map((each) => [each]) }, { weight: 1, arbitrary: tap }),
      {
        minLength: 5,
        maxLength: 40,
      },
    ),
  )
  .map(([rtcUnixMs, first, then, rest]) => ({ rtcUnixMs, actions: [...first, ...then, ...rest.flat()] }));
