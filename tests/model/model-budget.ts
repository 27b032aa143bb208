/** How often the link may make a locked token store something, said as one question: when is the next write allowed? */
import { LIMITS } from '../../host-tools/token/limits.generated.ts';

const GAP_MS = LIMITS.linkWriteGapSeconds * 1000;
const RETURN_MS = LIMITS.linkWriteReturnSeconds * 1000;
/** The token counts its uptime in 32 bits. */
const UPTIME_WRAPS_MS = 2 ** 32;

export class ModelBudget {
  #sinceMs: number | null = null;
  #hasBegun = false;

  /** The first time that is told after a start; `spent` is what the record says. */
  begin(nowMs: number, spent: number): void {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    if (spent > 0) this.#sinceMs = nowMs;
  }

  /** Minutes after which to ask again; null when a write is allowed now. */
  minutesLeft(nowMs: number, spent: number): number | null {
    if (this.#sinceMs === null) return null;
    const neededMs = spent < LIMITS.linkWritesAtOnce ? GAP_MS : RETURN_MS;
    const leftMs = neededMs - this.#elapsedMs(nowMs);
    return leftMs <= 0 ? null : Math.ceil(leftMs / 60_000);
  }

  /** A write is made; gives what the record says afterwards. */
  spend(nowMs: number, spent: number): number {
    const back = Math.floor(this.#elapsedMs(nowMs) / RETURN_MS);
    this.#sinceMs = nowMs;
    return Math.max(0, spent - back) + 1;
  }

  #elapsedMs(nowMs: number): number {
    return this.#sinceMs === null ? 0 : (nowMs - this.#sinceMs) % UPTIME_WRAPS_MS;
  }
}
