/**
 * The page of what is asked of a platform that gives people tokens: each requirement, what has become of it and which
 * test shows it. A test that is named and not there stops the generator.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { missingTests, ROOT, testLink } from './named-tests.ts';

export interface Requirement {
  number: number;
  requirement: string;
  /** Of a requirement that no test shows. */
  status?: 'planned' | 'elsewhere';
  /** Elsewhere: whose matter it is. */
  system?: string;
  /** Of one that is done: `file > suite > title`, as a run prints it; titles of `each` as they are written. */
  tests?: string | string[];
}

export interface RequirementsTable {
  chapters: { title: string; rows: Requirement[] }[];
}

const TABLE = 'docs/requirements.json';

const testsOf = ({ tests = [] }: Requirement): string[] => (typeof tests === 'string' ? [tests] : tests);

/** What is wrong with one requirement alone. */
function rowProblems(row: Requirement): string[] {
  const { number, status, system } = row;
  const hasTests = testsOf(row).length > 0;
  const faults = [
    row.requirement === '' && 'says nothing',
    hasTests && status !== undefined && `is ${status}, and tests show it`,
    !hasTests && status !== 'planned' && status !== 'elsewhere' && 'has neither tests nor a status',
    (status === 'elsewhere') !== (system !== undefined) &&
      'names a system when it is elsewhere, and only then',
  ];
  return faults.filter((fault) => fault !== false).map((fault) => `requirement ${number} ${fault}`);
}

/** What is wrong with the table, one line each: tests that are not there, numbers that lack or come twice, statuses. */
export function requirementProblems({ chapters }: RequirementsTable, root = ROOT): string[] {
  const rows = chapters.flatMap((chapter) => chapter.rows);
  const numbers = rows.map(({ number }) => number);
  const all = Array.from({ length: Math.max(...numbers) }, (_, index) => index + 1);
  const named = rows.flatMap((row) =>
    testsOf(row).map((name) => [`requirement ${row.number}`, name] as const),
  );
  return [
    ...all.filter((number) => !numbers.includes(number)).map((number) => `there is no requirement ${number}`),
    ...numbers
      .filter((number, index) => numbers.indexOf(number) < index)
      .map((number) => `requirement ${number} is there twice`),
    ...rows.flatMap(rowProblems),
    ...missingTests(named, root),
  ];
}

function stateOf({ status, system }: Requirement): string {
  if (status === 'elsewhere') return `elsewhere: ${system}`;
  return status ?? '**done**';
}

function tableOf(rows: readonly Requirement[]): string {
  const cells = rows.map((row) => [
    String(row.number),
    row.requirement,
    stateOf(row),
    testsOf(row).map(testLink).join('<br>'),
  ]);
  const head = ['no', 'requirement', 'status', 'shown by'];
  return [head, head.map(() => '---'), ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function counts(rows: readonly Requirement[]): string {
  const count = (status: Requirement['status']): number => rows.filter((row) => row.status === status).length;
  return `Of ${rows.length} requirements ${count(undefined)} are done, ${count('planned')} planned and ${count('elsewhere')} elsewhere.`;
}

/** The page; throws an error that lists every problem of the table. */
export function requirementsPage(): string {
  const table = JSON.parse(readFileSync(path.join(ROOT, TABLE), 'utf8')) as RequirementsTable;
  const problems = requirementProblems(table);
  if (problems.length > 0) throw new Error(`${TABLE}:\n  ${problems.join('\n  ')}`);
  return `<!-- Generated from ${TABLE} by "npm run generate". Change the table, not this page. -->

# Requirements

What MitID's published rules and the Danish documents that this platform follows ask of those who give people tokens, in our own
words. Talkode is independent of MitID; it takes the rules as its yardstick.

- **done**: a test named here shows it. It exists: \`npm run generate:check\` fails otherwise. \`%s\`, \`$name\` and \`\${…}\` in a title
  stand for the cases that it runs with.
- planned: it belongs to this platform and no test shows the whole of it yet.
- elsewhere: a system beside this one has to meet it.

${counts(table.chapters.flatMap(({ rows }) => rows))}

${table.chapters.map(({ title, rows }) => `## ${title}\n\n${tableOf(rows)}\n`).join('\n')}`;
}
