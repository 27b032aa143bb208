/** The titles under which a test file's tests run, read from its source: `suite > test`, as a run prints them. */
import { readFileSync } from 'node:fs';
import ts from 'typescript';

const SUITES = new Set(['describe', 'describeWith']);
const TESTS = new Set(['test', 'it']);
/** Tests that never run prove nothing. */
const SWITCHED_OFF = new Set(['skip', 'todo', 'skipIf', 'runIf', 'fails']);

interface Named {
  kind: 'suite' | 'test' | 'off';
  title: string;
  body: ts.Node | undefined;
}

/** `test`, `test.each(rows)`, `describe.each(rows)`: the name at the bottom, and whether it is switched off on the way. */
function calledName(node: ts.Expression): { name: string; off: boolean } | undefined {
  if (ts.isIdentifier(node)) return { name: node.text, off: false };
  if (ts.isCallExpression(node)) return calledName(node.expression);
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  const inner = calledName(node.expression);
  return inner && { name: inner.name, off: inner.off || SWITCHED_OFF.has(node.name.text) };
}

/** A title's text; a template's as it is written, `${…}` included. */
function titleOf(node: ts.Node, source: ts.SourceFile): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  return ts.isTemplateExpression(node) ? node.getText(source).slice(1, -1) : undefined;
}

function namedBy(node: ts.Node, source: ts.SourceFile): Named | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  const called = calledName(node.expression);
  if (called === undefined) return undefined;
  const kind = SUITES.has(called.name) ? 'suite' : TESTS.has(called.name) ? 'test' : undefined;
  const title = node.arguments.map((each) => titleOf(each, source)).find((each) => each !== undefined);
  if (kind === undefined || title === undefined) return undefined;
  return { kind: called.off ? 'off' : kind, title, body: node.arguments.at(-1) };
}

/** Of the text of a test file; titles of `each` stand as they are written, with their `%s`. */
export function testTitles(text: string): string[] {
  const source = ts.createSourceFile('test.ts', text, ts.ScriptTarget.ESNext, true);
  const titles: string[] = [];
  const visit = (node: ts.Node, suites: readonly string[]): void => {
    const named = namedBy(node, source);
    if (named?.kind === 'off') return;
    if (named?.kind === 'test') titles.push([...suites, named.title].join(' > '));
    else if (named?.body) ts.forEachChild(named.body, (child) => visit(child, [...suites, named.title]));
    else ts.forEachChild(node, (child) => visit(child, suites));
  };
  visit(source, []);
  return titles;
}

export function testTitlesOf(file: string): string[] {
  return testTitles(readFileSync(file, 'utf8'));
}
