/** Renders measured rates as Markdown tables that can also be read in a terminal. */
import type { BenchBar, BenchSuite, GroupResult } from './measure.ts';

export type SuiteResult = { readonly suite: BenchSuite; readonly groups: readonly GroupResult[] };

export type RunFacts = {
  /** ISO date of the run. */
  readonly date: string;
  readonly nodeVersion: string;
  readonly architecture: string;
  readonly cores: number;
  /** Average number of running programs in the last minute: above the number of cores, rates are too low. */
  readonly loadAtStart: number;
  readonly loadAtEnd: number;
};

/** The whole report. */
export function renderReport(facts: RunFacts, results: readonly SuiteResult[]): string {
  const parts = [
    '# Measured rates',
    '`npm run bench` writes this file. Rates of one run may be compared with each other, not with those of another machine.',
    renderFacts(facts),
  ];
  for (const { suite, groups } of results) {
    parts.push(`## ${suite.title}`, suite.about);
    const bars = suite.bars(groups);
    if (bars.length > 0) parts.push(renderBars(bars));
    for (const { title, head, rows } of suite.tables ?? [])
      parts.push(`### ${title}`, renderTable(head, rows));
    for (const group of groups) parts.push(`### ${group.title}`, renderGroup(group));
  }
  return `${parts.join('\n\n')}\n`;
}

function renderFacts(facts: RunFacts): string {
  return (
    `${facts.date}, Node ${facts.nodeVersion}, ${facts.architecture}, ${facts.cores} cores ` +
    `(one used), load ${facts.loadAtStart.toFixed(1)} at the start and ${facts.loadAtEnd.toFixed(1)} at the end.`
  );
}

function renderBars(bars: readonly BenchBar[]): string {
  const rows = bars.map((bar) => [
    bar.text,
    `${isCeiling(bar) ? 'at most' : 'at least'} ${formatBar(bar.limit, bar.unit)}`,
    formatBar(bar.measured, bar.unit),
    isHeld(bar) ? 'held' : '**missed**',
  ]);
  return renderTable(['bar', 'limit', 'measured', ''], rows);
}

const FLOORS: readonly BenchBar['unit'][] = ['/s', 'x', '% idle'];

function isCeiling({ unit }: BenchBar): boolean {
  return !FLOORS.includes(unit);
}

export function isHeld(bar: BenchBar): boolean {
  return isCeiling(bar) ? bar.measured <= bar.limit : bar.measured >= bar.limit;
}

function renderGroup(group: GroupResult): string {
  const hasPeer = group.rows.some((row) => row.ratioToPeer !== null);
  const head = [`${group.counted}/s`, 'median', 'slowest', 'fastest'];
  if (group.inNanoseconds) head.push('ns each');
  if (hasPeer) head.push('x the faster library');
  const rows = group.rows.map((row) => {
    const cells = [row.name, formatRate(row.perSecond), formatRate(row.slowest), formatRate(row.fastest)];
    if (group.inNanoseconds) cells.push((1e9 / row.perSecond).toFixed(1));
    if (row.ratioToPeer !== null) cells.push(row.ratioToPeer.toFixed(2));
    return cells;
  });
  return renderTable(head, rows);
}

function formatBar(value: number, unit: BenchBar['unit']): string {
  if (unit === '/s') return `${formatRate(value)}/s`;
  if (unit === 'bytes' || unit === 'cycles') return `${formatRate(value)} ${unit}`;
  return `${value.toFixed(unit === 'x of C' ? 2 : 1)} ${unit}`;
}

function formatRate(perSecond: number): string {
  return Math.round(perSecond).toLocaleString('en-US').replaceAll(',', ' ');
}

/** The first column is text, the others are numbers. */
function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, i) => Math.max(3, cell.length, ...rows.map((row) => row[i]!.length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join(' | ')} |`;
  const rule = widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}
