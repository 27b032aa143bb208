/** The conformance report: a row a check, a column a target, and why a check could not be made. */
import { readFileSync } from 'node:fs';

interface Row {
  outcome: 'pass' | 'not applicable' | 'fail';
  figure?: { value: number; unit: string };
  why?: string;
  error?: string;
}

interface Target {
  name: string;
  title: string;
  physical: boolean;
  rows: Record<string, Row>;
}

interface Report {
  checks: { name: string; title: string }[];
  targets: Target[];
}

const REPORT = JSON.parse(
  readFileSync(new URL('../../hardware-docs/conformance.json', import.meta.url), 'utf8'),
) as Report;

/** Numbers each reason once, in the order of reading. */
class Notes {
  readonly #reasons: string[] = [];

  number(reason: string): number {
    if (!this.#reasons.includes(reason)) this.#reasons.push(reason);
    return this.#reasons.indexOf(reason) + 1;
  }

  list(): string {
    return this.#reasons.map((reason, index) => `${index + 1}. ${reason}`).join('\n');
  }
}

function cell(row: Row | undefined, notes: Notes): string {
  if (row === undefined) return 'not run';
  if (row.outcome === 'not applicable') return `n/a (${notes.number(row.why ?? '')})`;
  if (row.outcome === 'fail') return `**fail** (${notes.number(row.error ?? '')})`;
  return row.figure ? `pass: ${row.figure.value} ${row.figure.unit}` : 'pass';
}

function table(notes: Notes): string {
  const head = ['check', ...REPORT.targets.map(({ name }) => name)];
  const rows = REPORT.checks.map((check) => [
    check.title,
    ...REPORT.targets.map(({ rows }) => cell(rows[check.name], notes)),
  ]);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function physicalBoards(): string {
  const boards = REPORT.targets.filter(({ physical }) => physical).map(({ name }) => name);
  if (boards.length > 0) return `Physical boards that ran it: ${boards.join(', ')}.`;
  return `**No physical board has run it yet.** Everything below ran in Node, in rp2040js or in QEMU. On a physical board with a
development image the same command fills its column in:

    npm run conformance -- --target /dev/ttyACM0 --name "Raspberry Pi Pico" --physical --write`;
}

export function conformancePage(): string {
  const notes = new Notes();
  const rows = table(notes);
  return `<!-- Generated from hardware-docs/conformance.json by "npm run generate". -->

# Conformance

One suite, asked of every host of the one core: \`npm run conformance -- --target NAME\`, or \`all\`. \`npm test\` runs it too, and fails
where what came differs from this page. Cycles and instructions are as counted when the page was written; they change with the
compiler, the outcomes do not. Where a target runs in real time (tcp, pty, QEMU), calls and memory CRC change with each run: every call is
compared with Node's all the same.

${physicalBoards()}

## Targets

${REPORT.targets.map(({ name, title }) => `- **${name}**: ${title}`).join('\n')}

## Results

${rows}

## Not applicable, and why

${notes.list()}
`;
}
