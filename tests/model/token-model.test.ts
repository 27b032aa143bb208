/** The core against the model: in every story a person, a factory and the world can write, both say the same. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../support/depth.ts';
import { ERRORS, MESSAGES } from '../../host-tools/link/protocol.generated.ts';
import { anyStory } from './actions.ts';
import { Comparison, type Coverage } from './comparison.ts';

/** TALKODE_MODEL_SEED and TALKODE_MODEL_STORIES: other stories, or more of them, for a long run by hand. */
const SEED = Number(process.env['TALKODE_MODEL_SEED'] ?? 20_261_122);
const STORIES = Number(process.env['TALKODE_MODEL_STORIES'] ?? runs(600, 2_000));

test(`core and model agree in ${STORIES} stories (seed ${SEED})`, () => {
  const coverage: Coverage = { steps: 0, wakes: 0, screens: {}, answers: {} };
  fc.assert(
    fc.property(anyStory, (story) => Comparison.run(story, coverage)),
    { seed: SEED, numRuns: STORIES },
  );
  console.log(`model seed ${SEED}:`, JSON.stringify(coverage));
  expect(coverage.steps).toBeGreaterThan(STORIES * 10);
  expect(coverage.wakes).toBeGreaterThan(STORIES);
  const screens = ['off', 'code', 'no-time', 'no-data', 'self-test', 'page'];
  expect(Object.keys(coverage.screens).sort()).toEqual(screens.sort());
  // The refusals that only a locked token's settings meet.
  const { id } = MESSAGES['change-setting'];
  for (const error of ['keys-only', 'raise-only', 'too-soon']) {
    const code = Object.keys(ERRORS).find((each) => ERRORS[Number(each)]!.name === error)!;
    expect(coverage.answers[`${id}:${code}`], error).toBeGreaterThan(0);
  }
});
