/** Requests that change nothing. Each writes its answer's payload and gives its length. */
import {
  ABI_VERSION,
  BOOT_DEVELOPMENT,
  CLOCK_SET,
  CLOCK_UNKNOWN,
  FIRMWARE_VERSION_MAJOR,
  FIRMWARE_VERSION_MINOR,
  FIRMWARE_VERSION_PATCH,
  SERIAL_NUMBER_DIGITS,
  SETTING_COUNT,
  STATE_LOCKED,
} from '../base/contract.generated';
import { ANSWER_PAYLOAD, REQUEST_PAYLOAD } from '../link/framing';
import { ERROR_BAD_VALUE, ERROR_UNSUPPORTED_VERSION, LINK_VERSION } from '../link/messages.generated';
import { copyBytes, readU8, writeBytes, writeU8 } from '../base/memory';
import { hasRecord } from '../storage/journal';
import { RECORD, record, serialNumberOf } from '../storage/record';
import { unixMsAt } from './clock';
import { showSelfTest } from './modes';
import { passedKnownAnswers } from './known-answers';
import { batteryLevel, batteryMillivolts } from './power';
import { preference } from './preferences';
import { refuse } from './refusal';
import { isSpeaking } from './speech';
import { device, hasLiveCode } from './state';

const PASSED_RECORD: u32 = 8;

function clockStateNow(): u32 {
  return unixMsAt(device.uptimeMs) == 0 ? CLOCK_UNKNOWN : CLOCK_SET;
}

export function identify(lifeCycleState: u32): i32 {
  const minimum = readU8(REQUEST_PAYLOAD);
  const maximum = readU8(REQUEST_PAYLOAD + 1);
  if (minimum > LINK_VERSION || maximum < LINK_VERSION)
    return refuse(ERROR_UNSUPPORTED_VERSION, LINK_VERSION);
  const to = ANSWER_PAYLOAD;
  writeU8(to, LINK_VERSION);
  writeU8(to + 1, ABI_VERSION);
  writeU8(to + 2, device.model);
  writeU8(to + 3, device.bootFlags & BOOT_DEVELOPMENT);
  writeU8(to + 4, lifeCycleState);
  writeU8(to + 5, clockStateNow());
  writeU8(to + 6, device.fault);
  writeU8(to + 7, FIRMWARE_VERSION_MAJOR);
  writeU8(to + 8, FIRMWARE_VERSION_MINOR);
  writeU8(to + 9, FIRMWARE_VERSION_PATCH);
  writeU8(to + 10, record.algorithm);
  writeU8(to + 11, record.digits);
  writeBytes(to + 12, record.timeStepSeconds, 2);
  writeBytes(to + 14, record.t0UnixSeconds, 8);
  copyBytes(to + 22, serialNumberOf(RECORD), SERIAL_NUMBER_DIGITS);
  return 22 + SERIAL_NUMBER_DIGITS;
}

/** Lights the glass only where no person's code, fault or speech is in its way. */
export function selfTest(lifeCycleState: u32): i32 {
  writeU8(ANSWER_PAYLOAD, passedKnownAnswers() | (device.fault == 0 && hasRecord() ? PASSED_RECORD : 0));
  const isBusy = hasLiveCode() || device.awaited != 0 || isSpeaking();
  if (lifeCycleState != STATE_LOCKED && !isBusy) showSelfTest();
  return 1;
}

export function readBattery(): i32 {
  writeBytes(ANSWER_PAYLOAD, batteryMillivolts(), 2);
  writeU8(ANSWER_PAYLOAD + 2, batteryLevel());
  return 3;
}

export function readClock(): i32 {
  const unixMs = unixMsAt(device.uptimeMs);
  writeU8(ANSWER_PAYLOAD, clockStateNow());
  writeBytes(ANSWER_PAYLOAD + 1, unixMs / 1000, 8);
  writeBytes(ANSWER_PAYLOAD + 9, unixMs % 1000, 2);
  return 11;
}

export function readSetting(): i32 {
  const setting = readU8(REQUEST_PAYLOAD);
  if (setting >= SETTING_COUNT) return refuse(ERROR_BAD_VALUE, 0);
  writeBytes(ANSWER_PAYLOAD, preference(setting), 2);
  return 2;
}

export function readCounters(): i32 {
  writeBytes(ANSWER_PAYLOAD, record.sequence, 4);
  writeBytes(ANSWER_PAYLOAD + 4, record.clockSettings, 2);
  writeBytes(ANSWER_PAYLOAD + 6, record.provisionings, 2);
  return 8;
}
