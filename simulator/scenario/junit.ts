/**
 * Verdicts as JUnit XML, in the form that Jenkins and GitLab read: testsuites, testsuite, testcase, failure, error,
 * system-out.
 */
import { counted } from '../text/shown.ts';
import { seconds, verdictInShort, verdictInWords, type Verdict } from './verdict.ts';

export interface TimedVerdict {
  verdict: Verdict;
  /** How long the computer took. */
  tookMs: number;
}

/** What no XML 1.0 document may hold, not even escaped (W3C, fifth edition, section 2.2, production Char); lone surrogates too. */
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** Line ends and tabs too: in an attribute a parser would read them as spaces (section 3.3.3). */
const ESCAPED = /[&<>"'\t\n\r]/g;

function escapeXml(text: string): string {
  return text
    .replace(FORBIDDEN, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(ESCAPED, (character) => `&#${character.charCodeAt(0)};`);
}

function element(
  name: string,
  attributes: Record<string, string | number | null>,
  content: readonly string[] = [],
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([attribute, value]) => ` ${attribute}="${escapeXml(String(value))}"`);
  const start = `<${name}${written.join('')}`;
  return content.length === 0 ? `${start}/>` : `${start}>${content.join('')}</${name}>`;
}

function outcome(verdict: Verdict): string[] {
  if (verdict.verdict === 'passed') return [];
  const name = verdict.verdict === 'error' ? 'error' : 'failure';
  const attributes = { message: verdictInShort(verdict), type: verdict.verdict };
  return [element(name, attributes, [escapeXml(verdictInWords(verdict))])];
}

function told({ model, steps, simulated }: Verdict): string[] {
  if (simulated === null) return [];
  const lines = [
    `${model}, ${counted(steps, 'step')}`,
    `simulated time: ${seconds(simulated.elapsedMs)}, until ${simulated.time}`,
    `glass: ${simulated.glass}`,
  ];
  return [element('system-out', {}, [escapeXml(lines.join('\n'))])];
}

function testcase({ verdict, tookMs }: TimedVerdict): string {
  const { file, line } = verdict;
  const slash = file.lastIndexOf('/');
  const attributes = {
    classname: slash > 0 ? file.slice(0, slash) : 'scenarios',
    name: file.slice(slash + 1).replace(/\.scenario$/, ''),
    file,
    line,
    time: (tookMs / 1000).toFixed(3),
  };
  return element('testcase', attributes, [...outcome(verdict), ...told(verdict)]);
}

/** A document with one suite of so many testcases. */
function suiteOf(counts: Record<string, string | number>, testcases: readonly string[]): string {
  const suite = ['\n', ...testcases.map((each) => `${each}\n`)];
  const suites = ['\n', element('testsuite', { name: 'scenarios', ...counts }, suite), '\n'];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', { name: 'talkode simulate', ...counts }, suites)}\n`;
}

/** For a run that came to no result: a report that no build server takes for a good one. */
export function junitOfError(message: string): string {
  const error = element('error', { message, type: 'error' }, [escapeXml(message)]);
  const testcase = element('testcase', { classname: 'scenarios', name: 'talkode simulate' }, [error]);
  return suiteOf({ tests: 1, failures: 0, errors: 1, skipped: 0 }, [testcase]);
}

/** The whole document; its times are the computer's. */
export function junitXml(results: readonly TimedVerdict[]): string {
  const ended = (...names: readonly string[]): number =>
    results.filter(({ verdict }) => names.includes(verdict.verdict)).length;
  const counts = {
    tests: results.length,
    failures: ended('failed', 'timed-out'),
    errors: ended('error'),
    skipped: 0,
    time: (results.reduce((sum, { tookMs }) => sum + tookMs, 0) / 1000).toFixed(3),
  };
  return suiteOf(counts, results.map(testcase));
}
