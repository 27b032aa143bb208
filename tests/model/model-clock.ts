/** When does the token trust its clock, and what time is it then: by the documented rules, in plain arithmetic. */
import type { ModelClockSetting } from './model-record.ts';

const EARLIEST_UNIX_MS = Date.UTC(2020, 0, 1);
/** The year 10000: from then on everything is nonsense. */
const END_UNIX_MS = 253402300800_000;

/** A reading of the RTC is carried on by uptime for a day. */
const READING_HOLDS_MS = 86_400_000;

export class ModelClock {
  #reading: { rtcMs: number; uptimeMs: number } | null = null;
  #ranWild = false;

  /** The token looks at its RTC, which never reads less than it did, nor less than when the clock was set. */
  read(rtcMs: number, uptimeMs: number, setting: ModelClockSetting | null): void {
    const isNonsense = rtcMs >= END_UNIX_MS;
    const leastMs = Math.max(this.#reading?.rtcMs ?? 0, setting?.rtcMs ?? 0);
    if (isNonsense || rtcMs < leastMs) this.#ranWild = true;
    if (!isNonsense) this.#reading = { rtcMs, uptimeMs };
  }

  /** It was found wrong since it was set, and says so in its record. */
  get isDistrusted(): boolean {
    return this.#ranWild;
  }

  get isRunning(): boolean {
    return this.#reading !== null;
  }

  /** What the RTC read last. */
  get readingMs(): number {
    return this.#reading?.rtcMs ?? 0;
  }

  rtcAt(uptimeMs: number): number {
    return this.#reading === null ? 0 : this.#reading.rtcMs + (uptimeMs - this.#reading.uptimeMs);
  }

  /** The clock has just been set by a host that knows the time. */
  trust(): void {
    this.#ranWild = false;
  }

  /** The token's UTC time, or null while there is none that can be trusted. Trim counts per whole RTC second. */
  unixMsAt(uptimeMs: number, setting: ModelClockSetting | null): number | null {
    if (setting === null || this.#ranWild || this.#reading === null) return null;
    if (uptimeMs - this.#reading.uptimeMs > READING_HOLDS_MS) return null;
    const sinceMs = this.rtcAt(uptimeMs) - setting.rtcMs;
    if (sinceMs < 0) return null;
    const trimMs = (BigInt(Math.floor(sinceMs / 1000)) * BigInt(setting.trimPartsPerBillion)) / 1_000_000n;
    const unixMs = this.rtcAt(uptimeMs) + setting.offsetMs + Number(trimMs);
    return unixMs >= EARLIEST_UNIX_MS && unixMs < END_UNIX_MS ? unixMs : null;
  }
}
