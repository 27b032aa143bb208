/** The battery sign: an outline and a cell per level. */
import { light } from './glass';
import { ICON_BATTERY, ICON_BATTERY_1 } from './segments.generated';

/** `level` 0 (nearly empty, outline only) to 4 (full). */
export function drawBattery(level: u32): void {
  light(ICON_BATTERY);
  for (let i: u32 = 0; i < level; i++) light(ICON_BATTERY_1 + i);
}
