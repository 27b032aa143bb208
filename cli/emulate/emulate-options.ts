/** The options of `talkode emulate`, and which of them go together; every error names its option. */
import {
  BOARD_MODELS,
  BOARDS,
  FLAVOURS,
  MEMORY_MAPS,
  type BoardName,
} from '../../simulator/emulator/boards.generated.ts';
import { hasVoice } from '../../simulator/session/voices.ts';
import { MODELS, type ModelName } from '../../simulator/token/contract.generated.ts';
import { requireOneTaker, STANDARD_STREAM } from '../files/standard-streams.ts';
import { UsageError } from '../messages/failures.ts';
import { flag, mandatory, optional, withDefault, type Values } from '../options/option-table.ts';
import { oneOf, readLink, readPath, readPathOfFile } from '../options/readers.ts';
import type { TypedOptions } from '../options/typed-options.ts';

export const EMULATE_OPTIONS = {
  board: mandatory('--board <board>', 'rp2040, nrf51, stm32f405 or fe310', oneOf(BOARDS)),
  model: withDefault(
    '--model <model>',
    'code-display or code-reader (rp2040 only)',
    oneOf(Object.keys(MODELS) as ModelName[]),
    'code-display',
  ),
  flavour: withDefault(
    '--flavour <flavour>',
    'development or production: which of its images',
    oneOf(FLAVOURS),
    'development',
  ),
  link: optional('--link <where>', 'serve the link: tcp:PORT (0: any), pty or pty:PATH', readLink),
  flash: optional('--flash <file>', "keep the token's flash image in a file between runs", readPathOfFile),
  wav: optional('--wav <file>', 'at the end write what the loudspeaker pin played as a sound file', readPath),
  json: flag('--json', 'tell the address of the link, or what went wrong, as one JSON object'),
};

export type EmulateOptions = Values<typeof EMULATE_OPTIONS>;

const modelsOf = (board: BoardName): readonly ModelName[] => BOARD_MODELS[board];
/** Boards whose emulated flash can be written. */
const STORING_BOARDS = BOARDS.filter((board) => MEMORY_MAPS[board].slots !== null);

function requireFitting({ board, model, link, flash, wav, json }: EmulateOptions): void {
  if (!modelsOf(board).includes(model)) {
    const others = BOARDS.filter((each) => modelsOf(each).includes(model));
    throw new UsageError(
      `--model: expected ${modelsOf(board).join(' or ')} for ${board}, got ${model}, which only ${others.join(', ')} has`,
    );
  }
  if (wav !== null && !hasVoice(model))
    throw new UsageError(`--wav: the ${model} makes no sound; give --model code-reader too`);
  if (json && link === null) throw new UsageError('--json: it tells the address of --link, which is missing');
  requireOneTaker('output', { '--link': link && STANDARD_STREAM, '--wav': wav });
  if (flash !== null && !STORING_BOARDS.includes(board))
    throw new UsageError(
      `--flash: the emulated ${board} keeps its token in RAM; expected one of ${STORING_BOARDS.join(', ')}`,
    );
}

/** Throws UsageError naming the option, what was expected and what came. */
export function readEmulateOptions(typed: TypedOptions<typeof EMULATE_OPTIONS>): EmulateOptions {
  const options = typed.values();
  requireFitting(options);
  return options;
}
