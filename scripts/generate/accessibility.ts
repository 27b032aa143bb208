/**
 * The page that holds the code reader, its case and the practice page against EN 301 549: how each clause is met and
 * which test shows it. A test that is named and not there stops the generator.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { segments, type Segment } from './glass.ts';
import { missingTests, ROOT, testLink } from './named-tests.ts';
import { GLASS } from './tables.ts';

export type Part = 'device' | 'page' | 'case' | 'none';

export interface Clause {
  clause: string;
  title: string;
  /** What meets it; `none`: it does not apply, and `how` says why. */
  for: Part;
  how: string;
  /** Keys of `testNames`. */
  tests?: string[];
  /** Requirements on the case, by their ids. */
  case?: string[];
}

export interface AccessibilityTable {
  standard: string;
  /** The edition to come: what is known of it in words, and clause by clause. */
  next: { name: string; known: string; clauses: Clause[] };
  readingDistanceMm: number;
  case: { id: string; title: string; requirement: string }[];
  /** `file > suite > title`, as a run prints it; titles of `each` as they are written. */
  testNames: Record<string, string>;
  clauses: Clause[];
}

const TABLE = 'hardware-docs/accessibility.json';
/** EN 301 549, 5.1.4. */
const H_DEGREES = 0.7;

/** What is wrong with the table, one line each: tests that are not there, names that nothing uses or that nothing has. */
export function tableProblems(table: AccessibilityTable, root = ROOT): string[] {
  const clauses = [...table.clauses, ...table.next.clauses];
  const named = Object.entries(table.testNames).map(([key, name]) => [`test "${key}"`, name] as const);
  const usedTests = new Set(clauses.flatMap(({ tests = [] }) => tests));
  const usedCase = new Set(table.clauses.flatMap((clause) => clause.case ?? []));
  const caseIds = new Set(table.case.map(({ id }) => id));
  return [
    ...missingTests(named, root),
    ...[...usedTests].filter((key) => !(key in table.testNames)).map((key) => `no test is named "${key}"`),
    ...Object.keys(table.testNames)
      .filter((key) => !usedTests.has(key))
      .map((key) => `test "${key}" is used by no clause`),
    ...[...usedCase].filter((id) => !caseIds.has(id)).map((id) => `the case has no requirement ${id}`),
    ...table.clauses
      .filter((clause) => clause.for === 'case' && (clause.case ?? []).length === 0)
      .map(({ clause }) => `${clause} is left to the case, without a requirement on it`),
    ...table.next.clauses
      .filter(({ tests = [] }) => tests.length === 0)
      .map(({ clause }) => `${clause} of the next edition has no test`),
  ];
}

/** One decimal, and up. */
const up = (value: number): string => (Math.ceil(value * 10 - 1e-9) / 10).toFixed(1);

function heightOf({ polygons }: Segment): number {
  const ys = polygons.flat().map(([, y]) => y);
  return Math.max(...ys) - Math.min(...ys);
}

/** What the drawing of the glass (in tenths of a millimetre) asks of the case at a reading distance. */
function glassNumbers(distanceMm: number): Record<string, string> {
  // What tells a page or a setting from another: the signs that are read as letters are.
  const named = segments().filter(({ id }) => /^(page-|wait$)/.test(id));
  const signMm = Math.min(...named.map(heightOf)) / 10;
  const neededMm = 2 * distanceMm * Math.tan(((H_DEGREES / 2) * Math.PI) / 180);
  const scale = Number(up(neededMm / signMm));
  const digit = Object.values(GLASS.digitSegments).flatMap((shapes) =>
    shapes.flatMap((shape) => ('polygon' in shape ? shape.polygon.map(([, y]) => y) : [])),
  );
  const digitMm = (Math.max(...digit) - Math.min(...digit)) / 10;
  const height = Math.max(GLASS.height, ...Object.values(GLASS.modelHeights));
  return {
    distance: String(distanceMm),
    needed: neededMm.toFixed(2),
    sign: signMm.toFixed(1),
    scale: scale.toFixed(1),
    width: String(Math.ceil((GLASS.width / 10) * scale)),
    height: String(Math.ceil((height / 10) * scale)),
    digit: (digitMm * scale).toFixed(1),
  };
}

function fill(text: string, numbers: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const number = numbers[name];
    if (number === undefined) throw new Error(`${TABLE}: "${text}" has no number {${name}}`);
    return number;
  });
}

function shownBy({ testNames }: AccessibilityTable, clause: Clause): string {
  const links = (clause.tests ?? []).map((key) => testLink(testNames[key] ?? ''));
  const onCase = (clause.case ?? []).map((id) => `requirement ${id}`);
  const all = [...links, ...onCase];
  return all.length === 0 ? 'no test of its own' : all.join('<br>');
}

const rows = (head: readonly string[], cells: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n');

function chapters(table: AccessibilityTable, first: RegExp): string {
  return clauseRows(
    table,
    table.clauses.filter((clause) => clause.for !== 'none' && first.test(clause.clause)),
  );
}

function clauseRows(table: AccessibilityTable, clauses: readonly Clause[]): string {
  return rows(
    ['clause', 'asks for', 'how', 'shown by'],
    clauses.map((clause) => [clause.clause, clause.title, clause.how, shownBy(table, clause)]),
  );
}

/** The page; throws an error that lists every problem of the table. */
export function accessibilityPage(): string {
  const table = JSON.parse(readFileSync(path.join(ROOT, TABLE), 'utf8')) as AccessibilityTable;
  const problems = tableProblems(table);
  if (problems.length > 0) throw new Error(`${TABLE}:\n  ${problems.join('\n  ')}`);
  const numbers = glassNumbers(table.readingDistanceMm);
  const notApplying = table.clauses.filter((clause) => clause.for === 'none');
  return `<!-- Generated from hardware-docs/accessibility.json by "npm run generate". Change the table, not this page. -->

# Accessibility

The code reader, its case and the practice page against ${table.standard}. This is the project's own account, not a
certificate: nobody outside has judged it, no blind or deafblind person has tried it yet, and no case exists. What only a case can show is
a requirement on it with a number, below. A test named here exists: \`npm run generate:check\` fails otherwise. \`%s\` and
\`\${…}\` in a title stand for the cases that it runs with. The clauses are described in our own words; the standard's count.

The code display says nothing. Who needs speech takes the code reader: same secret, same codes.

## Each person

Chapter 4 asks that people who lack a sense or a strength have a way all the same. What follows are those ways; the clauses
further down are their parts.

${chapters(table, /^4/)}

## The device

${chapters(table, /^[5678]/)}

## Requirements on the case

To be measured on every case that is made.

${rows(
  ['', 'part', 'requirement'],
  table.case.map(({ id, title, requirement }) => [id, title, fill(requirement, numbers)]),
)}

## The practice page

WCAG 2.1 at levels A and AA is chapter 9; axe checks the page against WCAG 2.2.

${chapters(table, /^(9|11)/)}

## The next edition, ${table.next.name}

${table.next.known}

${clauseRows(table, table.next.clauses)}

## What does not apply

${rows(
  ['clause', 'asks for', 'why not'],
  notApplying.map(({ clause, title, how }) => [clause, title, how]),
)}
`;
}
