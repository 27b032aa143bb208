/**
 * The options of `talkode simulate`, a row each. A plain value takes its row and the code that uses it; a parameter of the
 * token, a stream or a conflict also stands in read-options.ts, a file in simulate-files.ts.
 */
import { FLAVOURS } from '../../simulator/emulator/boards.generated.ts';
import {
  readAlgorithm,
  readDigits,
  readInstant,
  readMillivolts,
  readSecret,
  readSerialNumber,
  readTimeStep,
} from '../../simulator/text/values.ts';
import { readTimeZone } from '../../simulator/text/time-zone.ts';
import { MODELS, type ModelName } from '../../simulator/token/contract.generated.ts';
import { LANGUAGES } from '../../simulator/voice/languages.generated.ts';
import { flag, optional, repeatable, withDefault, type Values } from '../options/option-table.ts';
import { oneOf, readLink, readPath, readPathOfFile } from '../options/readers.ts';

/** The simulated device, or the core on an emulated chip. */
const TARGETS = ['simulator', 'rp2040'] as const;

/** As typed: which keys there are, the model says. */
const asTyped = (text: string): string => text;

export const SIMULATE_OPTIONS = {
  target: withDefault(
    '--target <target>',
    'simulator, or rp2040: the emulated chip',
    oneOf(TARGETS),
    'simulator',
  ),
  flavour: withDefault(
    '--flavour <flavour>',
    "development or production: which of the board's images",
    oneOf(FLAVOURS),
    'development',
  ),
  givenModel: optional(
    '--model <model>',
    "code-display or code-reader; left out: the scenario's, else code-display",
    oneOf(Object.keys(MODELS) as ModelName[]),
  ),
  secret: optional(
    '--secret <secret>',
    'hex:… or base32:…, 10 to 64 bytes; left out: a published test secret',
    readSecret,
  ),
  secretFile: optional('--secret-file <file>', 'the same from a file; -: from standard input', readPath),
  algorithm: optional('--algorithm <name>', 'SHA1, SHA256 or SHA512; left out: SHA1', readAlgorithm),
  digits: optional('--digits <n>', '6, 7 or 8; left out: 6', readDigits),
  timeStepSeconds: optional(
    '--time-step <s>',
    'seconds that a code lives, 15 to 300; left out: 30',
    readTimeStep,
  ),
  t0UnixSeconds: optional('--t0 <time>', 'when the first time step began; left out: 0', (text) =>
    Math.floor(readInstant(text) / 1000),
  ),
  serialNumber: optional('--serial-number <n>', '12 digits', readSerialNumber),
  zone: optional(
    '--zone <zone>',
    'zone of the time of day that is said: +01:00, or +01:00,eu with EU summer time; left out: none is said',
    readTimeZone,
  ),
  blank: flag('--blank', 'leave the token without a secret, as before the factory'),
  startUnixMs: optional('--at <time>', 'the time at the start; left out: now', readInstant),
  millivolts: optional('--battery <mV>', 'the battery in millivolts', readMillivolts),
  language: {
    ...optional(
      '--language <tag>',
      'what the code reader speaks: da, en, de, sv, nb, fo or kl',
      oneOf(LANGUAGES.map(({ tag }) => tag)),
    ),
    about: 'sound',
  },
  allLanguages: {
    ...flag('--all-languages', 'let keys 7 and 9 lead to languages with few words too'),
    about: 'sound',
  },
  firstUse: {
    ...flag('--first-use', 'leave the code reader to ask for loudspeaker or headphones'),
    about: 'sound',
  },
  headphones: { ...flag('--headphones', 'plug in headphones at the start'), about: 'sound' },
  press: repeatable('--press <key>', 'press a key, or several as in fn+3 or fn,0', asTyped),
  hold: repeatable('--hold <ms>', 'hold a key for so many milliseconds', asTyped),
  advance: repeatable('--advance <s>', 'let simulated seconds pass', asTyped),
  storage: optional(
    '--storage <file>',
    "keep the token's flash image in a file between runs",
    readPathOfFile,
  ),
  erase: flag('--erase', 'first return the stored token to blank'),
  link: optional(
    '--link <where>',
    'serve the link: tcp:PORT (0: any), pty or pty:PATH; runs until stopped',
    readLink,
  ),
  /** Files, folders, patterns, `-`. */
  scenario: repeatable(
    '--scenario <where>',
    'run scenarios: a file, a folder, a quoted pattern or -',
    readPath,
  ),
  junit: {
    ...optional('--junit <file>', 'write how each scenario ended as JUnit XML, for a build server', readPath),
    about: 'scenarios',
  },
  artifacts: {
    ...optional(
      '--artifacts <folder>',
      'keep SVG, trace and WAV of each scenario that fails',
      readPathOfFile,
    ),
    about: 'scenarios',
  },
  trace: optional(
    '--trace <file>',
    'write every input and output as JSON lines, for talkode replay',
    readPath,
  ),
  svg: optional('--svg <file>', 'draw the glass as it is at the end', readPath),
  png: optional('--png <file>', 'the same as a picture of pixels', readPath),
  wav: { ...optional('--wav <file>', 'write what was heard as a sound file', readPath), about: 'sound' },
  play: { ...flag('--play', 'play it on this computer'), about: 'sound' },
  json: flag('--json', 'print exactly one JSON object'),
} as const;

export type SimulateValues = Values<typeof SIMULATE_OPTIONS>;
