/**
 * A clock once found wrong stays unknown until it is set, once noted through every power loss: an RTC that began anew with
 * its battery would be believed as soon as it has passed the reading at which the clock was set. Also with a fault, which
 * may be gone at the next start; one of the storage's has left no record with a clock.
 *
 * Whoever powers the token or floods its link decides how often that happens, so it costs no erase (record.ts), and a
 * storage that refuses is asked once a start and then as seldom as the link's writes come back.
 */
import { LINK_WRITE_RETURN_SECONDS } from '../base/contract.generated';
import { isStoring, noteDoubt } from '../storage/journal';
import { doubtClock } from '../storage/record';
import { isClockDistrusted } from './clock';
import { device } from './state';

const RETRY_MS: u32 = LINK_WRITE_RETURN_SECONDS * 1000;

@unmanaged
class NoteTry {
  /** uptime of the last try; when it wraps, after 49 days, a wait may begin anew */
  atMs: u32;
  /** there was one, and `atMs` is valid */
  made: u32;
}
const last = changetype<NoteTry>(memory.data(offsetof<NoteTry>(), 8));

/** At boot, and when the clock was set. */
export function resetDistrust(): void {
  last.atMs = 0;
  last.made = 0;
}

/** Notes on flash that the clock was found wrong. */
export function rememberDistrust(): void {
  if (!isClockDistrusted() || isStoring()) return;
  doubtClock();
  if (last.made != 0 && device.uptimeMs - last.atMs < RETRY_MS) return;
  last.made = 1;
  last.atMs = device.uptimeMs;
  noteDoubt();
}
