/** Battery voltage and the level that the glass shows. */
@unmanaged
class PowerState {
  millivolts: u32;
}
const power = changetype<PowerState>(memory.data(offsetof<PowerState>(), 8));

/** A fresh lithium coin cell (CR2032: 3.0 V nominal). */
const NOMINAL_MILLIVOLTS: u32 = 3000;

export function resetPower(): void {
  power.millivolts = NOMINAL_MILLIVOLTS;
}

export function setBatteryMillivolts(millivolts: u32): void {
  power.millivolts = min<u32>(millivolts, 9999);
}

export function batteryMillivolts(): u32 {
  return power.millivolts;
}

/**
 * 0 (nearly empty) to 4 (full). A lithium cell stays near 2.9 V for most of its life and falls quickly below 2.7 V;
 * the thresholds are a design choice, to be checked against a real cell under the board's load.
 */
export function batteryLevel(): u32 {
  const millivolts = power.millivolts;
  if (millivolts >= 2900) return 4;
  if (millivolts >= 2800) return 3;
  if (millivolts >= 2700) return 2;
  return millivolts >= 2500 ? 1 : 0;
}

/** The level from which on a person is told. */
export function isBatteryLow(): bool {
  return power.millivolts < 2700;
}

/**
 * Weeks that a low battery still lasts, about: 12 at the warning, falling evenly to none at 2.4 V. An estimate of the
 * same standing as the thresholds above.
 */
export function weeksLeft(): u32 {
  return power.millivolts <= 2400 ? 0 : min<u32>((power.millivolts - 2400) / 25, 12);
}
