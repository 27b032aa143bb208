/** Carries out `talkode simulate`: makes the token, does what was asked in order, reports. */
import { VirtualClock } from '../../simulator/ports/clock.ts';
import { MemoryStorage, type Storage } from '../../simulator/ports/storage.ts';
import { CommandFailure } from '../messages/failures.ts';
import { missingCodeInWords, type MissingCodeReason } from '../../simulator/session/missing-code.ts';
import { momentOf, type Moment } from '../../simulator/session/moment.ts';
import { letSpeechEnd } from '../../simulator/session/speech.ts';
import { hasVoice } from '../../simulator/session/voices.ts';
import { whyNoCode } from '../../simulator/session/why-no-code.ts';
import { SkippingClock } from '../../simulator/session/skipping-clock.ts';
import type { DeviceMaker } from '../../simulator/session/device.ts';
import type { Session, TesterClock } from '../../simulator/session/session.ts';
import { loadCore } from '../../simulator/token/load.ts';
import { openStorageFile, requireFreePtyName, requireWritable, traceFile } from '../files/files.ts';
import type { TokenHost } from '../token/live-view.ts';
import { openForTester, tellAboutClock, tellAboutToken } from './open-token.ts';
import { glassForTerminal, makeReport, writeFiles } from '../output/report.ts';
import { JsonOutput } from '../output/json-output.ts';
import { JunitFile } from './junit-file.ts';
import { requireOwnFiles, SharedFile } from '../files/named-files.ts';
import { simulateFiles } from './simulate-files.ts';
import { STANDARD_STREAM } from '../files/standard-streams.ts';
import { readSecretFile } from '../files/secret-file.ts';
import { openLoudspeaker, soundWish } from './sound.ts';
import type { TypedOptions } from '../options/typed-options.ts';
import { readSimulateOptions, type SimulateOptions } from './read-options.ts';
import type { SIMULATE_OPTIONS } from './simulate-options.ts';
import { stayUp, type RunningClock } from '../token/stay-up.ts';
import { boardClock, emulatedTarget, pacedBoardClock } from '../token/target.ts';

/** A person at a terminal who asked for nothing else sees the glass live. */
function isLive(options: SimulateOptions): boolean {
  const { acts, json, svg, png, wav } = options;
  const asksForMore = acts.length > 0 || json || svg !== null || png !== null || wav !== null;
  return !asksForMore && process.stdin.isTTY && process.stdout.isTTY;
}

function act({ acts }: SimulateOptions, session: Session): void {
  for (const each of acts) {
    if (each.do === 'press') session.strike(each.strokes, each.ms);
    else session.advance(each.ms);
  }
  // The tester who lets time pass has chosen the moment.
  if (acts.at(-1)?.do === 'press') session.settle();
}

/**
 * Whether the tester wants to know what was said, or to keep what was set, which is stored once it has been said; and did
 * not choose the moment of the end.
 */
function waitsForSpeech({ model, json, wav, play, storage, acts, link }: SimulateOptions): boolean {
  const wants = json || wav !== null || play || storage !== null;
  return hasVoice(model) && link === null && wants && acts.at(-1)?.do === 'press';
}

/** A clock that passes by itself while the token is served, and the device where it is no simulated one. */
interface Timing {
  clock: TesterClock;
  running?: RunningClock;
  device?: DeviceMaker;
}

async function timingFor(options: SimulateOptions, storage: Storage, realTime: boolean): Promise<Timing> {
  const start = options.startUnixMs ?? Date.now();
  if (options.target === 'simulator') {
    if (!realTime) return { clock: new VirtualClock(start) };
    const clock = new SkippingClock(start);
    return { clock, running: clock };
  }
  if (!realTime) {
    const clock = await boardClock(start);
    return { clock, device: await emulatedTarget('simulate', options, storage, clock, options.millivolts) };
  }
  const clock = await pacedBoardClock(start);
  const device = await emulatedTarget('simulate', options, storage, clock, options.millivolts);
  return { clock, running: clock, device };
}

/** Whether standard output is taken by a file's content. */
function writesToOutput({ svg, png, wav, trace }: SimulateOptions): boolean {
  return [svg, png, wav, trace].includes(STANDARD_STREAM);
}

/** Rejects with CommandFailure, once all is written, when the code that was asked for is missing. */
async function report(
  session: Session,
  options: SimulateOptions,
  moment: Moment,
  reason: MissingCodeReason | null,
  output: JsonOutput,
): Promise<void> {
  const message = reason && missingCodeInWords(reason);
  await writeFiles(session, moment.frame, options);
  // The object of a served token has told its address.
  if (options.link === null && options.json) {
    const failure = message && { verdict: 'failed', exitCode: 1, reason, message };
    output.print({ ...(await makeReport(session, moment)), ...failure });
  } else if (options.link === null && !writesToOutput(options)) {
    console.log(glassForTerminal(moment.frame, options.model, process.stdout.columns ?? 0));
  }
  if (message) throw new CommandFailure(message);
}

function hostOf({ target }: SimulateOptions): TokenHost {
  return target === 'simulator' ? 'simulator' : 'emulator';
}

async function runOnce(options: SimulateOptions, output: JsonOutput): Promise<void> {
  const { storage: file, model, parameters, erase, blank, millivolts, link, json } = options;
  const storage: Storage = file === null ? new MemoryStorage() : openStorageFile('--storage', file);
  const live = isLive(options);
  const timing = await timingFor(options, storage, live || link !== null);
  const { clock } = timing;
  const trace = options.trace === null ? null : traceFile(options.trace);
  const loudspeaker = await openLoudspeaker(options);
  const opened = await openForTester(
    {
      module: loadCore(),
      model,
      clock,
      storage,
      ...(timing.device && { device: timing.device }),
      wish: { parameters, erase, blank, clockUnset: false },
      millivolts,
      sound: soundWish(options, loudspeaker),
      trace,
    },
    { byTokenLine: [], secretFromFile: options.secretFile !== null },
  );
  tellAboutToken(opened, parameters);
  const { session } = opened;
  let moment: Moment;
  let reason: MissingCodeReason | null;
  try {
    act(options, session);
    // Speech may outlive the code: what is told of is what the acts have brought.
    moment = momentOf(session);
    reason = await whyNoCode(session);
    if (waitsForSpeech(options)) letSpeechEnd(session);
    if (timing.running) {
      await stayUp(session, timing.running, {
        command: 'simulate',
        link,
        live,
        json: json ? output : null,
        host: hostOf(options),
      });
      moment = momentOf(session);
    }
  } finally {
    session.trace?.close();
    trace?.close();
  }
  tellAboutClock(opened, moment.glass);
  try {
    if (!live) await report(session, options, moment, reason, output);
  } finally {
    await loudspeaker?.close();
  }
}

type Typed = TypedOptions<typeof SIMULATE_OPTIONS>;

async function carryOut(typed: Typed, output: JsonOutput, junit: JunitFile): Promise<void> {
  const options = readSimulateOptions(typed);
  const scenarios =
    options.scenario && (await (await import('./scenario-files.ts')).findScenarios(options.scenario));
  requireOwnFiles(simulateFiles(options, scenarios?.sources ?? []));
  for (const name of ['trace', 'svg', 'png', 'wav', 'junit'] as const) {
    const file = options[name];
    if (file !== null) requireWritable(`--${name}`, file);
  }
  if (options.link?.kind === 'pty' && options.link.path !== undefined)
    requireFreePtyName('--link', options.link.path);
  if (options.secretFile !== null)
    options.parameters = {
      ...options.parameters,
      secret: await readSecretFile('--secret-file', options.secretFile),
    };
  if (scenarios === null) return runOnce(options, output);
  const { simulateScenarios } = await import('./run-scenarios.ts');
  junit.begin();
  return simulateScenarios(scenarios, options, output, junit);
}

/** Runs the command. Rejects with UsageError or CommandFailure; --json has then printed its object all the same. */
export async function simulate(typed: Typed): Promise<void> {
  const output = new JsonOutput(typed.has('json'));
  const junit = new JunitFile(typed.texts('junit')[0], typed.has('json'));
  try {
    await carryOut(typed, output, junit);
  } catch (error) {
    output.printFailure(error);
    const isNoReport = error instanceof SharedFile && error.options.includes('--junit');
    if (!isNoReport) junit.fail((error as Error).message);
    throw error;
  }
}
