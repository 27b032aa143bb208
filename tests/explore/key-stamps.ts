/** Finds which stamps belong to which key, by pressing each on a token that is made for it. */
import { KEYS } from '../../simulator/token/contract.generated.ts';
import type { CoreInstance } from './core-instance.ts';
import { makeRoot, NO_SHIFTS, rootsOf } from './roots.ts';
import { STAMP } from './time-fields.ts';
import type { World } from './world.ts';

export interface KeyStampWords {
  id: number;
  changed: number;
  pressed: number;
  released: number;
  /** All words of the key: [first, end). */
  first: number;
  end: number;
}

export interface KeyStamps {
  keys: readonly KeyStampWords[];
  all: ReadonlySet<number>;
  /** The key pause in force. */
  pauseMs(world: World): number;
}

const PRESSED_AT_MS = 100_003;
const RELEASED_AT_MS = 200_009;
/** In the record (firmware/core/storage/record.ts): the serial number and the settings, of which the pause is the second. */
const SERIAL_AT = 64;
const PAUSE_AT = 144 + 2;

/** Where the record lies in memory, by the serial number in it. */
function findRecord(world: World): number {
  const serial = Buffer.from(rootsOf(world.core.model)[0]!.parameters!.serialNumber, 'ascii');
  const at = Buffer.from(world.core.memory).indexOf(serial);
  if (at < 0) throw new Error("the record's place in memory: expected the serial number there, got none");
  return at - SERIAL_AT;
}

/** Leaves the core's memory as it was. */
export function findKeyStamps(core: CoreInstance, fields: Uint8Array): KeyStamps {
  const kept = core.memory.slice();
  const root = rootsOf(core.model)[0]!;
  const world = makeRoot(core, root, NO_SHIFTS, false);
  const pauseHalf = (findRecord(world) + PAUSE_AT) >> 1;
  const halves = new Uint16Array(core.memory.buffer, 0, core.memory.length >> 1);
  const ids = Object.values(KEYS[core.model] as Record<string, number>);
  const keys = ids.length === 1 ? [] : withExtents(ids.map((id) => findWords(core, fields, id)));
  core.memory.set(kept);
  const all = new Set(
    keys.flatMap(({ first, end }) => Array.from({ length: end - first }, (_, word) => first + word)),
  );
  return { keys, all, pauseMs: () => halves[pauseHalf]! };
}

type Stamps = Omit<KeyStampWords, 'first' | 'end'>;

/** Keys lie one after the other, each with its stamps first. */
function withExtents(keys: readonly Stamps[]): KeyStampWords[] {
  const firsts = keys.map(({ changed, pressed, released }) => Math.min(changed, pressed, released));
  const words = firsts[1]! - firsts[0]!;
  if (firsts.some((first, index) => first !== firsts[0]! + index * words))
    throw new Error(`the keys' stamps: expected them at even distances, got words ${firsts.join(', ')}`);
  return keys.map((key, index) => ({ ...key, first: firsts[index]!, end: firsts[index]! + words }));
}

function findWords(core: CoreInstance, fields: Uint8Array, id: number): Stamps {
  const other = id === 0 ? 1 : 0;
  const stamped = (pressed: number): number[] => {
    const world = makeRoot(core, rootsOf(core.model)[0]!, NO_SHIFTS, false);
    world.pass(PRESSED_AT_MS);
    world.setContact(pressed, true);
    return stampsAt(core, fields, world.uptimeMs);
  };
  // What another key stamps too is the device's.
  const common = new Set(stamped(other));
  const world = makeRoot(core, rootsOf(core.model)[0]!, NO_SHIFTS, false);
  world.pass(PRESSED_AT_MS);
  world.setContact(id, true);
  const atPress = stampsAt(core, fields, world.uptimeMs).filter((word) => !common.has(word));
  world.pass(RELEASED_AT_MS - PRESSED_AT_MS);
  world.setContact(id, false);
  const atRelease = stampsAt(core, fields, world.uptimeMs);
  const changed = atPress.filter((word) => atRelease.includes(word));
  // A key's stamps lie together; the key that wakes the device stamps the device too.
  const isBeside = (word: number): boolean => Math.abs(word - (changed[0] ?? 0)) < 4;
  const pressed = atPress.filter((word) => isBeside(word) && !atRelease.includes(word));
  const released = atRelease.filter((word) => isBeside(word) && !atPress.includes(word));
  if (changed.length !== 1 || pressed.length !== 1 || released.length !== 1)
    throw new Error(
      `key ${id}: expected one stamp each of a change, a press and a release, ` +
        `got ${changed.length}, ${pressed.length} and ${released.length}`,
    );
  return { id, changed: changed[0]!, pressed: pressed[0]!, released: released[0]! };
}

function stampsAt(core: CoreInstance, fields: Uint8Array, uptimeMs: number): number[] {
  const found: number[] = [];
  for (let word = 0; word < fields.length; word++) {
    if (fields[word] === STAMP && core.words[word] === uptimeMs >>> 0) found.push(word);
  }
  return found;
}
