/** Who says what they see reaches the control: what stands on it is in its accessible name (WCAG 2.2, 2.5.3). */
import type { CDPSession, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeWith } from '../support/system-programs.ts';
import { Site } from './support/site.ts';
import { enterCode, enterUserId, showCode } from './support/token-page.ts';

const CONTROLS = 'button, a, summary, input, select';
const MARK = 'data-measured';

interface Control {
  visible: string;
  name: string;
}

/** Marks the controls that can be seen, and gives the text that stands on each or is its label. */
function visibleTexts(page: Page): Promise<string[]> {
  return page.evaluate(
    ([controls, mark]) => {
      for (const marked of document.querySelectorAll(`[${mark}]`)) marked.removeAttribute(mark!);
      const isSeen = (element: Element): boolean =>
        element.checkVisibility() && element.closest('.visually-hidden, .leaving') === null;
      const seenText = (element: Element): string => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        const parts: string[] = [];
        while (walker.nextNode() !== null)
          if (isSeen(walker.currentNode.parentElement!)) parts.push(walker.currentNode.textContent!);
        return parts.join(' ').replace(/\s+/g, ' ').trim();
      };
      const seen = [...document.querySelectorAll(controls!)].filter(isSeen);
      return seen.map((element, i) => {
        element.setAttribute(mark!, String(i));
        const labels = (element as HTMLInputElement).labels;
        const isField = element.matches('input, select');
        return isField ? [...(labels ?? [])].map(seenText).join(' ') : seenText(element);
      });
    },
    [CONTROLS, MARK],
  );
}

async function accessibleName(session: CDPSession, place: number): Promise<string> {
  const { result } = await session.send('Runtime.evaluate', {
    expression: `document.querySelector('[${MARK}="${place}"]')`,
  });
  const { nodes } = await session.send('Accessibility.getPartialAXTree', {
    objectId: result.objectId!,
    fetchRelatives: false,
  });
  return String(nodes[0]!.name?.value ?? '');
}

async function controlsOf(page: Page): Promise<Control[]> {
  const session = await page.context().newCDPSession(page);
  const controls: Control[] = [];
  for (const [place, visible] of (await visibleTexts(page)).entries())
    controls.push({ visible, name: await accessibleName(session, place) });
  await session.detach();
  return controls;
}

/** Punctuation and case are not spoken. */
function spoken(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

/** Without a name, or with one that begins otherwise than what is seen. */
function misnamed({ visible, name }: Control): boolean {
  return (visible === '' && name === '') || !spoken(name).startsWith(spoken(visible).trimEnd());
}

describeWith(['chromium'], 'label in name', () => {
  const site = new Site();

  test.each(['start', 'code-display', 'code-reader'] as const)('every control of the page %s', async (at) => {
    for (const locale of ['da-DK', 'en-GB']) {
      const page = await site.open({ clock: 'stopped', at, locale });
      const controls = await controlsOf(page);
      expect(controls.length).toBeGreaterThan(8);
      expect(controls.filter(misnamed)).toEqual([]);
    }
  });

  test.each(['da-DK', 'en-GB'])('every control, in every step, %s', async (locale) => {
    const page = await site.open({ clock: 'stopped', locale });
    const controls = await controlsOf(page);
    await page.locator('.legend summary').click();
    await enterUserId(page);
    controls.push(...(await controlsOf(page)));
    await enterCode(page, '1');
    controls.push(...(await controlsOf(page)));
    await enterCode(page, await showCode(page));
    controls.push(...(await controlsOf(page)));
    // Fewer would mean that it looks past them: a page with 13 keys, links, fields and settings.
    expect(controls.length).toBeGreaterThan(120);
    expect(controls.filter(misnamed)).toEqual([]);
  });
});
