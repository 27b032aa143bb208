/** `talkode` with all its commands. What each one does is in its own file. */
import { Command } from 'commander';
import { registerEmulate } from './emulate/emulate.ts';
import { runProgram } from './exit-codes.ts';
import { registerIdentify } from './identify/identify.ts';
import { registerPskc } from './pskc/pskc.ts';
import { registerPair } from './pair/pair.ts';
import { registerIssuer } from './issuer/issuer.ts';
import { registerReplay } from './replay/replay.ts';
import { registerServe } from './serve/serve.ts';
import { registerSimulate } from './simulate/simulate.ts';
import { registerVersion } from './version/version.ts';

/** Each adds its command to a program, in the order of the help. */
export const REGISTRATIONS: readonly ((program: Command) => void)[] = [
  registerSimulate,
  registerReplay,
  registerEmulate,
  registerServe,
  registerIdentify,
  registerIssuer,
  registerPair,
  registerPskc,
  registerVersion,
];

/** Runs what the process's arguments ask for, and sets its exit code. */
export function runTalkode(): Promise<void> {
  const program = new Command('talkode')
    .description('Simulators and host tools for Talkode one-time-code tokens. Talkode is not MitID.')
    .addHelpText('after', '\nExample:\n  $ talkode simulate --press main');
  return runProgram(program, REGISTRATIONS);
}
