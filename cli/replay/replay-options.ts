/** The options of `talkode replay`. */
import { readSecret } from '../../simulator/text/values.ts';
import { mandatory, optional, type Values } from '../options/option-table.ts';
import { readPath, readPathOfFile } from '../options/readers.ts';

export const REPLAY_OPTIONS = {
  trace: mandatory('<trace>', 'the file that --trace wrote; -: from standard input', readPath),
  secret: optional('--secret <secret>', 'hex:… or base32:…: the secret that the run was given', readSecret),
  secretFile: optional('--secret-file <file>', 'the same from a file; -: from standard input', readPath),
  storage: optional('--storage <file>', 'the storage file as it was before the run', readPathOfFile),
};

export type ReplayOptions = Values<typeof REPLAY_OPTIONS>;
