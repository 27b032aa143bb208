/** What a token's parameters may be: checked when they come over the link, and again when they come from flash. */
import {
  ALGORITHM_SHA1,
  ALGORITHM_SHA512,
  CLOCK_MAXIMUM_UNIX_SECONDS,
  CLOCK_TRIM_MAXIMUM_PARTS_PER_BILLION,
  DIGITS_MAXIMUM,
  DIGITS_MINIMUM,
  SECRET_MAXIMUM_BYTES,
  SECRET_MINIMUM_BYTES,
  SERIAL_NUMBER_DIGITS,
  SETTING_COUNT,
  SETTING_RANGES,
  TIME_STEP_MAXIMUM_SECONDS,
  TIME_STEP_MINIMUM_SECONDS,
  UTC_OFFSET_MAXIMUM_MINUTES,
  ZONE_EU,
  ZONE_UNKNOWN,
} from '../base/contract.generated';
import { readU16, readU8 } from '../base/memory';

export function isAlgorithm(algorithm: u32): bool {
  return algorithm >= ALGORITHM_SHA1 && algorithm <= ALGORITHM_SHA512;
}

export function isDigits(digits: u32): bool {
  return digits >= DIGITS_MINIMUM && digits <= DIGITS_MAXIMUM;
}

export function isTimeStep(seconds: u32): bool {
  return seconds >= TIME_STEP_MINIMUM_SECONDS && seconds <= TIME_STEP_MAXIMUM_SECONDS;
}

export function isT0(unixSeconds: u64): bool {
  return unixSeconds <= CLOCK_MAXIMUM_UNIX_SECONDS;
}

export function isSecretLength(bytes: u32): bool {
  return bytes >= SECRET_MINIMUM_BYTES && bytes <= SECRET_MAXIMUM_BYTES;
}

export function isSerialNumber(address: usize): bool {
  for (let i: u32 = 0; i < SERIAL_NUMBER_DIGITS; i++) {
    if (readU8(address + i) - 0x30 > 9) return false;
  }
  return true;
}

export function isClockTrim(partsPerBillion: i32): bool {
  const limit = <i32>CLOCK_TRIM_MAXIMUM_PARTS_PER_BILLION;
  return partsPerBillion >= -limit && partsPerBillion <= limit;
}

/** A zone whose rule is unknown has no offset either. */
export function isZone(rule: u32, utcOffsetMinutes: i32): bool {
  if (rule == ZONE_UNKNOWN) return utcOffsetMinutes == 0;
  const limit = <i32>UTC_OFFSET_MAXIMUM_MINUTES;
  return rule <= ZONE_EU && utcOffsetMinutes >= -limit && utcOffsetMinutes <= limit;
}

/** Whether `value` is in the range of a setting that exists. */
export function isSettingValue(setting: u32, value: u32): bool {
  const minimum = readU16(SETTING_RANGES + setting * 2);
  const maximum = readU16(SETTING_RANGES + (SETTING_COUNT + setting) * 2);
  return value >= minimum && value <= maximum;
}
