/** `npm run explore -- --model code-display --depth 8`: explores the real core and prints what it found. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { MODELS, type ModelName } from '../../simulator/token/contract.generated.ts';
import { loadCore } from '../../simulator/token/load.ts';
import { Explorer } from './explorer.ts';
import { writePage } from './explored-page.ts';
import { describeBroken, describeMerging, describeResult, scenarioOf } from './report.ts';

const USAGE = `usage: npm run explore -- --model ${Object.keys(MODELS).join('|')} --depth N [--states N] [--scenario FILE] [--check-merging] [--write]`;
const WRONG_USAGE = 2;

class UsageError extends Error {}

interface RunOptions {
  model: ModelName;
  depth: number;
  states: number;
  scenario: string | undefined;
  checksMerging: boolean;
  /** Into hardware-docs/explored-states.md. */
  write: boolean;
}

function wholeNumber(option: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1)
    throw new UsageError(`--${option}: expected a whole number from 1, got "${text}"`);
  return value;
}

function readOptions(args: string[]): RunOptions {
  try {
    const { values } = parseArgs({
      args,
      options: {
        model: { type: 'string' },
        depth: { type: 'string' },
        states: { type: 'string' },
        scenario: { type: 'string' },
        write: { type: 'boolean', default: false },
        'check-merging': { type: 'boolean', default: false },
      },
    });
    const { model } = values;
    if (model === undefined || !Object.hasOwn(MODELS, model))
      throw new UsageError(`--model: expected ${Object.keys(MODELS).join(' or ')}, got ${model ?? 'none'}`);
    if (values.depth === undefined) throw new UsageError('--depth: expected a whole number from 1, got none');
    return {
      model: model as ModelName,
      depth: wholeNumber('depth', values.depth, 1),
      states: wholeNumber('states', values.states, Infinity),
      scenario: values.scenario,
      checksMerging: values['check-merging'],
      write: values.write,
    };
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof TypeError)) throw error;
    process.stderr.write(`${error.message}\n${USAGE}\n`);
    process.exit(WRONG_USAGE);
  }
}

const { model, depth, states, scenario, checksMerging, write } = readOptions(process.argv.slice(2));
const startedMs = performance.now();
const explorer = new Explorer({
  module: loadCore(),
  model,
  depth,
  states,
  checksMerging,
  onProgress: ({ depth: level, states: known, transitions, waiting }) => {
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(0);
    process.stderr.write(
      `${seconds} s: depth ${level}, ${known} states, ${waiting} to explore, ${transitions} transitions\n`,
    );
  },
});
const result = explorer.explore();
const { broken } = result;
const seconds = process.cpuUsage().user / 1e6;
process.stdout.write(`${describeResult(model, result, seconds)}\n`);
process.stdout.write(`by depth: ${result.statesByDepth.join(' ')}\n`);
if (result.merging !== null) process.stdout.write(describeMerging(result.merging));
if (broken !== null) {
  process.stdout.write(`${describeBroken(broken)}\n`);
  const text = scenarioOf(broken);
  if (scenario !== undefined && text !== null) writeFileSync(scenario, text);
  process.exitCode = 1;
}
if (write) writePage(model, result, seconds, new Date().toISOString().slice(0, 10));
