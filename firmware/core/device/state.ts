/** What the device is doing right now: the one object that its parts share. */
import { wipeBytes } from '../base/memory';

/** Glass off, waiting for a key. */
export const MODE_ASLEEP: u32 = 0;
export const MODE_CODE: u32 = 1;
export const MODE_NO_TIME: u32 = 2;
export const MODE_NO_DATA: u32 = 3;
export const MODE_FAULT: u32 = 4;
export const MODE_PAGES: u32 = 5;
export const MODE_SELF_TEST: u32 = 6;
/** The next modes are a code reader's. On, with nothing to show. */
export const MODE_AWAKE: u32 = 7;
/** First use: asks where sound may go. */
export const MODE_CHOOSE: u32 = 8;
/** The code ends too soon to be said; the next one follows by itself. */
export const MODE_WAITING: u32 = 9;
/** Shows a setting. */
export const MODE_LEVEL: u32 = 10;
export const MODE_HELP: u32 = 11;
/** Names each key that is pressed, until the red one is held. */
export const MODE_KEY_SCHOOL: u32 = 12;

/** What was said last, for the key that repeats it: the code or what keeps it away. */
export const SAID_CODE: u32 = 0;
/** A digit of the code, by "digit by digit". */
export const SAID_DIGIT: u32 = 1;
export const SAID_STATUS: u32 = 2;
export const SAID_SERIAL_NUMBER: u32 = 3;
/** The help of `helpKey`. */
export const SAID_HELP: u32 = 4;
/** The setting `level`. */
export const SAID_LEVEL: u32 = 5;
export const SAID_HEADPHONES: u32 = 6;

/** At first use a setting is offered. None is. */
export const OFFER_NONE: u32 = 0;
/** It is still to be named: until then what was just chosen, the output, is on the glass. */
export const OFFER_TO_COME: u32 = 1;
/** It is on the glass, and the settings key leads on to the key school. */
export const OFFER_NAMED: u32 = 2;
/** Headphones were chosen and none are there: it comes with the way out, the loudspeaker, or with the plug. */
export const OFFER_AWAITS_SOUND: u32 = 3;

@unmanaged
export class DeviceState {
  /** the time step whose code is on the glass */
  shownStep: u64;
  mode: u32;
  /** uptime when the glass was lit or the last key was pressed */
  shownAtMs: u32;
  /** code on the glass */
  code: u32;
  /** `code` is the code of this moment, on the glass or ready to return there */
  codeLive: u32;
  /** information page on the glass */
  page: u32;
  /** setting on the glass */
  level: u32;
  /** a setting is being chosen: the keys that lower and raise act on it */
  choosing: u32;
  /** OFFER_ above, of the setting that is being chosen */
  offering: u32;
  /** the next code is to follow by itself */
  awaited: u32;
  /** digit that "digit by digit" says next; 0: it has not begun */
  nextDigit: u32;
  /** digit of the code that is shown large, from 0 */
  giantDigit: u32;
  /** what was said last, SAID_ above */
  said: u32;
  /** key whose help was said last, or whose name in the key school */
  helpKey: u32;
  /** the press under way began on an information page, so holding it leaves the pages */
  pressedInPages: u32;
  model: u32;
  bootFlags: u32;
  /** 0 or a fault code */
  fault: u32;
  /** headphones are plugged in */
  headphones: u32;
  /** effects not yet taken by the host */
  effects: u32;
  /** the latest uptime the host gave */
  uptimeMs: u32;
}

export const device = changetype<DeviceState>(memory.data(offsetof<DeviceState>(), 8));

export function hasLiveCode(): bool {
  return device.codeLive != 0;
}

export function resetDevice(model: u32, bootFlags: u32): void {
  wipeBytes(changetype<usize>(device), offsetof<DeviceState>());
  device.model = model;
  device.bootFlags = bootFlags;
}
