/** Which suites begin first: those that take longest, so that none of them runs on alone when all others have ended. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** They wait for sound, for boards in real time or for one long process, and most are short files: vitest takes these last. */
const LONGEST = [
  'web/by-ear',
  'cli/live-view',
  'conformance/stm32f405',
  'conformance/fe310',
  'conformance/nrf51',
  'web/axe',
  'web/firefox',
  'cli/usage',
  'clarity/english',
  'clarity/languages',
];

/** Its place in the list; behind all of it for the others. */
function placeOf({ moduleId }: TestSpecification): number {
  const place = LONGEST.findIndex((suite) => moduleId.endsWith(`/tests/${suite}.test.ts`));
  return place < 0 ? LONGEST.length : place;
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => placeOf(a) - placeOf(b));
  }
}
