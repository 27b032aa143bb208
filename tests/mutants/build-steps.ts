/** Which steps of the build a fault goes into, as far as the suites look at what they make. */
import { BUILD_STEPS } from '../../scripts/ensure/build-steps.mjs';
import { needsOf, readSuiteRows } from '../../scripts/ensure/suites.mjs';
import { loadsTestBuild } from '../boundary/suite-uses.ts';

/** Names of the steps that must run again when this file has changed, before these suites run. */
export function stepsBetween(root: string, file: string, suites: readonly string[]): string[] {
  const loaded = needsOf(readSuiteRows(root), [...suites]).steps;
  // scripts/suites.json names the core's builds as one.
  if (suites.some(loadsTestBuild)) loaded.add('core.test');
  return BUILD_STEPS.filter(({ name }) => loaded.has(name))
    .filter(({ sources }) => sources.some((source) => file === source || file.startsWith(`${source}/`)))
    .map(({ name }) => name);
}

/** The files that steps write, or their folders where they have some of their own. */
export function outputsOf(steps: readonly string[]): string[] {
  return BUILD_STEPS.filter(({ name }) => steps.includes(name)).flatMap(({ outputs }) =>
    outputs.map((output) => output.split('/').slice(0, 2).join('/')),
  );
}
