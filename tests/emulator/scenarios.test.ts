/** Every scenario that the simulator passes, the same core on the emulated RP2040 passes too. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { simulate } from '../../cli/simulate/run-simulate.ts';
import { SIMULATE_OPTIONS } from '../../cli/simulate/simulate-options.ts';
import type { ModelName } from '../../simulator/token/contract.generated.ts';
import { ROOT } from '../cli/talkode.ts';
import { typed } from '../cli/typed.ts';
import { tierOf } from '../support/depth.ts';

const FOLDER = path.join(ROOT, 'tests', 'scenarios');

/**
 * Hours of sleep and codes that are said to their end are long on a chip that is emulated tick by tick: two thirds of all the
 * time, and seen before a release. The conformance suite hears a spoken code from this chip each time.
 */
const LONG =
  tierOf(process.env) === 'deep'
    ? []
    : ['asleep.scenario', 'key-stops-speech.scenario', 'new-code-soon.scenario', 'spoken-code.scenario'];

function scenariosIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.scenario') && !LONG.includes(name))
    .map((name) => path.join(folder, name));
}

const SCENARIOS: [ModelName, string][] = [
  ...scenariosIn(FOLDER).map((file): [ModelName, string] => ['code-display', file]),
  ...scenariosIn(path.join(FOLDER, 'code-reader')).map((file): [ModelName, string] => ['code-reader', file]),
];

describe('on the emulated RP2040', () => {
  test('there are scenarios of both models', () => {
    expect(new Set(SCENARIOS.map(([model]) => model)).size).toBe(2);
  });

  test.each(SCENARIOS.map(([model, file]) => [path.basename(file), model, file] as const))(
    '%s',
    async (_, model, scenario) => {
      // It resolves when every line was as expected, and rejects naming the line that was not.
      const options = typed(SIMULATE_OPTIONS, '--target', 'rp2040', '--model', model, '--scenario', scenario);
      await expect(simulate(options)).resolves.toBeUndefined();
    },
  );
});
