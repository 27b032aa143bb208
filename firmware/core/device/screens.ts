/** Draws the glass for what the device is doing, and says when it must be drawn again. */
import { EFFECT_FRAME } from '../contract.generated';
import { barChangeMs, barLength, drawBar } from '../display/bar';
import { drawBattery } from '../display/battery';
import { placeCode, placeFault, placeNoClock, placeNoData } from '../display/digits';
import { beginDrawing, finishDrawing, light, lightAll } from '../display/glass';
import { ICON_FAULT, ICON_NO_DATA, ICON_NO_TIME, ICON_ORIENTATION } from '../display/segments.generated';
import { remainingMs } from '../oath/totp';
import { record } from '../storage/record';
import { unixMsAt } from './clock';
import { drawPage, PAGE_TIME } from './pages';
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

/** Milliseconds after which the same mode looks different; NEVER if it does not change by itself. */
export function screenChangeMs(uptimeMs: u32): u32 {
  if (device.mode == MODE_CODE) return barChangeMs(codeRemainingMs(uptimeMs), stepMs());
  if (device.mode != MODE_PAGES || device.page != PAGE_TIME) return NEVER;
  const unixMs = unixMsAt(uptimeMs);
  return unixMs == 0 ? NEVER : 1000 - <u32>(unixMs % 1000);
}
