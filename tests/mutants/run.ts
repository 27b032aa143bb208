/** `npm run test:mutants`: plants faults and says which of them no test noticed; see USAGE. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { plantTable, type Tally } from './plant-table.ts';
import { runStryker } from './stryker.ts';

const USAGE = `npm run test:mutants                       plants the table's faults, then Stryker's in the host tools
npm run test:mutants -- --only table       the table's alone; --only stryker: Stryker's alone
npm run test:mutants -- --filter TEXT      of the table, those whose file or name holds the text
npm run test:mutants -- --jobs N           so many at a time, 2 unless given
npm run test:mutants -- --fresh            forgets what an earlier run has found`;

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const LEAST_PERCENT = { table: 95, stryker: 85 };

/** In tenths, cut: what is just below a bar must not be rounded up to it. */
function percentOf({ planted, noticed }: Tally): number {
  return planted === 0 ? 100 : Math.floor((noticed * 1000) / planted) / 10;
}

function lineOf(tally: Tally): string {
  const { planted, noticed } = tally;
  return `${planted} planted, ${noticed} noticed, ${planted - noticed} survived (${percentOf(tally)} %)`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      filter: { type: 'string', default: '' },
      jobs: { type: 'string', default: '2' },
      fresh: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const { only, filter, fresh } = values;
  const jobs = Number(values.jobs);
  if (values.help) return console.log(USAGE);
  if (only !== undefined && only !== 'table' && only !== 'stryker')
    throw new Error(`--only: expected table or stryker, got ${only}`);
  if (!Number.isInteger(jobs) || jobs < 1)
    throw new Error(`--jobs: expected a number from 1 on, got ${values.jobs}`);
  const lines: string[] = [];
  const note = (what: keyof typeof LEAST_PERCENT, tally: Tally): void => {
    lines.push(`${what}: ${lineOf(tally)}`);
    if (percentOf(tally) < LEAST_PERCENT[what]) process.exitCode = 1;
  };
  if (only !== 'stryker') note('table', await plantTable(ROOT, { filter, jobs, fresh }));
  if (only !== 'table' && filter === '') note('stryker', runStryker(ROOT, { jobs, fresh }));
  console.log(lines.join('\n'));
}

// The copies are removed, and what runs in them is ended, when this process exits.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

try {
  await main();
} catch (error) {
  console.error(`test:mutants: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
