/** axe within the page: what it finds against WCAG 2.2 AA and its best practice. */
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import { expect } from 'vitest';
import { inPage } from './driven-page.ts';
import type { DrivenPage } from './driven-page.ts';

const AXE = readFileSync(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Runs within the page. Of what passes only the number of rules is asked: to name each node that does takes longest. */
async function runAxe(rules: string[]): Promise<{ found: string[]; passed: number }> {
  const { axe } = window as unknown as {
    axe: { run(context: Document, options: object): Promise<AxeResults> };
  };
  const { violations, passes } = await axe.run(document, {
    runOnly: rules,
    resultTypes: ['violations'],
    preload: false,
  });
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  return { found, passed: passes.length };
}

/** `state` is named when it finds something. */
export async function expectNoViolations(page: DrivenPage, state?: string): Promise<void> {
  if (!(await inPage(page, (name) => name in window, 'axe'))) await page.evaluate(AXE);
  const { found, passed } = await inPage(page, runAxe, RULES);
  expect(found, state).toEqual([]);
  // A run that checked nothing would find nothing, too; a dialog alone passes 17 rules.
  expect(passed, state).toBeGreaterThan(15);
}
