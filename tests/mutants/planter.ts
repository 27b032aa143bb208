/** Plants faults in a working copy of its own, one at a time, and has the suites look. */
import { cpSync, rmSync } from 'node:fs';
import { outputsOf, stepsBetween } from './build-steps.ts';
import type { Fault } from './fault.ts';
import { runProcess, runSuites, type Outcome } from './suite-run.ts';
import type { Verdict } from './verdicts.ts';
import { WorkingCopy } from './working-copy.ts';

const MINUTE_MS = 60_000;
/** Far beyond what any suite of the table takes, on a busy machine too. */
const LIMIT_MS = 5 * MINUTE_MS;
const BUILD_LIMIT_MS = 10 * MINUTE_MS;

export class Planter {
  readonly #copy: WorkingCopy;

  constructor(project: string) {
    this.#copy = new WorkingCopy(project);
  }

  /** Where the copy lies. */
  get root(): string {
    return this.#copy.root;
  }

  /** Builds what the faults will be built like, without one. */
  async begin(steps: readonly string[]): Promise<void> {
    await this.#build(steps);
    for (const output of outputsOf(steps))
      cpSync(this.#copy.path(output), this.#copy.path(`pristine/${output}`), { recursive: true });
  }

  /** Throws when the suites do not pass as they are; so many files run side by side. */
  async requireSound(suites: readonly string[], workers: number): Promise<void> {
    const outcome = await runSuites(this.#copy.root, suites, suites.length * LIMIT_MS, workers);
    if (outcome.kind !== 'passed')
      throw new Error(`without a fault: expected the suites to pass, got ${inWords(outcome)}`);
  }

  /** Throws when the fault cannot be built or no test can run with it. */
  async plant({ file, text, replacement, suites }: Fault): Promise<Verdict> {
    const takeBack = this.#copy.replace(file, text, replacement);
    const built: string[] = [];
    try {
      for (const suite of suites) {
        const steps = stepsBetween(this.#copy.root, file, [suite]).filter((step) => !built.includes(step));
        built.push(...steps);
        await this.#build(steps);
        const outcome = await runSuites(this.#copy.root, [suite], LIMIT_MS);
        if (outcome.kind === 'broken') throw new Error(`${file}: ${outcome.why}`);
        if (outcome.kind !== 'passed') return { noticed: true, by: inWords(outcome) };
      }
      return { noticed: false, by: '' };
    } finally {
      takeBack();
      this.#restore(built);
    }
  }

  end(): void {
    this.#copy.remove();
  }

  async #build(steps: readonly string[]): Promise<void> {
    if (steps.length === 0) return;
    const { status, output } = await runProcess(
      this.#copy.root,
      ['scripts/build.mjs', ...steps],
      BUILD_LIMIT_MS,
    );
    if (status !== 0)
      throw new Error(`expected ${steps.join(', ')} to be built, got\n${output.slice(-2000)}`);
  }

  #restore(steps: readonly string[]): void {
    for (const output of outputsOf(steps)) {
      rmSync(this.#copy.path(output), { recursive: true, force: true });
      cpSync(this.#copy.path(`pristine/${output}`), this.#copy.path(output), { recursive: true });
    }
  }
}

function inWords(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'passed':
      return 'no failure';
    case 'failed':
      return outcome.by;
    case 'endless':
      return `a run of more than ${LIMIT_MS / MINUTE_MS} minutes`;
    case 'broken':
      return outcome.why;
  }
}
