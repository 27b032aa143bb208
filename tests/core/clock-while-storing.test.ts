/**
 * A host that tells the time while it stores: a clock found wrong after a setting was made stays unknown when the
 * setting is stored.
 */
import { describe, expect, test } from 'vitest';
import { encodeFrame, FrameDecoder } from '../../host-tools/link/framing.ts';
import { decodeResponse, encodeRequest } from '../../host-tools/link/messages.ts';
import {
  CLOCK_STATES,
  MESSAGES,
  type MessageName,
  type Messages,
} from '../../host-tools/link/protocol.generated.ts';
import { readGlass } from '../../simulator/glass/reading.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import { PAGE_BYTES, SECTOR_BYTES } from '../../simulator/token/contract.generated.ts';
import { RECORD_PAGES_BYTES, Token } from '../../simulator/token/token.ts';
import { CORE } from '../model/core-under-test.ts';
import { PROVISIONING, RTC_UNIX_MS, SET_CLOCK, TokenRig } from '../power-cut/token-rig.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const PROVISIONED = new TokenRig().after(SET_CLOCK, PROVISIONING).storage.image;
/** The storage operations of a setting: the erase, the record, the mark. */
const OPERATIONS = [0, 1, 2];

/** A provisioned token whose storage is carried out one operation at a time. */
class SlowHost {
  readonly storage = new MemoryStorage(PROVISIONED.slice());
  #token = new Token(CORE);
  #sequence = 0;
  #uptimeMs = 0;

  constructor(rtcUnixMs: number) {
    this.restart(rtcUnixMs);
  }

  restart(rtcUnixMs: number): void {
    const recordPages = new Uint8Array(RECORD_PAGES_BYTES);
    [0, SECTOR_BYTES].forEach((offset, slot) =>
      recordPages.set(this.storage.read(offset, PAGE_BYTES), slot * PAGE_BYTES),
    );
    this.#token = new Token(CORE);
    this.#token.boot({ model: 'code-display', recordPages, development: true, afterTrap: false });
    this.read(rtcUnixMs);
    while (this.store());
  }

  /** A reading of the real-time clock, a second after the last one. */
  read(rtcUnixMs: number): void {
    this.#uptimeMs += 1000;
    this.#token.clock(rtcUnixMs, this.#uptimeMs);
  }

  /** Carries out one operation, if one is wanted. */
  store(): boolean {
    if (!this.#token.takeEffects().storage) return false;
    const request = this.#token.storageRequest();
    if (request.operation === 'erase') this.storage.erase(request.offset);
    else this.storage.program(request.offset, request.bytes);
    this.#token.storageDone(true);
    return true;
  }

  send<N extends MessageName>(name: N, fields: Messages[N]['request']): void {
    const payload = encodeRequest(name, fields);
    this.#token.linkReceive(
      encodeFrame({ flags: 0, sequence: ++this.#sequence, type: MESSAGES[name].id, payload }),
    );
  }

  clockState(): number {
    // What is still there answers an earlier request.
    this.#token.linkTake();
    this.send('read-clock', {});
    const [answer] = new FrameDecoder().push(this.#token.linkTake());
    return decodeResponse('read-clock', answer!.payload).clockState;
  }

  glass(): string {
    this.#token.key('code-display', 'main', true, this.#uptimeMs);
    return readGlass(this.#token.frame()).text;
  }
}

/** Sets the clock and gives these readings when so many operations are done; then stores the rest. */
function setClock(host: SlowHost, done: number, readings: readonly number[]): void {
  host.send('set-clock', { unixSeconds: 1_900_000_000n, millisecond: 0, trimPartsPerBillion: 0 });
  for (let operation = 0; operation < done; operation++) expect(host.store()).toBe(true);
  for (const reading of readings) host.read(reading);
  while (host.store());
}

describe.each(OPERATIONS)('a set-clock with %i operations stored', (done) => {
  test.each([
    ['an hour back', [RTC_UNIX_MS + DAY_MS - HOUR_MS]],
    ['an hour back and caught up', [RTC_UNIX_MS + DAY_MS - HOUR_MS, RTC_UNIX_MS + DAY_MS + HOUR_MS]],
    ['beyond the year 9999', [253_402_300_800_000]],
  ])('and a reading %s: the clock is unknown, and stays so', (_name, readings) => {
    const host = new SlowHost(RTC_UNIX_MS + DAY_MS);
    setClock(host, done, readings);
    expect(host.clockState()).toBe(CLOCK_STATES.unknown);
    host.read(RTC_UNIX_MS + 2 * DAY_MS);
    while (host.store());
    expect(host.clockState()).toBe(CLOCK_STATES.unknown);
    expect(host.glass()).toBe('no CLoC');
    host.restart(RTC_UNIX_MS + 3 * DAY_MS);
    expect(host.clockState()).toBe(CLOCK_STATES.unknown);
    setClock(host, 3, []);
    expect(host.clockState()).toBe(CLOCK_STATES.set);
  });

  test('and a reading that goes on: the clock is set, though it reads less than when it was last set', () => {
    const host = new SlowHost(60_000);
    expect(host.clockState()).toBe(CLOCK_STATES.unknown);
    setClock(host, done, [62_000, 63_000]);
    expect(host.clockState()).toBe(CLOCK_STATES.set);
    host.restart(120_000);
    expect(host.clockState()).toBe(CLOCK_STATES.set);
  });

  test('and a reading that goes on: the clock is set, though it went back before', () => {
    const host = new SlowHost(RTC_UNIX_MS + DAY_MS);
    host.read(RTC_UNIX_MS);
    while (host.store());
    expect(host.clockState()).toBe(CLOCK_STATES.unknown);
    setClock(host, done, [RTC_UNIX_MS + 1000]);
    expect(host.clockState()).toBe(CLOCK_STATES.set);
  });
});
