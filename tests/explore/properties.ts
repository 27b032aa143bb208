/** The promises that are checked from every state by asking what would happen next; the state itself stays as it is. */
import { SETTINGS, type SettingName } from '../../host-tools/link/protocol.generated.ts';
import { KEYS, type ModelName } from '../../simulator/token/contract.generated.ts';
import { REST_MS } from '../../simulator/haptics/haptics.generated.ts';
import { TONE_PACK } from '../../simulator/voice/clips.generated.ts';
import { clipName, clipNumber } from './clip-numbers.ts';
import { Finding } from './finding.ts';
import { checkWholeCode, pressFunctionKey, unexpected } from './hand-check.ts';
import { MAXIMUM_SPEECH_MS, TAP_MS } from './inputs.ts';
import { ask, prepareRequest } from './link-request.ts';
import type { StateBytes } from './snapshots.ts';
import { BLOCK_MS, BLOCK_SAMPLES, type World } from './world.ts';

/** Two times 20 ms of debouncing: of the edge before, and of one that came within it. */
const SETTLED_MS = 41;
/** The settings of a token with a fault cannot be read. */
const MAXIMUM_PAUSE_MS = SETTINGS['key-lock-out'].maximum;
const HOUR_MS = 3_600_000;
/** 30 ms: what may still be heard after a key press. */
const STOP_SAMPLES = 480;
const PRESSES = 2;
/** Held for this long, the code display's key leaves its information pages. */
const LONG_MS = 6000;
/** How long a device may take to answer a key with something that can be heard, or felt: after the motor's rest. */
const ANSWER_MS = 300;

const SETTING_READS = Object.entries(SETTINGS).map(([name, range]) => ({
  name: name as SettingName,
  range,
  request: prepareRequest('read-setting', { setting: range.id }),
}));
const IDENTIFY = prepareRequest('identify', { minimumVersion: 1, maximumVersion: 1 });
const SAYS_CHOICE = clipNumber('core', 'speaker');

interface Situation {
  settings: Map<SettingName, number>;
  fault: number;
}

export class Properties {
  readonly #world: World;
  readonly #state: StateBytes;
  readonly #mainKey: number;
  readonly #keys: [name: string, id: number][];

  /** @param state where the explorer keeps the state that is being checked */
  constructor(world: World, model: ModelName, state: StateBytes) {
    this.#world = world;
    this.#state = state;
    const keys: Record<string, number> = KEYS[model];
    this.#keys = Object.entries(keys);
    this.#mainKey = model === 'code-display' ? keys['main']! : keys['fn']!;
  }

  /** Throws the Finding that the state gives; leaves the world as it came. */
  check(): void {
    const isSounding = this.#world.ear.clip >= 0;
    this.#wakesAreHonest();
    const situation = this.#settingsAreInRange();
    this.#functionKeyLeadsToCode(situation);
    this.#handGetsCode(situation);
    if (isSounding) this.#speechStops(situation);
    this.#again();
  }

  #again(): void {
    this.#state.restore(this.#world);
    this.#world.slowStorage = false;
  }

  /** Nothing changes on the glass before the deadline. */
  #wakesAreHonest(): void {
    const world = this.#world;
    const wakeMs = world.nextWakeMs();
    // While there is sound the clock comes with every block of it, and what is only due counts from there.
    if (world.pumping === 1) return;
    const aheadMs = Math.min(wakeMs - 1, HOUR_MS);
    if (aheadMs <= 0) return;
    const before = world.glass.words.slice();
    const wasRunning = world.hand.isRunning;
    world.audioAsked = false;
    world.uptimeMs += aheadMs;
    world.rtcMs += aheadMs;
    world.tick();
    const isSame = world.glass.words.every((word, index) => word === before[index]);
    const told = wakeMs === Infinity ? 'nothing is due' : `something is due in ${wakeMs} ms`;
    if (!isSame)
      throw new Finding('wake', `nextWakeMs says that ${told}, but the glass changes in ${aheadMs} ms`);
    if (world.hand.isRunning !== wasRunning)
      throw new Finding('wake', `nextWakeMs says that ${told}, but the motor changes in ${aheadMs} ms`);
    if (world.audioAsked)
      throw new Finding('wake', `nextWakeMs says that ${told}, but it speaks within ${aheadMs} ms`);
    this.#again();
  }

  #settingsAreInRange(): Situation {
    const world = this.#world;
    this.#finishStorage();
    const settings = new Map<SettingName, number>();
    const { fault } = ask(world, IDENTIFY);
    for (const { name, range, request } of fault === 0 ? SETTING_READS : []) {
      const { value } = ask(world, request);
      settings.set(name, value);
      if (value < range.minimum || value > range.maximum)
        throw new Finding('settings', `${name}: expected ${range.minimum} to ${range.maximum}, got ${value}`);
    }
    this.#again();
    return { settings, fault };
  }

  #finishStorage(): void {
    while (this.#world.storing === 1) this.#world.stepStorage(true);
  }

  #releaseAll(): void {
    for (const [, id] of this.#keys) {
      if (((this.#world.contacts >> id) & 1) === 1) this.#world.setContact(id, false);
    }
  }

  /** From here, the function key shows a code in two presses: on the code display after leaving its pages, on the reader its key school. */
  #functionKeyLeadsToCode({ settings, fault }: Situation): void {
    const world = this.#world;
    const pauseMs = SETTLED_MS + (settings.get('key-lock-out') ?? MAXIMUM_PAUSE_MS);
    this.#comeToRest(pauseMs);
    const isInPages = world.reading().icons.some((icon) => icon.startsWith('page-'));
    const hasCode = fault === 0 && world.truth.oracle !== null && world.tokenMs !== null;
    const wantsChoice = hasCode && this.#isReader && settings.get('audio-output') === 0;
    for (let press = 1; press <= PRESSES; press++) {
      world.setContact(this.#mainKey, true);
      if (this.#isAnswered(hasCode, fault) || (wantsChoice && this.#isAsked())) return this.#again();
      const leaves = isInPages && !this.#isReader && press === 1;
      world.pass(leaves ? LONG_MS : TAP_MS);
      world.setContact(this.#mainKey, false);
      world.pass(pauseMs);
      if (press === 1 && this.#isInKeySchool()) this.#leaveKeySchool(pauseMs);
    }
    const { text, icons } = world.reading();
    const wanted = hasCode ? 'a code' : 'the sign that says why there is none';
    throw new Finding(
      'function-key',
      `expected ${wanted} after ${PRESSES} presses, got "${text}" with ${icons.join(', ') || 'no sign'}`,
    );
  }

  #comeToRest(pauseMs: number): void {
    this.#finishStorage();
    this.#releaseAll();
    this.#world.pass(pauseMs);
  }

  /** From here, the whole code is felt; where there is none the motor says so, and where vibration is off it stands still. */
  #handGetsCode({ settings, fault }: Situation): void {
    const world = this.#world;
    if ((settings.get('vibration') ?? 0) === 0) {
      if (fault === 0 && world.hand.isRunning) throw new Finding('motor', 'it runs while vibration is off');
      return;
    }
    const pauseMs = SETTLED_MS + settings.get('key-lock-out')!;
    this.#comeToRest(pauseMs);
    const keys = { functionKey: this.#mainKey, five: KEYS['code-reader']['5'], pauseMs };
    let felt = pressFunctionKey(world, keys);
    if (this.#isInKeySchool()) {
      this.#leaveKeySchool(pauseMs);
      felt = pressFunctionKey(world, keys);
    }
    const wanted =
      world.truth.oracle === null || world.tokenMs === null
        ? 'none'
        : settings.get('audio-output') === 0
          ? 'question'
          : 'code';
    if (wanted === 'code') checkWholeCode(world, felt, keys);
    else if (felt.at(-1) !== wanted) throw unexpected(wanted, felt);
    this.#again();
  }

  /** In the key school the function key has only been named: its sign, and a dash. No other screen has both. */
  #isInKeySchool(): boolean {
    const { text, icons } = this.#world.reading();
    return this.#isReader && icons.includes('page-help') && text.trim() === '-';
  }

  #leaveKeySchool(pauseMs: number): void {
    this.#world.setContact(this.#mainKey, true);
    this.#world.pass(LONG_MS);
    this.#world.setContact(this.#mainKey, false);
    this.#world.pass(pauseMs);
  }

  get #isReader(): boolean {
    return this.#keys.length > 1;
  }

  #isAnswered(hasCode: boolean, fault: number): boolean {
    const world = this.#world;
    const { code, giant, icons } = world.reading();
    if (hasCode) return code !== null || giant !== null;
    if (fault !== 0) return icons.includes('fault');
    return icons.includes(world.truth.oracle === null ? 'no-data' : 'no-time');
  }

  /** First use: the device asks where it may be heard, and says so or shows both signs. */
  #isAsked(): boolean {
    const world = this.#world;
    if (world.reading().icons.some((icon) => icon.startsWith('sound-'))) return true;
    world.pass(MAXIMUM_SPEECH_MS, () => world.ear.clip === SAYS_CHOICE || world.pumping === 0);
    return world.ear.clip === SAYS_CHOICE;
  }

  /** Any key that is up and not in its pause cuts what sounds, and is answered. */
  #speechStops({ settings }: Situation): void {
    const world = this.#world;
    const pauseMs = SETTLED_MS + (settings.get('key-lock-out') ?? MAXIMUM_PAUSE_MS);
    for (const [name, id] of this.#keys) {
      this.#again();
      this.#finishStorage();
      if (((world.contacts >> id) & 1) === 1) continue;
      world.pass(pauseMs, () => world.ear.clip === -1);
      const { clip } = world.ear;
      if (clip === -1) continue;
      // Once it is off, its last tone is over by itself, and only the function key is answered.
      const isOff = id !== this.#mainKey && world.glass.words.every((word) => word === 0);
      if (isOff && clip >> 8 === TONE_PACK) continue;
      const before = {
        stopped: world.ear.stopped,
        begun: world.ear.begun,
        pulses: world.hand.begun,
      };
      const glass = world.glass.words.slice();
      world.setContact(id, true);
      this.#pullFor(STOP_SAMPLES);
      if (world.ear.stopped === before.stopped)
        throw new Finding('speech-stops', `${clipName(clip)} goes on after ${name} was pressed`);
      const isAnswered = (): boolean =>
        isOff ||
        world.ear.begun !== before.begun ||
        world.hand.begun !== before.pulses ||
        world.glass.words.some((word, index) => word !== glass[index]);
      if (!isAnswered()) world.pass(ANSWER_MS + (settings.get('vibration') === 1 ? REST_MS : 0), isAnswered);
      if (!isAnswered())
        throw new Finding('key-heard', `${name} is pressed during ${clipName(clip)} and nothing follows`);
    }
  }

  #pullFor(samples: number): void {
    const world = this.#world;
    for (let left = samples; left > 0 && world.pumping === 1; left -= BLOCK_SAMPLES) {
      world.pull(Math.min(left, BLOCK_SAMPLES));
      world.uptimeMs += BLOCK_MS;
      world.rtcMs += BLOCK_MS;
      world.tick();
    }
  }
}
