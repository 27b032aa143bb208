/** Requests that write a new record. Each checks every field before it touches anything; the answer follows the storage. */
import {
  CLOCK_MAXIMUM_UNIX_SECONDS,
  CLOCK_MINIMUM_UNIX_SECONDS,
  SERIAL_NUMBER_DIGITS,
  SETTINGS_KEYS_ONLY,
  SETTING_COUNT,
  STATE_LOCKED,
  STATE_PROVISIONED,
  ZONE_EU,
} from '../base/contract.generated';
import { REQUEST_PAYLOAD } from '../link/framing';
import {
  ERROR_BAD_VALUE,
  ERROR_CLOCK_UNKNOWN,
  ERROR_KEYS_ONLY,
  ERROR_RAISE_ONLY,
  ERROR_TOO_SOON,
} from '../link/messages.generated';
import { copyBytes, readBytes, readU8 } from '../base/memory';
import { commit, wipeAndCommit } from '../storage/journal';
import {
  isAlgorithm,
  isClockTrim,
  isDigits,
  isSecretLength,
  isSerialNumber,
  isSettingValue,
  isT0,
  isTimeStep,
  isZone,
} from '../storage/limits';
import {
  RECORD,
  secretOf,
  serialNumberOf,
  setSetting,
  settingOf,
  STAGED,
  stage,
  stageBlank,
  staged,
} from '../storage/record';
import { isClockRunning, setClockIn, unixMsAt } from './clock';
import { hasChangedPreferences, overrulePreference, preference } from './preferences';
import { PENDING, refuse } from './refusal';
import { isSpeaking } from './speech';
import { device } from './state';
import { budgetWaitMinutes, budgetWaitMs, commitLinkWrite, isLocked } from './write-budget';

/** Bytes of a provisioning before the secret. */
const PROVISION_FIXED_BYTES: u32 = 24;

function store(): i32 {
  commit();
  return PENDING;
}

export function setClock(): i32 {
  const unixSeconds = readBytes(REQUEST_PAYLOAD, 8);
  const millisecond = <u32>readBytes(REQUEST_PAYLOAD + 8, 2);
  const trim = <i32>readBytes(REQUEST_PAYLOAD + 10, 4);
  if (unixSeconds < CLOCK_MINIMUM_UNIX_SECONDS || unixSeconds > CLOCK_MAXIMUM_UNIX_SECONDS)
    return refuse(ERROR_BAD_VALUE, 0);
  if (millisecond > 999) return refuse(ERROR_BAD_VALUE, 1);
  if (!isClockTrim(trim)) return refuse(ERROR_BAD_VALUE, 2);
  if (!isClockRunning()) return refuse(ERROR_CLOCK_UNKNOWN, 0);
  stage();
  setClockIn(staged, unixSeconds * 1000 + millisecond, trim, device.uptimeMs);
  return store();
}

/** Where the person lives, for the ear alone: no code depends on it. */
export function setZone(): i32 {
  const utcOffsetMinutes = <i16>readBytes(REQUEST_PAYLOAD, 2);
  const rule = readU8(REQUEST_PAYLOAD + 2);
  if (rule > ZONE_EU) return refuse(ERROR_BAD_VALUE, 1);
  if (!isZone(rule, utcOffsetMinutes)) return refuse(ERROR_BAD_VALUE, 0);
  stage();
  staged.utcOffsetMinutes = utcOffsetMinutes;
  staged.zoneRule = <u8>rule;
  return store();
}

export function provisionToken(bytes: u32): i32 {
  const algorithm = readU8(REQUEST_PAYLOAD + 12);
  const digits = readU8(REQUEST_PAYLOAD + 13);
  const timeStepSeconds = <u32>readBytes(REQUEST_PAYLOAD + 14, 2);
  const t0UnixSeconds = readBytes(REQUEST_PAYLOAD + 16, 8);
  const secretBytes = bytes - PROVISION_FIXED_BYTES;
  if (!isSerialNumber(REQUEST_PAYLOAD)) return refuse(ERROR_BAD_VALUE, 0);
  if (!isAlgorithm(algorithm)) return refuse(ERROR_BAD_VALUE, 1);
  if (!isDigits(digits)) return refuse(ERROR_BAD_VALUE, 2);
  if (!isTimeStep(timeStepSeconds)) return refuse(ERROR_BAD_VALUE, 3);
  if (!isT0(t0UnixSeconds)) return refuse(ERROR_BAD_VALUE, 4);
  if (!isSecretLength(secretBytes)) return refuse(ERROR_BAD_VALUE, 5);
  stage();
  staged.lifeCycleState = <u8>STATE_PROVISIONED;
  staged.algorithm = <u8>algorithm;
  staged.digits = <u8>digits;
  staged.timeStepSeconds = <u16>timeStepSeconds;
  staged.t0UnixSeconds = t0UnixSeconds;
  staged.secretBytes = <u8>secretBytes;
  staged.provisionings++;
  copyBytes(serialNumberOf(STAGED), REQUEST_PAYLOAD, SERIAL_NUMBER_DIGITS);
  copyBytes(secretOf(STAGED), REQUEST_PAYLOAD + PROVISION_FIXED_BYTES, secretBytes);
  return store();
}

/** A token whose clock is unknown could never be set again, so it is not locked. */
export function lockToken(): i32 {
  if (unixMsAt(device.uptimeMs) == 0) return refuse(ERROR_CLOCK_UNKNOWN, 0);
  stage();
  staged.lifeCycleState = <u8>STATE_LOCKED;
  staged.linkWrites = 0;
  return store();
}

export function eraseToken(): i32 {
  stageBlank();
  wipeAndCommit();
  return PENDING;
}

export function changeSetting(): i32 {
  const setting = readU8(REQUEST_PAYLOAD);
  const value = <u32>readBytes(REQUEST_PAYLOAD + 1, 2);
  if (setting >= SETTING_COUNT) return refuse(ERROR_BAD_VALUE, 0);
  if (!isSettingValue(setting, value)) return refuse(ERROR_BAD_VALUE, 1);
  if (isLocked()) {
    if ((SETTINGS_KEYS_ONLY & (1 << setting)) != 0) return refuse(ERROR_KEYS_ONLY, setting);
    // No key sets them back on every model: a stranger must not take from a person the time that the person needs.
    if (value < preference(setting)) return refuse(ERROR_RAISE_ONLY, setting);
    const isInUse = isSpeaking() || hasChangedPreferences();
    // A value that stands already costs no write: this request is open to strangers, and flash wears.
    if (!isInUse && settingOf(RECORD, setting) == value) return 0;
    if (isInUse || budgetWaitMs() != 0) return refuse(ERROR_TOO_SOON, budgetWaitMinutes());
  }
  overrulePreference(setting);
  if (settingOf(RECORD, setting) == value) return 0;
  stage();
  setSetting(STAGED, setting, value);
  commitLinkWrite();
  return PENDING;
}
