/** All that may happen to a token: the steps of which an exploration's sequences consist. */
import { KEYS, type ModelName } from '../../simulator/token/contract.generated.ts';
import { Finding } from './finding.ts';
import { prepareRequest } from './link-request.ts';
import type { World } from './world.ts';

export interface Input {
  /** As the report prints it. */
  name: string;
  /** Its line or lines in a scenario file; null when scenarios have no such step. */
  scenario: readonly string[] | null;
  isPossible(world: World): boolean;
  run(world: World): void;
}

const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** A finger rests on a key that it just presses. */
export const TAP_MS = 100;
/** Longer than anything that a device says. */
export const MAXIMUM_SPEECH_MS = 180_000;
/** A person has two hands; more contacts at once are a defect. */
const MAXIMUM_KEYS_DOWN = 2;

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function isDown(world: World, id: number): boolean {
  return ((world.contacts >> id) & 1) === 1;
}

const always = (): boolean => true;

function input(
  name: string,
  run: (world: World) => void,
  isPossible: (world: World) => boolean = always,
  scenario: readonly string[] | null = null,
): Input {
  return { name, run, isPossible, scenario };
}

function keyInputs(model: ModelName): Input[] {
  return Object.entries(KEYS[model] as Record<string, number>).flatMap(([key, id]) => [
    input(
      `press ${key}`,
      (world) => world.setContact(id, true),
      (world) => !isDown(world, id) && bitCount(world.contacts) < MAXIMUM_KEYS_DOWN,
      [`press ${key}`],
    ),
    input(
      `release ${key}`,
      (world) => world.setContact(id, false),
      (world) => isDown(world, id),
      [`release ${key}`],
    ),
    input(
      `tap ${key}`,
      (world) => {
        world.setContact(id, true);
        world.pass(TAP_MS);
        world.setContact(id, false);
        world.pass(TAP_MS);
      },
      (world) => !isDown(world, id) && bitCount(world.contacts) < MAXIMUM_KEYS_DOWN,
      [`hold ${key} ${TAP_MS} ms`, `advance ${TAP_MS} ms`],
    ),
  ]);
}

function waitInput(name: string, ms: number): Input {
  return input(`wait ${name}`, (world) => world.pass(ms), always, [`advance ${name}`]);
}

function codeLeftMs(world: World): number {
  const { tokenMs } = world;
  return tokenMs === null || world.truth.oracle === null ? 0 : world.truth.oracle.leftMs(tokenMs);
}

const hasStep = (world: World): boolean => codeLeftMs(world) > 1;
const isStoring = (world: World): boolean => world.storing === 1;
const isSounding = (world: World): boolean => world.pumping === 1;
const hasDeadline = (world: World): boolean => {
  const wakeMs = world.nextWakeMs();
  return wakeMs > 0 && wakeMs < HOUR_MS;
};

function timeInputs(): Input[] {
  return [
    waitInput('5 ms', 5),
    waitInput('1 s', SECOND_MS),
    waitInput('6 s', 6 * SECOND_MS),
    waitInput('31 s', 31 * SECOND_MS),
    waitInput('1 h', HOUR_MS),
    waitInput('1 d', DAY_MS),
    input(
      'wait until just before the next deadline',
      (world) => world.pass(world.nextWakeMs() - 1),
      (world) => hasDeadline(world) && world.nextWakeMs() > 1,
    ),
    input('wait until the next deadline', (world) => world.pass(world.nextWakeMs()), hasDeadline),
    input('wait until just before the next time step', (world) => world.pass(codeLeftMs(world) - 1), hasStep),
    input('wait until the next time step', (world) => world.pass(codeLeftMs(world)), hasStep),
    input(
      'wait until 3 s before the next time step',
      (world) => world.pass(codeLeftMs(world) - 3000),
      (world) => codeLeftMs(world) > 3000,
    ),
  ];
}

function soundInputs(): Input[] {
  return [
    input('listen for 16 ms', (world) => world.pass(16), isSounding),
    input(
      'listen until something begins or ends',
      (world) => {
        const { ear } = world;
        const before = ear.begun + ear.stopped;
        world.pass(MAXIMUM_SPEECH_MS, () => ear.begun + ear.stopped !== before || world.pumping === 0);
      },
      isSounding,
    ),
    input(
      'listen until it is silent',
      (world) => {
        world.pass(MAXIMUM_SPEECH_MS, () => world.pumping === 0);
        if (world.pumping === 1)
          throw new Finding('silence', `it still speaks after ${MAXIMUM_SPEECH_MS / SECOND_MS} s`);
      },
      isSounding,
      ['advance 30 s'],
    ),
  ];
}

/** Longer than anything that a motor gives at a press. */
const MAXIMUM_FEELING_MS = 10_000;

function handInputs(): Input[] {
  return [
    input(
      'feel until it is still',
      (world) => {
        world.pass(MAXIMUM_FEELING_MS, () => !world.hand.isFeeling);
        if (world.hand.isFeeling)
          throw new Finding('motor', `it still pulses after ${MAXIMUM_FEELING_MS / SECOND_MS} s`);
      },
      (world) => world.hand.isFeeling,
      ['advance 10 s'],
    ),
  ];
}

/** Below every threshold of the battery's levels, and a fresh cell. */
const LOW_MILLIVOLTS = 2450;
const FRESH_MILLIVOLTS = 3000;
/** An RTC that begins anew reads a date before the token was made. */
const RTC_ANEW_MS = Date.UTC(2000, 0, 1);

function surroundingInputs(hasVoice: boolean): Input[] {
  const headphones = [
    input(
      'plug headphones',
      (world) => world.setHeadphones(true),
      (world) => world.headphones === 0,
    ),
    input(
      'unplug headphones',
      (world) => world.setHeadphones(false),
      (world) => world.headphones === 1,
    ),
  ];
  return [
    ...(hasVoice ? headphones : []),
    input(
      'battery low',
      (world) => world.setMillivolts(LOW_MILLIVOLTS),
      (world) => world.millivolts > LOW_MILLIVOLTS,
      [`battery ${LOW_MILLIVOLTS} mV`],
    ),
    input(
      'battery fresh',
      (world) => world.setMillivolts(FRESH_MILLIVOLTS),
      (world) => world.millivolts < FRESH_MILLIVOLTS,
      [`battery ${FRESH_MILLIVOLTS} mV`],
    ),
    input('power cut and back', (world) => world.powerCut(), always, ['power cut', 'power on']),
    input(
      'battery change: the real-time clock begins anew',
      (world) => {
        world.rtcMs = RTC_ANEW_MS;
        world.rtcKept = 0;
        world.millivolts = FRESH_MILLIVOLTS;
        world.powerCut();
      },
      (world) => world.rtcKept === 1,
    ),
    input('a storage operation is done', (world) => world.stepStorage(true), isStoring),
    input('a storage operation fails', (world) => world.stepStorage(false), isStoring),
  ];
}

const SELF_TEST = prepareRequest('self-test', {});

/** The serial line does little that a person sees: the self-test, which lights every segment. */
function linkInputs(): Input[] {
  return [
    input(
      'link self-test',
      (world) => void world.exchange(SELF_TEST.bytes),
      (world) => world.storing === 0,
      ['link self-test'],
    ),
  ];
}

export function inputsOf(model: ModelName): readonly Input[] {
  const hasVoice = model === 'code-reader';
  return [
    ...keyInputs(model),
    ...timeInputs(),
    ...(hasVoice ? [...soundInputs(), ...handInputs()] : []),
    ...surroundingInputs(hasVoice),
    ...linkInputs(),
  ];
}
