/** `talkode simulate`: a token on the tester's command line. Options only; the work is loaded when it is called. */
import type { Command } from 'commander';
import { registerCommand } from '../options/command.ts';
import { printRefusal } from '../output/json-output.ts';
import { JunitFile } from './junit-file.ts';
import { SIMULATE_OPTIONS } from './simulate-options.ts';

const NOTES = `
Times: 2026-11-22T12:00:00Z or Unix seconds. No token takes a time before 2020, so of the test vectors of RFC 6238
those for 59, 1111111109, 1111111111 and 1234567890 cannot be shown, but 2000000000 and 20000000000 can. Talkode is not
MitID: these codes log in nowhere.

--press, --hold and --advance act in the order given. A press lasts 100 ms; --hold right after --press says how long that
press lasts, elsewhere it holds the key that shows the code. --press fn+3 taps 3 while fn is held. --press fn,0 presses one
after the other with a pause of 300 ms, --press fn --press 0 with none; else they do the same.

Every user of the computer can read --secret in the list of processes; --secret-file keeps a secret from there. The file
holds one line as --secret takes it.

When the key pressed last was to bring a code (main; of the code reader fn, and once it is awake 0 and 5) and none came, or
its time step ended before the key was let go, the reason is told and the exit code is 1, also when --advance follows. A
code that --advance has outlived is not missed, and one that the code reader announces ("new code soon") counts when it
comes. A key that asks for something else misses none: fn,8 wakes the reader and asks for its status, and with
--first-use fn,1 answers its question; fn once more shows the code.

The code reader starts with its sound output chosen, the loudspeaker, unless --first-use is given or a stored token was
locked before it was chosen: that one asks for it all the same. With --json, --wav, --play or --storage time passes at the
end until it has finished speaking (at most 400 s), unless the last act is --advance.
Glass, pictures and times that are told are still those of before, when the press had brought what it brings. A WAV file
has exactly the samples that the core rendered, one utterance right after the other. In the JSON, spoken has the words
that were begun, and audio where each clip and tone lies in those samples; one that was stopped has "cut". With the setting
vibration on, haptics has each run of the motor in milliseconds, and in felt the digits and signals of hardware-docs/haptics.md.

--scenario runs every scenario named, in order, each on a fresh token with the same options: of a folder all *.scenario
below it. All are run, also when one fails, and the worst exit code counts: 2, then 1, then 42. The language is told in
simulator/scenario/README.md. With --json the object has verdict and exitCode, also for wrong options, and for each
scenario file, line, expected, seen and simulatedSeconds.

A file named - is standard input of --scenario and --secret-file, standard output of --svg, --png, --wav, --trace
and --junit. A file that is written, the artifacts too, is named by no other option: else nothing is run.

With --target rp2040 the same core runs on an emulated RP2040 (npm run boards makes its image) in the chip's own time: the
glass is read from its display, sounds from its loudspeaker pin in 250 levels. What comes before the first act takes it time
too, by which that act is later than --at: up to 25 ms to start from --storage, 200 ms to start and be provisioned; the code
reader, which is told its sound output and language, up to 65 and 360 ms. --trace is for the simulator alone.

Examples:
  $ talkode simulate --at 2026-11-22T12:00:00Z --press main --json
  $ talkode simulate --at 2000000000 --secret base32:GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ --digits 8 --press main
  $ talkode simulate --at 2000000000 --secret-file token.secret --press main --json
  $ talkode simulate --hold 6500 --svg glass.svg
  $ talkode simulate --storage token.flash --at 2026-11-22T12:00:00Z --press main --advance 5 --json
  $ talkode simulate --model code-reader --press fn --wav code.wav --json
  $ talkode simulate --model code-reader --language en --press fn,0 --play
  $ talkode simulate --target rp2040 --model code-reader --press fn --wav code.wav --json
  $ talkode simulate --link tcp:7777 --json
  $ talkode simulate --scenario login.scenario --trace login.trace
  $ talkode simulate --scenario login.scenario --scenario scenarios --junit results.xml --artifacts failed

Exit codes: 0 done, 1 failed, no code or not as the scenario expects, 2 wrong options or scenario, 42 a scenario's wait ran out.`;

export function registerSimulate(program: Command): void {
  registerCommand(program, {
    name: 'simulate',
    description: 'simulate a token: press its keys, read its glass, hear it, talk to its link, run scenarios',
    options: SIMULATE_OPTIONS,
    notes: NOTES,
    refused: (error, typed) => {
      const message = printRefusal(error);
      // Both of two that may not be: each may hold an earlier run's results.
      if (error.exitCode !== 0)
        for (const file of typed.texts('junit')) new JunitFile(file, typed.has('json')).fail(message);
    },
    run: async (typed) => {
      const { simulate } = await import('./run-simulate.ts');
      await simulate(typed);
    },
  });
}
