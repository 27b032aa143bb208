/** Turns what was typed after `talkode simulate` into values that go together; every error names its option. */
import type { TokenParameters } from '../../host-tools/token/provisioning.ts';
import { hasVoice } from '../../simulator/session/voices.ts';
import type { ModelName } from '../../simulator/token/contract.generated.ts';
import { requireOneTaker, STANDARD_STREAM } from '../files/standard-streams.ts';
import { UsageError } from '../messages/failures.ts';
import { nameOf, type OptionRow } from '../options/option-table.ts';
import type { TypedOptions } from '../options/typed-options.ts';
import { readActs, type Act } from './read-acts.ts';
import { SIMULATE_OPTIONS, type SimulateValues } from './simulate-options.ts';

export interface SimulateOptions extends Omit<SimulateValues, 'press' | 'hold' | 'advance'> {
  /** The model that was named, or the code display. */
  model: ModelName;
  /** Without the secret of `secretFile`, which is read later. */
  parameters: Partial<TokenParameters>;
  acts: readonly Act[];
}

const DEFAULT_MODEL: ModelName = 'code-display';
const PARAMETERS = [
  'secret',
  'algorithm',
  'digits',
  'timeStepSeconds',
  't0UnixSeconds',
  'serialNumber',
  'zone',
] as const satisfies readonly (keyof TokenParameters)[];

function parametersOf(values: SimulateValues): Partial<TokenParameters> {
  return Object.fromEntries(
    PARAMETERS.map((name) => [name, values[name]]).filter(([, value]) => value !== null),
  ) as Partial<TokenParameters>;
}

/** The first option about this that was given. */
function firstAbout(about: OptionRow<unknown>['about'], options: SimulateOptions): string | undefined {
  const rows = Object.entries<OptionRow<unknown>>(SIMULATE_OPTIONS).filter(([, row]) => row.about === about);
  const given = rows.find(([name]) => ![null, false].includes(options[name as 'wav' | 'play'] as null));
  return given && nameOf(given[1]);
}

/** Only a model with a voice makes sound. Throws UsageError naming the first option about it. */
export function requireVoice(options: SimulateOptions): void {
  const name = hasVoice(options.model) ? undefined : firstAbout('sound', options);
  if (name !== undefined)
    throw new UsageError(`${name}: the ${options.model} makes no sound; give --model code-reader too`);
}

/** `-` is a stream, of which there is one each way; --json, and a link's address, go to standard output too. */
function requireStreams(options: SimulateOptions): void {
  const { json, link, svg, png, wav, trace, junit, secretFile, scenario } = options;
  requireOneTaker('output', {
    '--link': link && !json ? STANDARD_STREAM : null,
    '--json': json ? STANDARD_STREAM : null,
    '--svg': svg,
    '--png': png,
    '--wav': wav,
    '--trace': trace,
    '--junit': junit,
  });
  const scenarioStream = scenario?.find((name) => name === STANDARD_STREAM) ?? null;
  requireOneTaker('input', { '--secret-file': secretFile, '--scenario': scenarioStream });
}

function requireScenario(options: SimulateOptions): void {
  const name = options.scenario === null ? firstAbout('scenarios', options) : undefined;
  if (name !== undefined) throw new UsageError(`${name}: it is about scenarios; give --scenario too`);
}

/** What cannot work together, and why. */
const CONFLICTS: readonly (readonly [(options: SimulateOptions) => boolean, string])[] = [
  [
    ({ blank, parameters, secretFile }) =>
      blank && (Object.keys(parameters).length > 0 || secretFile !== null),
    '--blank: a blank token has no secret and no parameters; leave out the options that give them',
  ],
  [
    ({ target, flavour }) => target === 'simulator' && flavour !== 'development',
    '--flavour: it chooses an image of an emulated board; give --target rp2040 too',
  ],
  [
    ({ target, trace }) => target !== 'simulator' && trace !== null,
    '--trace: the emulated chip tells nobody what goes in and out of its core; leave out --target',
  ],
  [
    ({ target, allLanguages }) => target !== 'simulator' && allLanguages,
    '--all-languages: the emulated chip has its voice in its flash; leave out --target',
  ],
  [
    ({ erase, storage }) => erase && storage === null,
    '--erase: it empties the token of --storage, which is missing',
  ],
  [
    ({ secret, secretFile }) => secret !== null && secretFile !== null,
    '--secret-file: --secret gives a secret already; leave one of them out',
  ],
];

function requireFitting(options: SimulateOptions): void {
  // A scenario may name its model itself: then its sound is looked at once it is read.
  if (options.scenario === null) requireVoice(options);
  const conflict = CONFLICTS.find(([isThere]) => isThere(options));
  if (conflict) throw new UsageError(conflict[1]);
  requireStreams(options);
  requireScenario(options);
  if (options.scenario !== null && (options.acts.length > 0 || options.link))
    throw new UsageError(
      '--scenario: the file says what happens; leave out --press, --hold, --advance and --link',
    );
}

/** Throws UsageError naming the option, what was expected and what came, never a secret. */
export function readSimulateOptions(typed: TypedOptions<typeof SIMULATE_OPTIONS>): SimulateOptions {
  const values = typed.values();
  const model = values.givenModel ?? DEFAULT_MODEL;
  const options = { ...values, model, parameters: parametersOf(values), acts: readActs(typed, model) };
  requireFitting(options);
  return options;
}
