/** Draws the glass for what the device is doing, and says when it must be drawn again. */
import { EFFECT_FRAME } from '../contract.generated';
import { barChangeMs, barLength, drawBar } from '../display/bar';
import { drawBattery } from '../display/battery';
import { placeCode, placeFault, placeNoClock, placeNoData } from '../display/digits';
import { beginDrawing, finishDrawing, light, lightAll } from '../display/glass';
import { ICON_FAULT, ICON_NO_DATA, ICON_NO_TIME, ICON_ORIENTATION } from '../display/segments.generated';
import { remainingMs } from '../oath/totp';
import { record } from '../storage/record';
import { shortestWaitMs, unixMsAt } from './clock';
import { drawPage, pagePeriodMs } from './pages';
import { batteryLevel } from './power';
import {
  device,
  MODE_ASLEEP,
  MODE_CODE,
  MODE_FAULT,
  MODE_NO_DATA,
  MODE_NO_TIME,
  MODE_PAGES,
  MODE_SELF_TEST,
} from './state';

const NEVER: u32 = 0xffffffff;

/** Milliseconds that the code on the glass still lives. */
function codeRemainingMs(uptimeMs: u32): u32 {
  return remainingMs(unixMsAt(uptimeMs), record.t0UnixSeconds, record.timeStepSeconds);
}

function stepMs(): u32 {
  return <u32>record.timeStepSeconds * 1000;
}

export function draw(uptimeMs: u32): void {
  beginDrawing();
  if (device.mode == MODE_SELF_TEST) {
    lightAll();
  } else if (device.mode != MODE_ASLEEP) {
    light(ICON_ORIENTATION);
    drawBattery(batteryLevel());
    drawMode(uptimeMs);
  }
  if (finishDrawing()) device.effects |= EFFECT_FRAME;
}

function drawMode(uptimeMs: u32): void {
  switch (device.mode) {
    case MODE_CODE:
      placeCode(device.code, record.digits);
      return drawBar(barLength(codeRemainingMs(uptimeMs), stepMs()));
    case MODE_NO_TIME:
      light(ICON_NO_TIME);
      return placeNoClock();
    case MODE_NO_DATA:
      light(ICON_NO_DATA);
      return placeNoData();
    case MODE_FAULT:
      light(ICON_FAULT);
      return placeFault(device.fault);
    case MODE_PAGES:
      return drawPage(device.page, unixMsAt(uptimeMs));
  }
}

/**
 * Milliseconds after which the same mode may look different; NEVER if it does not change by itself. Rather too early
 * than too late: a dead code must not stand on the glass.
 */
export function screenChangeMs(uptimeMs: u32): u32 {
  if (device.mode == MODE_CODE) return shortestWaitMs(barChangeMs(codeRemainingMs(uptimeMs), stepMs()));
  if (device.mode != MODE_PAGES) return NEVER;
  const unixMs = unixMsAt(uptimeMs);
  const periodMs = pagePeriodMs(device.page);
  return periodMs == 0 || unixMs == 0 ? NEVER : shortestWaitMs(periodMs - <u32>(unixMs % periodMs));
}
