/** `npm run bench`: measures every suite in one run, prints the report and writes it to tests/bench/RESULTS.md. */
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { measureGroup } from './measure.ts';
import type { BenchSuite } from './measure.ts';
import { isHeld, renderReport } from './report.ts';
import type { SuiteResult } from './report.ts';
import { boardSuite } from './suites/board.ts';
import { coreSuite } from './suites/core.ts';
import { cyclesSuite } from './suites/cycles.ts';
import { issuerSuite } from './suites/issuer.ts';
import { keyContainerSuite } from './suites/key-containers.ts';
import { speechSuite } from './suites/speech.ts';
import { verifierSuite } from './suites/verifier.ts';

const SUITES: readonly BenchSuite[] = [
  verifierSuite,
  await coreSuite(),
  await speechSuite(),
  cyclesSuite(),
  await boardSuite(),
  keyContainerSuite(),
  await issuerSuite(),
];

const REPORT = new URL('RESULTS.md', import.meta.url);

function measureSuite(suite: BenchSuite): SuiteResult {
  const groups = suite.groups.map((group) => {
    process.stderr.write(`${suite.title}: ${group.title}\n`);
    return measureGroup(group);
  });
  return { suite, groups };
}

const loadAtStart = os.loadavg()[0]!;
const results = SUITES.map(measureSuite);
const report = renderReport(
  {
    date: new Date().toISOString().slice(0, 10),
    nodeVersion: process.versions.node,
    architecture: process.arch,
    cores: os.availableParallelism(),
    loadAtStart,
    loadAtEnd: os.loadavg()[0]!,
  },
  results,
);
writeFileSync(REPORT, report);
process.stdout.write(`${report}\nWritten to tests/bench/RESULTS.md\n`);
const bars = results.flatMap(({ suite, groups }) => suite.bars(groups));
const missed = bars.filter((bar) => !isHeld(bar));
for (const { text } of missed) process.stdout.write(`missed: ${text}\n`);
process.stdout.write(`${bars.length - missed.length} bars held, ${missed.length} missed\n`);
if (missed.length > 0) process.exitCode = 1;
