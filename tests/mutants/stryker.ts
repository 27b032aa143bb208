/** Runs Stryker, which stryker.config.mjs sets up, over the host tools and counts what it found. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Tally } from './plant-table.ts';

/** The mutation testing report format that Stryker's json reporter writes (mutation-testing-report-schema 1). */
interface Report {
  files: Record<string, { mutants: Mutant[] }>;
}

interface Mutant {
  status: string;
  statusReason?: string;
  mutatorName: string;
  replacement?: string;
  location: { start: { line: number } };
}

const NOTICED = ['Killed', 'Timeout'];
const LIVED = ['Survived', 'NoCoverage'];

function survivorLine(file: string, { mutatorName, location, replacement = '' }: Mutant): string {
  const [first = ''] = replacement.split('\n');
  return `survivor: ${file}:${location.start.line} ${mutatorName} ${first.slice(0, 80)}`;
}

export function countMutants({ files }: Report): Tally & { survivors: string[] } {
  const tally = { planted: 0, noticed: 0, survivors: [] as string[] };
  for (const [file, { mutants }] of Object.entries(files)) {
    for (const mutant of mutants) {
      if (NOTICED.includes(mutant.status)) tally.noticed += 1;
      else if (LIVED.includes(mutant.status)) tally.survivors.push(survivorLine(file, mutant));
      else continue;
      tally.planted += 1;
    }
  }
  return tally;
}

export function runStryker(root: string, { jobs, fresh }: { jobs: number; fresh: boolean }): Tally {
  const report = path.join(root, 'build', 'stryker', 'mutants.json');
  rmSync(report, { force: true });
  const program = path.join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  const options = [`--concurrency=${jobs}`, ...(fresh ? ['--force'] : [])];
  // It also ends with 1 when its own bar is missed: the report says whether it came to its end.
  const { status } = spawnSync(process.execPath, [program, 'run', ...options], {
    cwd: root,
    stdio: 'inherit',
  });
  if (!existsSync(report)) throw new Error(`Stryker ended with ${status}; see the lines above`);
  const { survivors, ...tally } = countMutants(JSON.parse(readFileSync(report, 'utf8')) as Report);
  for (const line of survivors) console.log(line);
  return tally;
}
