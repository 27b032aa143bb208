// Turns what was typed after `talkode simulate` into checked values; every error names its option.
import { MODELS, type ModelName } from '../../simulator/token/contract.generated.ts';
import { mainKey, readStrokes, type Stroke } from '../../simulator/session/key-strokes.ts';
import { TAP_MS } from '../../simulator/session/session.ts';
import { UsageError } from '../messages/failures.ts';
import { hasVoice } from '../../simulator/session/voices.ts';
import type { TokenParameters } from '../../host-tools/token/provisioning.ts';
import { FLAVOURS, type Flavour } from '../../simulator/emulator/boards.generated.ts';
import {
  readLink,
  readName,
  readOption,
  readOptionalPath,
  readOptionalPathOfFile,
  readPath,
  type LinkPlace,
} from '../options/read-option.ts';
import { requireOneTaker, STANDARD_STREAM } from '../files/standard-streams.ts';
import {
  readAlgorithm,
  readDigits,
  readDuration,
  readInstant,
  readMillivolts,
  readSecret,
  readTimeStep,
  readWhole,
  readSerialNumber,
} from '../../simulator/text/values.ts';
import { LANGUAGES, type VoiceLanguage } from '../../simulator/voice/clips.generated.ts';

/** The simulated device, or the core on an emulated chip. */
export const TARGETS = ['simulator', 'rp2040'] as const;
export type Target = (typeof TARGETS)[number];

/** One --press, --hold or --advance, in the order typed. */
export interface RawAct {
  kind: 'press' | 'hold' | 'advance';
  text: string;
}

export interface RawSimulateOptions {
  target: string;
  flavour?: string;
  /** Left out: each scenario's own, else the code display. */
  model?: string;
  secret?: string;
  secretFile?: string;
  algorithm?: string;
  digits?: string;
  timeStep?: string;
  t0?: string;
  serialNumber?: string;
  blank?: true;
  at?: string;
  battery?: string;
  language?: string;
  firstUse?: true;
  headphones?: true;
  storage?: string;
  erase?: true;
  link?: string;
  scenario?: readonly string[];
  junit?: string;
  artifacts?: string;
  trace?: string;
  svg?: string;
  png?: string;
  wav?: string;
  play?: true;
  json?: true;
}

/** `ms`: how long the last key of the last stroke is held. */
export type Act = { do: 'press'; strokes: readonly Stroke[]; ms: number } | { do: 'advance'; ms: number };

export interface SimulateOptions {
  target: Target;
  flavour: Flavour;
  model: ModelName;
  /** The model that was named; null for none. */
  givenModel: ModelName | null;
  /** Without the secret of `secretFile`, which is read later. */
  parameters: Partial<TokenParameters>;
  secretFile: string | null;
  blank: boolean;
  erase: boolean;
  startUnixMs: number | null;
  millivolts: number | null;
  /** Null: as the token has it. */
  language: VoiceLanguage | null;
  firstUse: boolean;
  headphones: boolean;
  acts: Act[];
  storage: string | null;
  link: LinkPlace | null;
  /** Files, folders, patterns, `-`; null for none. */
  scenario: readonly string[] | null;
  junit: string | null;
  artifacts: string | null;
  trace: string | null;
  svg: string | null;
  png: string | null;
  wav: string | null;
  play: boolean;
  json: boolean;
}

function readLanguage(text: string): VoiceLanguage {
  return readName(
    LANGUAGES.map(({ tag }) => tag),
    text,
  );
}

const DEFAULT_MODEL: ModelName = 'code-display';
/** A day: longer than any gesture. */
const HOLD_MAXIMUM_MS = 86_400_000;

function readActs(raw: readonly RawAct[], model: ModelName): Act[] {
  const acts: Act[] = [];
  let pressed: (Act & { do: 'press' }) | null = null;
  for (const { kind, text } of raw) {
    if (kind === 'advance') {
      acts.push({
        do: 'advance',
        ms: readOption('--advance', (seconds) => readDuration(seconds, 's'), text),
      });
      pressed = null;
    } else if (kind === 'press') {
      const strokes = readOption('--press', (keys) => readStrokes(model, keys), text);
      pressed = { do: 'press', strokes, ms: TAP_MS };
      acts.push(pressed);
    } else {
      const ms = readOption('--hold', (hold) => readWhole(hold, 1, HOLD_MAXIMUM_MS, 'milliseconds'), text);
      if (pressed) pressed.ms = ms;
      else acts.push({ do: 'press', strokes: [[mainKey(model)]], ms });
      pressed = null;
    }
  }
  return acts;
}

function readParameters(raw: RawSimulateOptions): Partial<TokenParameters> {
  const parameters: { -readonly [Name in keyof TokenParameters]?: TokenParameters[Name] } = {};
  if (raw.secret !== undefined) parameters.secret = readOption('--secret', readSecret, raw.secret);
  if (raw.algorithm !== undefined)
    parameters.algorithm = readOption('--algorithm', readAlgorithm, raw.algorithm);
  if (raw.digits !== undefined) parameters.digits = readOption('--digits', readDigits, raw.digits);
  if (raw.timeStep !== undefined)
    parameters.timeStepSeconds = readOption('--time-step', readTimeStep, raw.timeStep);
  if (raw.t0 !== undefined)
    parameters.t0UnixSeconds = Math.floor(readOption('--t0', readInstant, raw.t0) / 1000);
  if (raw.serialNumber !== undefined)
    parameters.serialNumber = readOption('--serial-number', readSerialNumber, raw.serialNumber);
  return parameters;
}

/** Options of sound, which only a model with a voice makes. Throws UsageError naming the first. */
export function requireVoice(options: SimulateOptions): void {
  if (hasVoice(options.model)) return;
  const asked = {
    '--language': options.language !== null,
    '--first-use': options.firstUse,
    '--headphones': options.headphones,
    '--wav': options.wav !== null,
    '--play': options.play,
  };
  const name = Object.entries(asked).find(([, isAsked]) => isAsked)?.[0];
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

function requireScenario({ scenario, junit, artifacts }: SimulateOptions): void {
  const name = Object.entries({ '--junit': junit, '--artifacts': artifacts }).find(
    ([, value]) => value !== null,
  );
  if (scenario === null && name !== undefined)
    throw new UsageError(`${name[0]}: it is about scenarios; give --scenario too`);
}

/** Options that cannot work together, and why. */
function requireHarmony(options: SimulateOptions): void {
  const named = Object.keys(options.parameters).length > 0 || options.secretFile !== null;
  if (options.blank && named)
    throw new UsageError(
      '--blank: a blank token has no secret and no parameters; leave out the options that give them',
    );
  if (options.target === 'simulator' && options.flavour !== 'development')
    throw new UsageError('--flavour: it chooses an image of an emulated board; give --target rp2040 too');
  if (options.target !== 'simulator' && options.trace !== null)
    throw new UsageError(
      '--trace: the emulated chip tells nobody what goes in and out of its core; leave out --target',
    );
  if (options.erase && options.storage === null)
    throw new UsageError('--erase: it empties the token of --storage, which is missing');
  if (options.parameters.secret && options.secretFile !== null)
    throw new UsageError('--secret-file: --secret gives a secret already; leave one of them out');
  requireStreams(options);
  requireScenario(options);
  if (options.scenario !== null && (options.acts.length > 0 || options.link))
    throw new UsageError(
      '--scenario: the file says what happens; leave out --press, --hold, --advance and --link',
    );
}

/** Throws UsageError naming the option, what was expected and what came, never a secret. */
export function readSimulateOptions(raw: RawSimulateOptions, rawActs: readonly RawAct[]): SimulateOptions {
  const readModel = (text: string): ModelName => readName(Object.keys(MODELS) as ModelName[], text);
  const givenModel = raw.model === undefined ? null : readOption('--model', readModel, raw.model);
  const model = givenModel ?? DEFAULT_MODEL;
  const options: SimulateOptions = {
    target: readOption('--target', (text) => readName(TARGETS, text), raw.target),
    flavour: readOption('--flavour', (text) => readName(FLAVOURS, text), raw.flavour ?? 'development'),
    model,
    givenModel,
    parameters: readParameters(raw),
    secretFile: readOptionalPath('--secret-file', raw.secretFile),
    blank: raw.blank === true,
    erase: raw.erase === true,
    startUnixMs: raw.at === undefined ? null : readOption('--at', readInstant, raw.at),
    millivolts: raw.battery === undefined ? null : readOption('--battery', readMillivolts, raw.battery),
    language: raw.language === undefined ? null : readOption('--language', readLanguage, raw.language),
    firstUse: raw.firstUse === true,
    headphones: raw.headphones === true,
    acts: readActs(rawActs, model),
    storage: readOptionalPathOfFile('--storage', raw.storage),
    link: raw.link === undefined ? null : readOption('--link', readLink, raw.link),
    scenario: raw.scenario?.map((name) => readOption('--scenario', readPath, name)) ?? null,
    junit: readOptionalPath('--junit', raw.junit),
    artifacts: readOptionalPathOfFile('--artifacts', raw.artifacts),
    trace: readOptionalPath('--trace', raw.trace),
    svg: readOptionalPath('--svg', raw.svg),
    png: readOptionalPath('--png', raw.png),
    wav: readOptionalPath('--wav', raw.wav),
    play: raw.play === true,
    json: raw.json === true,
  };
  // A scenario may name its model itself: then its sound is looked at once it is read.
  if (options.scenario === null) requireVoice(options);
  requireHarmony(options);
  return options;
}
