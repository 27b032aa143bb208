/** A vitest reporter that writes the counts and the reasons of skipped suites where scripts/test.mjs reads them. */
import { writeFileSync } from 'node:fs';
import type { SerializedError } from 'vitest';
import type { Reporter, TestModule } from 'vitest/node';

export interface TestSummary {
  passed: number;
  /** Failed tests, files that could not be loaded, and errors outside any test. */
  failed: number;
  skipped: number;
  /** One line per skipped test: suite, test and the reason that it gave. */
  skippedReasons: string[];
  files: { file: string; milliseconds: number }[];
}

function millisecondsOf(module: TestModule): number {
  const { collectDuration, setupDuration, duration } = module.diagnostic();
  return collectDuration + setupDuration + duration;
}

/** Counts the tests of a finished run. */
export function summarize(
  modules: readonly TestModule[],
  unhandledErrors: readonly SerializedError[],
): TestSummary {
  const summary: TestSummary = {
    passed: 0,
    failed: unhandledErrors.length,
    skipped: 0,
    skippedReasons: [],
    files: modules.map((module) => ({ file: module.relativeModuleId, milliseconds: millisecondsOf(module) })),
  };
  for (const module of modules) {
    summary.failed += module.errors().length;
    for (const suite of module.children.allSuites()) summary.failed += suite.errors().length;
    for (const test of module.children.allTests()) {
      const result = test.result();
      if (result.state === 'passed') summary.passed += 1;
      else if (result.state === 'failed') summary.failed += 1;
      else {
        summary.skipped += 1;
        const note = result.state === 'skipped' ? result.note : undefined;
        summary.skippedReasons.push(`${test.fullName}: ${note ?? 'no reason given'}`);
      }
    }
  }
  return summary;
}

// vitest loads a reporter by its default export.
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const file = process.env['TALKODE_TEST_SUMMARY'];
    if (file) writeFileSync(file, JSON.stringify(summarize(modules, unhandledErrors)));
  }
}
