/**
 * A token on flash that can be made to fail, a host at its link, and everything that can be seen of it from outside.
 */
import { LIMITS } from '../../host-tools/token/limits.generated.ts';
import { readGlass } from '../../simulator/glass/reading.ts';
import { VirtualClock } from '../../simulator/ports/clock.ts';
import { FailingStorage } from '../../simulator/ports/failing-storage.ts';
import { Runner } from '../../simulator/runner/runner.ts';
import { CORE } from '../model/core-under-test.ts';
import { LinkHost } from '../model/link-host.ts';
import { isSealed, sequenceOf } from '../support/stored-record.ts';

export const RTC_UNIX_MS = Date.UTC(2026, 10, 22, 14, 5, 33);

export const SECRET: Uint8Array = Uint8Array.from({ length: 32 }, (_, index) => (index * 73 + 41) & 0xff);

export const PROVISION = {
  serialNumber: '901234567890',
  algorithm: 2,
  digits: 8,
  timeStepSeconds: 60,
  t0UnixSeconds: 0n,
  secret: SECRET,
};

/** A change that the factory or a person asks for. */
export interface Change {
  name: string;
  /** True when the token answered that it is done. */
  ask: (host: LinkHost) => boolean;
}

function asked(answer: object | null): boolean {
  return answer !== null && !('error' in answer);
}

export const SET_CLOCK: Change = setClockTo(BigInt(RTC_UNIX_MS / 1000) + 5_000n);

export function setClockTo(unixSeconds: bigint): Change {
  const fields = { unixSeconds, millisecond: 0, trimPartsPerBillion: -1234 };
  return { name: 'set-clock', ask: (host) => asked(host.request('set-clock', fields)) };
}

export const PROVISIONING: Change = {
  name: 'provision',
  ask: (host) => asked(host.request('provision', PROVISION)),
};

export const LOCK: Change = { name: 'lock', ask: (host) => asked(host.request('lock', {})) };
export const ERASE: Change = { name: 'erase', ask: (host) => asked(host.request('erase', {})) };

export function settingTo(setting: number, value: number): Change {
  return {
    name: `change-setting ${setting} to ${value}`,
    ask: (host) => asked(host.request('change-setting', { setting, value })),
  };
}

export class TokenRig {
  readonly storage: FailingStorage;
  readonly clock = new VirtualClock(RTC_UNIX_MS);
  readonly host = new LinkHost();
  readonly runner: Runner;
  readonly frames: Uint8Array[] = [];

  /** Starts a token on a copy of a flash image; a fresh one without. */
  constructor(image?: Uint8Array, prepare: (storage: FailingStorage) => void = () => undefined) {
    this.storage = new FailingStorage(image?.slice());
    prepare(this.storage);
    this.runner = new Runner({
      module: CORE,
      model: 'code-display',
      clock: this.clock,
      storage: this.storage,
      link: this.host.port,
      observer: {
        input: () => undefined,
        output: (event) => {
          if (event.output === 'trap') throw new Error(`the core trapped: ${event.message}`);
        },
      },
    });
    this.runner.onFrame((frame) => this.frames.push(frame));
  }

  /** Carries out changes that must succeed. */
  after(...changes: readonly Change[]): this {
    for (const change of changes) {
      if (!change.ask(this.host)) throw new Error(`${change.name} was refused`);
    }
    return this;
  }

  /** Lets so much time pass that a locked token takes a change over its link again, whatever was cut before. */
  waitForBudget(): this {
    this.clock.advance(2 * LIMITS.linkWriteReturnSeconds * 1000);
    return this;
  }

  /** Power off, if it is still on, and on again. */
  restart(): void {
    this.runner.powerCut();
    this.runner.powerOn();
  }

  /** Everything that shows from outside which record is in force. Does not touch the storage. */
  observe(): Observation {
    const identity = this.host.request('identify', { minimumVersion: 1, maximumVersion: 1 });
    const settings = [0, 1].map((setting) => this.host.request('read-setting', { setting }));
    const clock = this.host.request('read-clock', {});
    const counters = this.host.request('read-counters', {});
    return { identity, settings, clock, counters, glass: this.press() };
  }

  /** What a press shows; the glass is dark again afterwards. */
  press(): string {
    this.runner.press('main');
    const { text, bar, icons } = readGlass(this.runner.frame());
    this.runner.release('main');
    return JSON.stringify({ text, bar, icons });
  }
}

export interface Observation {
  identity: object | null;
  settings: (object | null)[];
  clock: object | null;
  counters: object | null;
  glass: string;
}

/** How many storage operations a change takes, started on this image. */
export function operationsOf(image: Uint8Array, change: Change): number {
  const rig = new TokenRig(image);
  const before = rig.storage.operations;
  rig.after(change);
  return rig.storage.operations - before;
}

export const PAGE_BYTES = 256;

/** The offset of the record that is in force on an image: the sealed one with the higher number. */
export function newestRecordAt(image: Uint8Array): number {
  const offsets = [0, 4096].filter((offset) => isSealed(image, offset));
  return offsets.sort((a, b) => sequenceOf(image, b) - sequenceOf(image, a))[0]!;
}

/** Whether any eight bytes of the secret that follow one another are in the image. */
export function holdsSecret(image: Uint8Array): boolean {
  const haystack = Buffer.from(image);
  const pieces = Array.from({ length: SECRET.length - 7 }, (_, from) => SECRET.subarray(from, from + 8));
  return pieces.some((piece) => haystack.includes(Buffer.from(piece)));
}
