/**
 * Gestures of the keys, recognised once and in one place; each key for itself, so several may be down at once.
 *
 * Debouncing is on the leading edge: a contact's first change counts at once (the code is on the glass within
 * milliseconds) and its bouncing is ignored for 20 ms after it.
 */
import { MAXIMUM_KEY_COUNT } from '../base/contract.generated';
import { wipeBytes } from '../base/memory';

export const GESTURE_NONE: u32 = 0;
export const GESTURE_PRESS: u32 = 1;
/** Held for as long as its table says: six seconds on comparable one-button tokens (OneSpan GO 7). */
export const GESTURE_LONG: u32 = 2;
/** Held for twenty seconds: something lies on the key. */
export const GESTURE_STUCK: u32 = 3;
const GESTURE_RELEASE: u32 = 4;

const DEBOUNCE_MS: u32 = 20;
const STUCK_MS: u32 = 20000;
/** No deadline. */
const NEVER: u32 = 0xffffffff;

@unmanaged
class KeyState {
  changedAtMs: u32;
  pressedAtMs: u32;
  releasedAtMs: u32;
  /** the contact as last reported */
  contact: u8;
  /** the key as the device sees it */
  pressed: u8;
  bouncing: u8;
  /** the last gesture that holding the key has given */
  held: u8;
  /** there was a release, so the lock-out applies */
  released: u8;
  /** the press came within the lock-out: its hold and release count for nothing */
  lockedOut: u8;
}

/** Rounded up to the words in it. */
const KEY_BYTES: u32 = (offsetof<KeyState>() + 3) & ~3;
const KEYS: usize = memory.data(KEY_BYTES * MAXIMUM_KEY_COUNT, 8);

function keyAt(id: u32): KeyState {
  return changetype<KeyState>(KEYS + id * KEY_BYTES);
}

export function resetKeys(): void {
  wipeBytes(KEYS, KEY_BYTES * MAXIMUM_KEY_COUNT);
}

/** Notes the contact's level. Call `nextGesture` afterwards until it gives GESTURE_NONE. */
export function contactChanged(id: u32, pressed: bool): void {
  keyAt(id).contact = pressed ? 1 : 0;
}

/**
 * The next gesture of a key that is due at `uptimeMs`; a press within `lockOutMs` of its release before it is none, and
 * holding it for `longMs` is one, unless that is 0.
 */
export function nextGesture(id: u32, uptimeMs: u32, lockOutMs: u32, longMs: u32): u32 {
  const key = keyAt(id);
  if (key.bouncing != 0 && uptimeMs - key.changedAtMs >= DEBOUNCE_MS) key.bouncing = 0;
  if (key.bouncing == 0 && key.contact != key.pressed) return change(key, uptimeMs, lockOutMs);
  if (key.pressed == 0 || key.lockedOut != 0) return GESTURE_NONE;
  const heldMs = uptimeMs - key.pressedAtMs;
  if (longMs != 0 && heldMs >= longMs && key.held == <u8>GESTURE_NONE) return hold(key, GESTURE_LONG);
  if (heldMs >= STUCK_MS && key.held != <u8>GESTURE_STUCK) return hold(key, GESTURE_STUCK);
  return GESTURE_NONE;
}

function hold(key: KeyState, gesture: u32): u32 {
  key.held = <u8>gesture;
  return gesture;
}

/** Whether the device sees the key as pressed. */
export function isDown(id: u32): bool {
  return keyAt(id).pressed != 0;
}

/** Keys that are down while `pressed` is pressed are held for its sake: no hold of theirs is a gesture. */
export function spendHolds(pressed: u32, keyCount: u32): void {
  for (let id: u32 = 0; id < keyCount; id++) {
    const key = keyAt(id);
    if (id != pressed && key.pressed != 0 && key.held == <u8>GESTURE_NONE) key.held = <u8>GESTURE_LONG;
  }
}

function change(key: KeyState, uptimeMs: u32, lockOutMs: u32): u32 {
  key.pressed = key.contact;
  key.changedAtMs = uptimeMs;
  key.bouncing = 1;
  if (key.pressed != 0) {
    key.pressedAtMs = uptimeMs;
    key.held = <u8>GESTURE_NONE;
    key.lockedOut = key.released != 0 && uptimeMs - key.releasedAtMs < lockOutMs ? 1 : 0;
    return key.lockedOut != 0 ? GESTURE_NONE : GESTURE_PRESS;
  }
  if (key.lockedOut != 0) {
    key.lockedOut = 0;
    return GESTURE_NONE;
  }
  key.releasedAtMs = uptimeMs;
  key.released = 1;
  return GESTURE_RELEASE;
}

/** Milliseconds after `uptimeMs` at which `nextGesture` must be asked again without a new edge; NEVER if not. */
export function keyWakeMs(id: u32, uptimeMs: u32, longMs: u32): u32 {
  const key = keyAt(id);
  if (key.bouncing != 0 && key.contact != key.pressed) return DEBOUNCE_MS - (uptimeMs - key.changedAtMs);
  if (key.pressed == 0 || key.lockedOut != 0 || key.held == <u8>GESTURE_STUCK) return NEVER;
  const dueMs = longMs != 0 && key.held == <u8>GESTURE_NONE ? longMs : STUCK_MS;
  const heldMs = uptimeMs - key.pressedAtMs;
  return heldMs >= dueMs ? 0 : dueMs - heldMs;
}
