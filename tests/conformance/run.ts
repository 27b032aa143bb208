/**
 * `npm run conformance -- --target NAME`: runs the suite on one target, or on all of this machine, and prints a row a
 * check. `--write` puts what came of it into the report's data, hardware-docs/conformance.json.
 */
import { parseArgs } from 'node:util';
import { CHECKS } from './all-checks.ts';
import { runCheck, type Outcome } from './check.ts';
import type { Target } from './device.ts';
import { writeResults, type ResultRow } from './results.ts';
import { TARGETS } from './targets.ts';
import { serialPortTarget } from './targets/serial-port.ts';

const USAGE = `npm run conformance -- --target TARGET [--name NAME] [--physical] [--check NAME] [--write]

  --target    ${TARGETS.map(({ name }) => name).join(', ')}, all of them: all, or the serial port of a
              board, such as /dev/ttyACM0 or pty:/dev/pts/3
  --name      how a physical board is called in the report
  --physical  it is a real board and no emulated one: so says the report
  --check     only the check of this name
  --write     put the results into hardware-docs/conformance.json; then run "npm run generate"`;

class WrongUsage extends Error {}

async function findTargets(
  wanted: string,
  name: string | undefined,
  physical: boolean,
): Promise<readonly Target[]> {
  if (wanted === 'all') return TARGETS;
  const known = TARGETS.find((target) => target.name === wanted);
  if (known) return [known];
  const port = wanted.replace(/^pty:/, '');
  if (!/^(?:\/|COM\d|tcp:)/.test(port))
    throw new WrongUsage(`--target: expected one of those below or a serial port, got '${wanted}'`);
  return [await serialPortTarget(port, name ?? port, physical)];
}

function inWords(outcome: Outcome): string {
  if (outcome.outcome === 'fail') return `FAIL  ${outcome.error.message}`;
  if (outcome.outcome === 'not applicable') return `n/a   ${outcome.why}`;
  return outcome.figure ? `pass  ${outcome.figure.value} ${outcome.figure.unit}` : 'pass';
}

function rowOf(outcome: Outcome): ResultRow {
  return outcome.outcome === 'fail' ? { outcome: 'fail', error: outcome.error.message } : outcome;
}

async function runTarget(target: Target, only: string | undefined): Promise<Record<string, ResultRow>> {
  console.log(`\n${target.name}: ${target.title}`);
  const rows: Record<string, ResultRow> = {};
  for (const check of CHECKS.filter(({ name }) => only === undefined || name === only)) {
    const outcome = await runCheck(check, target);
    rows[check.name] = rowOf(outcome);
    console.log(`  ${check.name.padEnd(28)} ${inWords(outcome)}`);
  }
  return rows;
}

function countOf(rows: readonly ResultRow[], outcome: ResultRow['outcome']): number {
  return rows.filter((row) => row.outcome === outcome).length;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      target: { type: 'string' },
      name: { type: 'string' },
      check: { type: 'string' },
      write: { type: 'boolean', default: false },
      physical: { type: 'boolean', default: false },
    },
  });
  const { target, name, check, write, physical } = values;
  if (target === undefined) throw new WrongUsage('--target: expected where the core runs, got nothing');
  if (check !== undefined && !CHECKS.some((each) => each.name === check))
    throw new WrongUsage(
      `--check: expected one of ${CHECKS.map((each) => each.name).join(', ')}, got '${check}'`,
    );
  const isKnown = target === 'all' || TARGETS.some((each) => each.name === target);
  if (physical && isKnown)
    throw new WrongUsage(`--physical: expected a serial port, got '${target}', which is emulated`);
  if (write && !isKnown && !physical)
    throw new WrongUsage(
      '--write: expected --physical too for a serial port; the report has no column for an emulated board at one',
    );
  const all: ResultRow[] = [];
  for (const each of await findTargets(target, name, physical)) {
    const rows = await runTarget(each, check);
    all.push(...Object.values(rows));
    if (write) writeResults(each, rows, physical);
  }
  const [passed, failed, other] = (['pass', 'fail', 'not applicable'] as const).map((one) =>
    countOf(all, one),
  );
  console.log(`\n${passed} passed, ${failed} failed, ${other} not applicable`);
  if (failed! > 0) process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  console.error((error as Error).message);
  if (error instanceof WrongUsage || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS')) {
    console.error(`\n${USAGE}`);
    process.exitCode = 2;
  } else process.exitCode = 1;
}
