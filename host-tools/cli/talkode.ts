// `talkode`: registers the commands. What each one does is in its own file.
import { Command } from 'commander';
import { registerEmulate } from '../../simulator/cli/emulate.ts';
import { registerReplay } from '../../simulator/cli/replay.ts';
import { registerServe } from '../../simulator/cli/serve.ts';
import { registerSimulate } from '../../simulator/cli/simulate.ts';
import { runProgram } from './exit-codes.ts';
import { registerIdentify } from './identify.ts';
import { registerVersion } from './version.ts';

const program = new Command('talkode')
  .description('Simulators and host tools for Talkode one-time-code tokens. Talkode is not MitID.')
  .addHelpText('after', '\nExample:\n  $ talkode simulate --press main');

await runProgram(program, [
  registerSimulate,
  registerReplay,
  registerEmulate,
  registerServe,
  registerIdentify,
  registerVersion,
]);
