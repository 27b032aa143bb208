/**
 * What a test does in a page whichever browser shows it: Playwright drives Chromium, Puppeteer drives Firefox, and what
 * both are to show is written once.
 */
export interface DrivenPage {
  /** The value of an expression within the page; a promise's when it is kept. */
  evaluate(expression: string): Promise<unknown>;
  click(selector: string, options?: { delay?: number }): Promise<void>;
  readonly keyboard: {
    press(key: string, options?: { delay?: number }): Promise<void>;
    type(text: string): Promise<void>;
  };
}

/** As a finger strikes: longer than the 20 ms for which a contact may bounce, or the next strike might be lost. */
export const STRIKE = { delay: 40 };

/** Runs a function within the page. It sees nothing of the test but its argument. */
export async function inPage<Argument, Result>(
  page: DrivenPage,
  run: (argument: Argument) => Result,
  argument: Argument,
): Promise<Awaited<Result>> {
  return (await page.evaluate(`(${String(run)})(${JSON.stringify(argument)})`)) as Awaited<Result>;
}
