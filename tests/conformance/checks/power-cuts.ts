/** Power cut before every single storage operation of a change: the old record or the new one, always. */
import { SETTINGS, type Messages } from '../../../host-tools/link/protocol.generated.ts';
import type { Check } from '../check.ts';
import type { Host } from '../host.ts';
import { need } from '../part.ts';
import { requireTrue } from '../require.ts';
import { makeTestToken, SET_CLOCK, TEST_TOKEN } from '../test-token.ts';

/** More than any change takes: erase, program, mark. */
const MAXIMUM_OPERATIONS = 8;

interface Change {
  name: 'provision' | 'lock' | 'change-setting' | 'set-clock';
  /** From a blank token. */
  prepare: (host: Host) => Promise<void>;
  ask: (host: Host) => Promise<unknown>;
}

const CHANGES: readonly Change[] = [
  {
    name: 'provision',
    prepare: async (host) => void (await host.ask('set-clock', SET_CLOCK)),
    ask: (host) => host.ask('provision', TEST_TOKEN),
  },
  {
    name: 'lock',
    prepare: (host) => makeTestToken(host, 'code-display'),
    ask: (host) => host.ask('lock', {}),
  },
  {
    name: 'change-setting',
    prepare: (host) => makeTestToken(host, 'code-display'),
    ask: (host) => host.ask('change-setting', { setting: SETTINGS['glass-seconds'].id, value: 77 }),
  },
  {
    name: 'set-clock',
    prepare: (host) => makeTestToken(host, 'code-display'),
    ask: (host) =>
      host.ask('set-clock', { unixSeconds: 1_900_000_000n, millisecond: 0, trimPartsPerBillion: -1234 }),
  },
];

interface Seen {
  identity: Omit<Messages['identify']['response'], 'clockState'>;
  setting: number;
  clockSettings: number;
}

/** All that tells one record from the other. The clock's state also depends on a real-time clock that lost its power. */
async function observe(host: Host): Promise<Seen> {
  const { clockState: _, ...identity } = await host.identify();
  const { value } = await host.ask('read-setting', { setting: SETTINGS['glass-seconds'].id });
  const { clockSettings } = await host.ask('read-counters', {});
  return { identity, setting: value, clockSettings };
}

function inText(seen: Seen): string {
  return JSON.stringify(seen, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}

function cutCheck(change: Change): Check {
  return {
    name: `power-cut-${change.name}`,
    title: `power cut before each storage operation of ${change.name}: the old record or the new one`,
    model: 'code-display',
    run: async ({ device, host }) => {
      const cutBefore = need(need(device.power).cutBefore);
      const outcomes = { old: 0, new: 0 };
      for (let operation = 0; ; operation++) {
        requireTrue(`${change.name}: expected an end`, operation < MAXIMUM_OPERATIONS, operation);
        await host.makeBlank();
        await change.prepare(host);
        const former = await observe(host);
        const isCut = await cutBefore(operation, () => change.ask(host));
        if (isCut) await host.renew();
        const seen = inText(await observe(host));
        // A change that came to its end is the new record; what a cut left is old, or as new as a whole change.
        if (!isCut) {
          requireTrue(`${change.name}: expected another record than before`, seen !== inText(former), seen);
          break;
        }
        if (seen === inText(former)) outcomes.old++;
        else {
          await host.makeBlank();
          await change.prepare(host);
          const before = await observe(host);
          await change.ask(host);
          const next = await observe(host);
          // The clock's counter goes on from what was before; only the difference is the change's own.
          const offset = next.clockSettings - before.clockSettings;
          const expected = inText({ ...next, clockSettings: former.clockSettings + offset });
          requireTrue(
            `${change.name}, cut before operation ${operation}: expected ${inText(former)} or ${expected}`,
            seen === expected,
            seen,
          );
          outcomes.new++;
        }
      }
      requireTrue('cuts: expected one that left the old record', outcomes.old > 0, outcomes);
      return { value: outcomes.old + outcomes.new, unit: 'cuts' };
    },
  };
}

export const POWER_CUTS: readonly Check[] = CHANGES.map(cutCheck);

export const POWER_CYCLE: Check = {
  name: 'power-cycle',
  title: 'a provisioned token with a changed setting keeps both without power',
  model: 'code-display',
  run: async ({ device, host }) => {
    const { cycle } = need(device.power);
    await makeTestToken(host, 'code-display');
    await host.ask('change-setting', { setting: SETTINGS['glass-seconds'].id, value: 77 });
    const before = await observe(host);
    await cycle();
    const after = await observe(host);
    requireTrue(`the token: expected ${inText(before)}`, inText(after) === inText(before), inText(after));
  },
};
