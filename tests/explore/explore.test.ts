/** The real core's states to a bounded depth, and that the exploration finds what is broken on purpose. */
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { MODELS, type ModelName } from '../../simulator/token/contract.generated.ts';
import { loadCore } from '../../simulator/token/load.ts';
import { inDepth } from '../support/depth.ts';
import { compileBroken, type Fault } from './broken-core.ts';
import { Explorer, type ExploreResult } from './explorer.ts';
import type { Property } from './finding.ts';
import { describeBroken, scenarioOf } from './report.ts';
import { rootsOf } from './roots.ts';
import { StateHash } from './state-hash.ts';
import { findTimeFields, makePair, walkTogether } from './time-fields.ts';

const MODEL_NAMES = Object.keys(MODELS) as ModelName[];
const RELEASE = loadCore();

function explain({ broken }: ExploreResult): string {
  return broken === null ? 'nothing is broken' : describeBroken(broken);
}

describe.each(MODEL_NAMES)('%s', (model) => {
  test('breaks no promise in any of its first states', () => {
    const result = new Explorer({ module: RELEASE, model, depth: 6, states: 6000 }).explore();
    expect(explain(result)).toBe('nothing is broken');
    expect(result.states).toBeGreaterThanOrEqual(6000);
  });

  test('has the same hash at another time, uptime, RTC and with a longer history', () => {
    const shifts = {
      uptimeMs: 123_456_789,
      unixMs: 400 * 86_400_000,
      rtcMs: 98_765_432,
      extraWrites: 4,
    };
    const fields = findTimeFields(RELEASE, model);
    const pair = makePair(RELEASE, model, rootsOf(model)[0]!, shifts);
    const mine = new StateHash(pair.world.core, fields);
    const its = new StateHash(pair.twin.core, fields);
    const seen = new Set<string>();
    let states = 0;
    walkTogether(pair, model, 99, 600, () => {
      mine.of(pair.world);
      its.of(pair.twin);
      expect([its.high, its.low]).toEqual([mine.high, mine.low]);
      seen.add(`${mine.high} ${mine.low}`);
      states++;
    });
    // A hash that says nothing would be the same too.
    expect(seen.size).toBeGreaterThan(states / 4);
  });
});

interface PlantedFault extends Fault {
  what: string;
  model: ModelName;
  property: Property;
  /** The shortest sequence that shows it. */
  path: readonly string[];
  /** Looked for on tokens that are only heard: a hand would find it first. */
  isForEar?: boolean;
  /** The same as a scenario's lines. */
  scenario?: readonly string[];
}

const PLANTED: readonly PlantedFault[] = [
  {
    what: 'shows the code of the time step before',
    model: 'code-display',
    file: 'oath/totp.ts',
    line: 'return (unixMs / 1000 - t0UnixSeconds) / timeStepSeconds;',
    instead: 'return (unixMs / 1000 - t0UnixSeconds) / timeStepSeconds - 1;',
    property: 'code-on-glass',
    path: [],
  },
  {
    what: 'leaves a dead code on the glass',
    model: 'code-display',
    file: 'device/device.ts',
    line: 'if (!isOver) return;',
    instead: 'return;',
    property: 'code-on-glass',
    path: ['tap main', 'wait 31 s'],
    scenario: [
      '# Found by "npm run explore": expected 286530 or none, got 738534',
      'token secret hex:3132333435363738393031323334353637383930 algorithm SHA1 digits 6 time-step 30 s',
      'at 2026-11-22T12:00:02Z',
      'hold main 100 ms',
      'advance 100 ms',
      'advance 31 s',
      '',
    ],
  },
  {
    what: 'is deaf to all but the red key while it speaks',
    model: 'code-reader',
    file: 'device/device.ts',
    line: '  if (gesture == GESTURE_PRESS) {',
    instead: '  if (gesture == GESTURE_PRESS && (key == 12 || !isSpeaking())) {',
    property: 'speech-stops',
    path: ['tap 0'],
    isForEar: true,
  },
  {
    what: 'says the digits of the code in the wrong order',
    model: 'code-reader',
    file: 'device/code.ts',
    line: 'for (let i: u32 = record.digits - 1; i > index; i--) code /= 10;',
    instead: 'for (let i: u32 = 0; i < index; i++) code /= 10;',
    property: 'code-in-ear',
    path: ['press fn'],
    isForEar: true,
  },
  {
    what: 'gives the digits of the code to the hand in the wrong order',
    model: 'code-reader',
    file: 'device/felt-code.ts',
    line: 'const pulses = readU32(DIGIT_PULSES + codeDigit(index) * 4);',
    instead: 'const pulses = readU32(DIGIT_PULSES + codeDigit(record.digits - 1 - index) * 4);',
    property: 'code-in-hand',
    path: [],
  },
  {
    what: 'does not tell the hand that the code is complete',
    model: 'code-reader',
    file: 'device/felt-code.ts',
    line: 'feel(index + 1 == record.digits ? followedByEnd(pulses) : pulses);',
    instead: 'feel(pulses);',
    property: 'hand-leads-to-code',
    path: [],
  },
  {
    what: 'lets the motor run where vibration is off',
    model: 'code-reader',
    file: 'device/haptics.ts',
    line: '  if (!vibrates()) return;\n',
    instead: '  if (!hasVoice(device.model)) return;\n',
    property: 'motor',
    path: ['press 0'],
  },
  {
    what: 'leaves it to chance when the motor stops',
    model: 'code-reader',
    file: 'device/device.ts',
    line: '  wake = min(wake, pulsesDueMs());\n',
    instead: '',
    property: 'wake',
    path: ['press fn'],
  },
];

describe('a core that', () => {
  test.each(inDepth(PLANTED, (_, index) => index % 2 === 1))(
    '$what is found',
    async ({ model, property, path, isForEar, scenario, ...fault }) => {
      const module = await compileBroken(fault);
      const roots = rootsOf(model).filter(({ settings }) => isForEar !== true || settings.vibration !== 1);
      const result = new Explorer({ module, model, depth: 3, states: 20_000, roots }).explore();
      expect(result.broken?.finding.property, explain(result)).toBe(property);
      const { broken } = result;
      expect(broken?.path.map(({ input }) => input.name)).toEqual(path);
      expect(explain(result)).toContain('The shortest sequence');
      if (scenario !== undefined) expect(scenarioOf(broken!)).toBe(scenario.join('\n'));
    },
  );
});

test('wrong usage is told with what is right', () => {
  const run = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'tests/explore/run.ts', '--model', 'radio', '--depth', '2'],
    { encoding: 'utf8' },
  );
  expect(run.stderr).toContain('--model: expected code-display or code-reader, got radio');
  expect(run.stderr).toContain('usage: npm run explore');
  expect(run.status).toBe(2);
});
