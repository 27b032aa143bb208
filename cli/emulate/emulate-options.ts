// Turns what was typed after `talkode emulate` into checked values; every error names its option.
import {
  BOARD_MODELS,
  BOARDS,
  FLAVOURS,
  MEMORY_MAPS,
  type BoardName,
  type Flavour,
} from '../../simulator/emulator/boards.generated.ts';
import { UsageError } from '../messages/failures.ts';
import { hasVoice } from '../../simulator/session/voices.ts';
import { MODELS, type ModelName } from '../../simulator/token/contract.generated.ts';
import { requireOneTaker, STANDARD_STREAM } from '../files/standard-streams.ts';
import {
  readLink,
  readName,
  readOption,
  readOptionalPath,
  readOptionalPathOfFile,
  type LinkPlace,
} from '../options/read-option.ts';

export interface RawEmulateOptions {
  board: string;
  model: string;
  flavour: string;
  link?: string;
  flash?: string;
  wav?: string;
  json?: true;
}

export interface EmulateOptions {
  board: BoardName;
  model: ModelName;
  flavour: Flavour;
  link: LinkPlace | null;
  flash: string | null;
  wav: string | null;
  json: boolean;
}

const modelsOf = (board: BoardName): readonly ModelName[] => BOARD_MODELS[board];
/** Boards whose emulated flash can be written. */
const STORING_BOARDS = BOARDS.filter((board) => MEMORY_MAPS[board].slots !== null);

function requireHarmony({ board, model, link, flash, wav, json }: EmulateOptions): void {
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
export function readEmulateOptions(raw: RawEmulateOptions): EmulateOptions {
  const options: EmulateOptions = {
    board: readOption('--board', (text) => readName(BOARDS, text), raw.board),
    model: readOption('--model', (text) => readName(Object.keys(MODELS) as ModelName[], text), raw.model),
    flavour: readOption('--flavour', (text) => readName(FLAVOURS, text), raw.flavour),
    link: raw.link === undefined ? null : readOption('--link', readLink, raw.link),
    flash: readOptionalPathOfFile('--flash', raw.flash),
    wav: readOptionalPath('--wav', raw.wav),
    json: raw.json === true,
  };
  requireHarmony(options);
  return options;
}
