/** The practice's time, kept over a reload, and the tokens' real-time clocks, which follow it until the batteries are out. */
import type { Clock } from '../../../ports/clock.ts';
import { PacedClock } from '../../../ports/paced-clock.ts';
import type { Pace } from '../../../ports/paced-clock.ts';
import type { KeyValueStore } from '../../../ports/browser-storage.ts';
import { LIMITS } from '../../../../host-tools/token/limits.generated.ts';

const ENTRY = 'talkode.clock';
/** Where the calendar of common real-time clock chips begins when they get power: 2000-01-01. */
const RTC_START_UNIX_MS = 946_684_800_000;
/** What the token takes as a time. A day of room at the end keeps a running clock inside. */
const EARLIEST_UNIX_MS = LIMITS.clockMinimumUnixSeconds * 1000;
const LATEST_UNIX_MS = (LIMITS.clockMaximumUnixSeconds - 86_400) * 1000;

interface Kept {
  pace: Pace;
  /** When the token's battery was out last, null while its clock is right. */
  rtcLostAtUnixMs: number | null;
}

function readKept(store: KeyValueStore): Kept | null {
  try {
    const kept = JSON.parse(store.getItem(ENTRY) ?? 'null') as Kept | null;
    const numbers = [kept?.pace.sourceUnixMs, kept?.pace.unixMs, kept?.pace.rate];
    const lostAt = kept?.rtcLostAtUnixMs ?? null;
    const isUsable = numbers.every(Number.isFinite) && kept!.pace.rate > 0;
    return isUsable && (lostAt === null || Number.isFinite(lostAt)) ? kept : null;
  } catch {
    return null;
  }
}

export class WorldClock {
  readonly #source: Clock;
  readonly #store: KeyValueStore;
  readonly #world: PacedClock;
  #rtcLostAtUnixMs: number | null;
  /** The last visit left time running fast, and it is ordinary now. */
  readonly wasFast: boolean;
  #rate = 1;
  #keysDown = 0;
  #kept = '';

  constructor(source: Clock, store: KeyValueStore) {
    const kept = readKept(store);
    this.#source = source;
    this.#store = store;
    this.#world = new PacedClock(source, kept?.pace);
    this.#rtcLostAtUnixMs = kept?.rtcLostAtUnixMs ?? null;
    this.wasFast = (kept?.pace.rate ?? 1) !== 1;
    // Fast time is for a person who looks on; it went on until now and is ordinary again.
    this.setRate(1);
    // A host that was set back is followed when the token can be told.
    if (!this.#world.isSourceBack) this.setUnixMs(this.unixMs());
  }

  unixMs(): number {
    return this.#world.unixMs();
  }

  /** The practice's time for whoever only reads it and waits. */
  get time(): Clock {
    return this.#world;
  }

  /** What the token's own clock reads. */
  get tokenRtc(): Clock {
    const world = this.#world;
    return {
      unixMs: () => this.#rtcUnixMs(),
      uptimeMs: () => world.uptimeMs(),
      schedule: (delayMs, task) => world.schedule(delayMs, task),
    };
  }

  #rtcUnixMs(): number {
    const unixMs = this.#world.unixMs();
    if (this.#rtcLostAtUnixMs === null) return unixMs;
    return RTC_START_UNIX_MS + Math.max(0, unixMs - this.#rtcLostAtUnixMs);
  }

  get isTokenRtcLost(): boolean {
    return this.#rtcLostAtUnixMs !== null;
  }

  /** Jumps to a time, or as near as the token can follow; gives whether the clock went back. */
  setUnixMs(unixMs: number): boolean {
    const before = this.#world.unixMs();
    const target = Math.min(Math.max(unixMs, EARLIEST_UNIX_MS), LATEST_UNIX_MS);
    if (target !== before) this.#world.setUnixMs(target);
    this.#keep();
    return target < before;
  }

  /** Goes along when somebody has set the host's clock back; gives whether it did. */
  followHost(): boolean {
    const back = this.#world.followSource();
    if (back) this.setUnixMs(this.unixMs());
    return back;
  }

  /** Goes back to the host's time at ordinary speed; gives whether the clock went back. */
  setToNow(): boolean {
    this.setRate(1);
    this.#world.followSource();
    return this.setUnixMs(this.#source.unixMs());
  }

  setRate(rate: number): void {
    this.#rate = rate;
    this.#world.setRate(this.#keysDown > 0 ? 1 : rate);
    this.#keep();
  }

  /** While a key is down time is ordinary: a hand does not hold it shorter because the clock runs fast. */
  keyPressed(): void {
    this.#keysDown++;
    this.keepTime();
  }

  keyReleased(): void {
    this.#keysDown--;
    this.keepTime();
  }

  /** Notes how far time has come, so that the next visit can tell whether the host was set back meanwhile. */
  keepTime(): void {
    this.#world.setRate(this.#keysDown > 0 ? 1 : this.#rate);
    // Another window may have set the clock; what it chose must stay.
    if (this.#store.getItem(ENTRY) === this.#kept) this.#keep();
  }

  /** The token's clock chip loses its power and begins anew. */
  loseTokenRtc(): void {
    this.#rtcLostAtUnixMs = this.#world.unixMs();
    this.#keep();
  }

  /** Somebody sets the token's clock chip right; the token itself trusts it only when told over its link. */
  restoreTokenRtc(): void {
    this.#rtcLostAtUnixMs = null;
    this.#keep();
  }

  #keep(): void {
    const kept: Kept = { pace: this.#world.pace, rtcLostAtUnixMs: this.#rtcLostAtUnixMs };
    this.#kept = JSON.stringify(kept);
    this.#store.setItem(ENTRY, this.#kept);
  }
}
