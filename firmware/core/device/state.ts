/** What the device is doing right now: the one object that its parts share. */
import { wipeBytes } from '../memory';

/** Glass off, waiting for a key. */
export const MODE_ASLEEP: u32 = 0;
export const MODE_CODE: u32 = 1;
export const MODE_NO_TIME: u32 = 2;
export const MODE_NO_DATA: u32 = 3;
export const MODE_FAULT: u32 = 4;
export const MODE_PAGES: u32 = 5;
export const MODE_SELF_TEST: u32 = 6;

@unmanaged
export class DeviceState {
  /** the time step whose code is on the glass */
  shownStep: u64;
  mode: u32;
  /** uptime when the glass was lit or the last key was pressed */
  shownAtMs: u32;
  /** code on the glass */
  code: u32;
  /** information page on the glass */
  page: u32;
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

export function resetDevice(model: u32, bootFlags: u32): void {
  wipeBytes(changetype<usize>(device), offsetof<DeviceState>());
  device.model = model;
  device.bootFlags = bootFlags;
}
