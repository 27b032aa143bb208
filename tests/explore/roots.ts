/** Where explorations start: tokens in each state that a person may get one in, fresh from their first power-on. */
import { SETTINGS, type SettingName } from '../../host-tools/link/protocol.generated.ts';
import { ALGORITHMS } from '../../host-tools/token/limits.generated.ts';
import { DEFAULT_PARAMETERS, publishedSecret } from '../../host-tools/token/published-token.ts';
import type { TokenParameters } from '../../host-tools/token/provisioning.ts';
import { BOOT_FLAGS, type ModelName } from '../../simulator/token/contract.generated.ts';
import type { CoreInstance } from './core-instance.ts';
import { ask, prepareRequest } from './link-request.ts';
import { Oracle } from './oracle.ts';
import { buildSyntheticVoice } from './synthetic-voice.ts';
import { World } from './world.ts';

/** 2026-11-22T12:00:02Z: two seconds into a time step of 30 s and of 60 s. */
const START_UNIX_MS = 1_795_348_802_000;

/** Not 0, so that a stamp of 0 is one that was never set. */
const FIRST_UPTIME_MS = 1;

export interface Root {
  name: string;
  /** null: blank */
  parameters: TokenParameters | null;
  clockSet: boolean;
  locked: boolean;
  settings: Partial<Record<SettingName, number>>;
  voice: Uint8Array;
  bootFlags: number;
}

/** How a twin's life differs from a root's without any difference to a person: see time-fields.ts. */
export interface Shifts {
  uptimeMs: number;
  /** RTC and token time. */
  unixMs: number;
  /** RTC alone. */
  rtcMs: number;
  extraWrites: number;
}

export const NO_SHIFTS: Shifts = { uptimeMs: 0, unixMs: 0, rtcMs: 0, extraWrites: 0 };

const NO_VOICE = new Uint8Array(0);
/** Danish with all that is said to a person, English with its core pack alone. */
const VOICE = buildSyntheticVoice([
  { language: 0, pack: 'core' },
  { language: 0, pack: 'info' },
  { language: 0, pack: 'comfort' },
  { language: 0, pack: 'guide' },
  { language: 1, pack: 'core' },
]);

function parameters(changes: Partial<TokenParameters> = {}): TokenParameters {
  return { ...DEFAULT_PARAMETERS, secret: publishedSecret(changes.algorithm ?? 'SHA1'), ...changes };
}

const USUAL: Root = {
  name: 'provisioned',
  parameters: parameters(),
  clockSet: true,
  locked: false,
  settings: {},
  voice: NO_VOICE,
  bootFlags: BOOT_FLAGS.development,
};
const SPOKEN: Root = { ...USUAL, settings: { 'audio-output': 1 }, voice: VOICE };

/** What another day's twin has otherwise is the code and its pulses, since nothing of it waits to be said. */
export const FELT: Root = {
  ...SPOKEN,
  name: 'felt, no voice',
  settings: { 'audio-output': 1, vibration: 1 },
  voice: NO_VOICE,
};

const ROOTS: Record<ModelName, readonly Root[]> = {
  'code-display': [
    USUAL,
    { ...USUAL, name: 'locked', locked: true },
    { ...USUAL, name: 'clock unset', clockSet: false },
    { ...USUAL, name: 'blank', parameters: null },
    {
      ...USUAL,
      name: '8 digits of SHA-256, time step 60 s, key pause 0.5 s',
      parameters: parameters({ digits: 8, timeStepSeconds: 60, algorithm: 'SHA256' }),
      settings: { 'key-lock-out': 500 },
    },
    { ...USUAL, name: 'after a trap', bootFlags: BOOT_FLAGS.development | BOOT_FLAGS.afterTrap },
  ],
  'code-reader': [
    SPOKEN,
    { ...SPOKEN, name: 'locked', locked: true },
    { ...SPOKEN, name: 'first use', settings: {} },
    { ...SPOKEN, name: 'clock unset', clockSet: false },
    { ...SPOKEN, name: 'blank', parameters: null, settings: {} },
    { ...SPOKEN, name: 'key pause 0.5 s', settings: { 'audio-output': 1, 'key-lock-out': 500 } },
    { ...SPOKEN, name: 'headphones only', settings: { 'audio-output': 2 } },
    { ...SPOKEN, name: 'English, slowest', settings: { 'audio-output': 1, language: 1, speed: 1 } },
    { ...SPOKEN, name: 'no voice', voice: NO_VOICE },
    { ...SPOKEN, name: 'felt alone', settings: { 'audio-output': 2, vibration: 1 } },
    { ...SPOKEN, name: 'felt and heard', settings: { 'audio-output': 1, vibration: 1 } },
    { ...SPOKEN, name: 'felt, first use', settings: { vibration: 1 } },
    FELT,
    { ...SPOKEN, name: 'after a trap', bootFlags: BOOT_FLAGS.development | BOOT_FLAGS.afterTrap },
  ],
};

export function rootsOf(model: ModelName): readonly Root[] {
  return ROOTS[model];
}

/** Makes the token in the factory's way, over its link, and powers it on for its person. */
export function makeRoot(
  core: CoreInstance,
  root: Root,
  shifts: Shifts = NO_SHIFTS,
  isWatched = true,
): World {
  const oracle = root.parameters === null ? null : new Oracle(root.parameters);
  const world = new World(core, { oracle, clockSet: root.clockSet, voice: root.voice });
  world.isWatched = isWatched;
  world.bootUptimeMs = FIRST_UPTIME_MS + shifts.uptimeMs;
  world.rtcMs = START_UNIX_MS + shifts.unixMs + shifts.rtcMs;
  world.tokenOffsetMs = -shifts.rtcMs;
  world.boot(BOOT_FLAGS.development);
  for (let write = 0; write < shifts.extraWrites; write++)
    changeSetting(world, 'glass-seconds', 31 - (write % 2));
  if (root.clockSet) setClock(world);
  if (root.parameters !== null) provision(world, root.parameters);
  for (const [name, value] of Object.entries(root.settings)) changeSetting(world, name as SettingName, value);
  if (root.locked) ask(world, prepareRequest('lock', {}));
  world.boot(root.bootFlags);
  return world;
}

function setClock(world: World): void {
  const unixMs = world.rtcMs + world.tokenOffsetMs;
  const unixSeconds = BigInt(Math.floor(unixMs / 1000));
  ask(
    world,
    prepareRequest('set-clock', { unixSeconds, millisecond: unixMs % 1000, trimPartsPerBillion: 0 }),
  );
}

function provision(world: World, given: TokenParameters): void {
  ask(
    world,
    prepareRequest('provision', {
      serialNumber: given.serialNumber,
      algorithm: ALGORITHMS[given.algorithm],
      digits: given.digits,
      timeStepSeconds: given.timeStepSeconds,
      t0UnixSeconds: BigInt(given.t0UnixSeconds),
      secret: given.secret,
    }),
  );
}

function changeSetting(world: World, name: SettingName, value: number): void {
  ask(world, prepareRequest('change-setting', { setting: SETTINGS[name].id, value }));
}
