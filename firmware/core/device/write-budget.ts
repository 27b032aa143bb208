/**
 * How often the link may make a locked token store something: flash wears, and whoever has plugged in a cable may be a
 * stranger. A count in the record, which uptime brings down again (hardware-docs/link-messages.md says the rules).
 * Blank and provisioned tokens are at the factory or the issuer and count nothing; keys are never counted.
 */
import {
  LINK_WRITES_AT_ONCE,
  LINK_WRITE_GAP_SECONDS,
  LINK_WRITE_RETURN_SECONDS,
  STATE_LOCKED,
} from '../base/contract.generated';
import { commit, commitTraced, isTorn } from '../storage/journal';
import { record, staged } from '../storage/record';
import { device } from './state';

const GAP_MS: u32 = LINK_WRITE_GAP_SECONDS * 1000;
const RETURN_MS: u32 = LINK_WRITE_RETURN_SECONDS * 1000;
const MINUTE_MS: u32 = 60000;

@unmanaged
class WriteBudget {
  /** uptime of the last such write, or of the start; when it wraps, after 49 days, a wait may begin anew */
  sinceMs: u32;
  /** `sinceMs` is valid; else nothing has to be waited for */
  counting: u32;
  /** the first uptime after a start is still to come, and the wait begins with it */
  starting: u32;
}
const budget = changetype<WriteBudget>(memory.data(offsetof<WriteBudget>(), 8));

/** At boot, with the record in force known. A power cycle must not be worth a wait. */
export function resetWriteBudget(): void {
  budget.sinceMs = 0;
  budget.counting = 0;
  budget.starting = isLocked() && (record.linkWrites != 0 || isTorn()) ? 1 : 0;
}

export function isLocked(): bool {
  return record.lifeCycleState == <u8>STATE_LOCKED;
}

/** Time is told: the first time after a start. */
export function beginBudget(uptimeMs: u32): void {
  if (budget.starting == 0) return;
  budget.starting = 0;
  beginWait(uptimeMs);
}

function beginWait(uptimeMs: u32): void {
  budget.counting = 1;
  budget.sinceMs = uptimeMs;
}

function elapsedMs(): u32 {
  return budget.counting != 0 ? device.uptimeMs - budget.sinceMs : 0;
}

/** A write that no record counts: the first to come back pays for it. */
function uncounted(): u32 {
  return isTorn() ? 1 : 0;
}

/** Writes that count still. */
function writesNow(): u32 {
  const returned = elapsedMs() / RETURN_MS;
  const credit = returned - min(returned, uncounted());
  return record.linkWrites - min<u32>(record.linkWrites, credit);
}

/** Milliseconds until the link may make the token store something. */
export function budgetWaitMs(): u32 {
  if (!isLocked() || budget.counting == 0) return 0;
  const returns = uncounted() + (record.linkWrites >= <u8>LINK_WRITES_AT_ONCE ? 1 : 0);
  const waitMs = returns == 0 ? GAP_MS : returns * RETURN_MS;
  const elapsed = elapsedMs();
  return elapsed >= waitMs ? 0 : waitMs - elapsed;
}

/** The same in minutes, begun ones counted: at least one, as the error too-soon tells it. */
export function budgetWaitMinutes(): u32 {
  return max<u32>((budgetWaitMs() + MINUTE_MS - 1) / MINUTE_MS, 1);
}

/** Begins to write the staged record because the link wants it. */
export function commitLinkWrite(): void {
  if (!isLocked()) return commit();
  staged.linkWrites = <u8>(writesNow() + 1);
  beginWait(device.uptimeMs);
  commitTraced();
}
