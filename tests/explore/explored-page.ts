/** Keeps hardware-docs/explored-states.md: the numbers of each model's last deep run, written by the run itself. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { ModelName } from '../../simulator/token/contract.generated.ts';
import type { ExploreResult } from './explorer.ts';
import { PROPERTIES } from './finding.ts';
import { inputsOf } from './inputs.ts';
import { counted } from './report.ts';
import { rootsOf } from './roots.ts';

const PAGE = new URL('../../hardware-docs/explored-states.md', import.meta.url);

const HEAD = [
  'model',
  'distinct states',
  'transitions',
  'all sequences of up to',
  'found',
  'seconds',
  'date',
];

/** Rows of the page as it is, by model. */
function readRows(): Map<string, string> {
  if (!existsSync(PAGE)) return new Map();
  const lines = readFileSync(PAGE, 'utf8').split('\n');
  return new Map(
    lines.flatMap((line) => {
      const model = /^\| (code-[a-z]+) /.exec(line)?.[1];
      return model === undefined ? [] : [[model, line] as [string, string]];
    }),
  );
}

function rowOf(model: ModelName, result: ExploreResult, seconds: number, date: string): string {
  const { states, transitions, completeDepth, isExhausted, broken } = result;
  const reach = isExhausted ? 'any length' : `${completeDepth} inputs`;
  const cells = [
    model,
    counted(states),
    counted(transitions),
    reach,
    broken === null ? 'nothing' : `**${PROPERTIES[broken.finding.property]}**`,
    seconds.toFixed(0),
    date,
  ];
  return `| ${cells.join(' | ')} |`;
}

function listsOf(model: ModelName): string {
  const roots = rootsOf(model).map(({ name }) => name);
  const inputs = inputsOf(model).map(({ name }) => name);
  return [
    `## ${model}`,
    '',
    `Tokens that it starts with: ${roots.join('; ')}.`,
    '',
    `Inputs, each tried in every state in which it is possible: ${inputs.join(', ')}.`,
  ].join('\n');
}

/** Writes the run's numbers into the page, beside those of the other models. */
export function writePage(model: ModelName, result: ExploreResult, seconds: number, date: string): void {
  const rows = readRows().set(model, rowOf(model, result, seconds, date));
  const models = [...rows.keys()].sort() as ModelName[];
  const promises = Object.values(PROPERTIES).map((promise) => `- ${promise}`);
  const page = [
    '<!-- Written by "npm run explore -- --model … --depth … --write". Do not change it by hand. -->',
    '',
    '# Explored states',
    '',
    'Breadth-first walks through the states of the real core (the release build), from tokens fresh from their factory.',
    'In each state every input is tried, in each new state every promise below is checked; states that only time tells',
    'apart count as one (`tests/explore/state-hash.ts` says what that means). Where an input has the device store',
    'something, it is tried with a quick flash and with a slow one, whose operations can then succeed, fail or be lost.',
    '',
    ...promises,
    '',
    `| ${HEAD.join(' | ')} |`,
    `| ${HEAD.map(() => '---').join(' | ')} |`,
    ...models.map((name) => rows.get(name)!),
    '',
    'Seconds are those of one core of the machine that ran it; a bounded walk is part of `npm test`.',
    '',
    ...models.map(listsOf).join('\n\n').split('\n'),
    '',
  ].join('\n');
  writeFileSync(PAGE, page);
}
