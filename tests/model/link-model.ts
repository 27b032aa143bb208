/** What the token answers on its link, by the message table and the documented limits. */
import { decodeRequest, encodeResponse, messageName } from '../../host-tools/link/messages.ts';
import { encodeFrame, type Frame } from '../../host-tools/link/framing.ts';
import {
  ERRORS,
  FLAGS,
  LIFE_CYCLE_STATES,
  MESSAGE_RULES,
  MESSAGES,
  SETTINGS,
  type MessageName,
  type Messages,
} from '../../host-tools/link/protocol.generated.ts';
import { LIMITS } from '../../host-tools/token/limits.generated.ts';
import { HASHES, modelHmac, modelHotp } from './model-code.ts';
import { batteryLevel } from './model-glass.ts';
import { blankRecord, type ModelRecord } from './model-record.ts';
import type { TokenModel } from './token-model.ts';

/** Error codes by name. */
export const ERROR_OF = Object.fromEntries(
  Object.entries(ERRORS).map(([code, { name }]) => [name, Number(code)]),
) as Record<string, number>;

/** Records that an erase writes: one over each slot. */
export const ERASE_RECORDS = 2;

const SETTING_RANGES = Object.values(SETTINGS);
const ALL_PASSED = 15;
/** The most that a host gives at a time. */
const ENTROPY_BYTES = 32;

const UNKNOWN_ZONE = 0;
const MAXIMUM_ZONE_RULE = 2;
const LOCKED = 2;
/** By their ids: glass seconds, key lock-out (hardware-docs/link-messages.md). All others change by keys only. */
const RAISE_ONLY = new Set([0, 1]);

class Refused extends Error {
  readonly code: number;
  readonly detail: number;

  constructor(name: string, detail = 0) {
    super(name);
    this.code = ERROR_OF[name]!;
    this.detail = detail;
  }
}

function requireField(position: number, isGood: boolean): void {
  if (!isGood) throw new Refused('bad-value', position);
}

function isWithin<T extends number | bigint>(value: T, minimum: number, maximum: number): boolean {
  return value >= minimum && value <= maximum;
}

function requestBytes(name: MessageName): { fixed: number; isOpen: boolean } {
  const fields = MESSAGES[name].request;
  const sizes: Record<string, number> = { u8: 1, u16: 2, u32: 4, i16: 2, i32: 4, u64: 8, rest: 0 };
  const fixed = fields.reduce((sum, field) => sum + (field.bytes ?? sizes[field.type]!), 0);
  return { fixed, isOpen: fields.at(-1)?.type === 'rest' };
}

type Handlers = { [N in MessageName]: (request: Messages[N]['request']) => Messages[N]['response'] };

export class LinkModel {
  readonly #token: TokenModel;
  #lastChange: { request: string; answer: Frame } | null = null;

  constructor(token: TokenModel) {
    this.#token = token;
  }

  answer(frame: Frame): Frame | null {
    if ((frame.flags & FLAGS.response) !== 0) return null;
    const request = Buffer.from(encodeFrame(frame)).toString('hex');
    if (this.#lastChange?.request === request) return this.#lastChange.answer;
    const answer = this.#carryOut(frame);
    const name = messageName(frame.type);
    const isRead = name !== undefined && MESSAGE_RULES[name].reads;
    this.#lastChange = isRead ? null : { request, answer };
    return answer;
  }

  #carryOut(frame: Frame): Frame {
    const { sequence, type, payload } = frame;
    try {
      const name = this.#check(type, payload);
      return { flags: FLAGS.response, sequence, type, payload: this.#handle(name, payload) };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const detail = Uint8Array.of(error.code, error.detail);
      return { flags: FLAGS.response | FLAGS.error, sequence, type, payload: detail };
    }
  }

  #check(type: number, payload: Uint8Array): MessageName {
    const name = messageName(type);
    if (name === undefined) throw new Refused('unknown-message', type);
    if (MESSAGE_RULES[name].developmentOnly && !this.#token.image.development)
      throw new Refused('development-only');
    const { state } = this.#token.record;
    if (!MESSAGES[name].states.some((each) => LIFE_CYCLE_STATES[each] === state))
      throw new Refused('wrong-state', state);
    const { fixed, isOpen } = requestBytes(name);
    const fits = isOpen ? payload.length >= fixed : payload.length === fixed;
    if (!fits) throw new Refused('wrong-length', Math.min(255, payload.length));
    return name;
  }

  #handle<N extends MessageName>(name: N, payload: Uint8Array): Uint8Array {
    // A serial number that is no text at all is refused like any other wrong one.
    const isText =
      name !== 'provision' || payload.subarray(0, 12).every((byte) => byte >= 0x20 && byte < 0x7f);
    requireField(0, isText);
    return encodeResponse(name, this.#handlers[name](decodeRequest(name, payload)));
  }

  #store(change: Partial<ModelRecord>, records = 1): Record<string, never> {
    const { record } = this.#token;
    this.#token.record = { ...record, ...change, recordsWritten: record.recordsWritten + records };
    return {};
  }

  /** A code on the glass may no longer be the token's: it goes. */
  #storeAndDarken(change: Partial<ModelRecord>, records = 1): Record<string, never> {
    this.#store(change, records);
    this.#token.screen = { mode: 'off' };
    return {};
  }

  readonly #handlers: Handlers = {
    identify: ({ minimumVersion, maximumVersion }) => {
      if (!isWithin(1, minimumVersion, maximumVersion)) throw new Refused('unsupported-version', 1);
      const { record, image } = this.#token;
      const [versionMajor, versionMinor, versionPatch] = image.version.split('.').map(Number);
      return {
        linkVersion: 1,
        abiVersion: 4,
        model: 1,
        developmentImage: image.development ? 1 : 0,
        lifeCycleState: record.state,
        clockState: this.#token.unixMs() === null ? 0 : 1,
        fault: 0,
        versionMajor: versionMajor!,
        versionMinor: versionMinor!,
        versionPatch: versionPatch!,
        algorithm: record.algorithm,
        digits: record.digits,
        timeStepSeconds: record.timeStepSeconds,
        t0UnixSeconds: record.t0UnixSeconds,
        serialNumber: record.serialNumber,
      };
    },
    'self-test': () => {
      const { record, screen } = this.#token;
      // A code is not taken from a person's eyes, and a locked token is in a person's hands.
      if (record.state !== LOCKED && screen.mode !== 'code') this.#token.show({ mode: 'self-test' });
      return { passed: ALL_PASSED };
    },
    'read-battery': () => ({
      millivolts: this.#token.millivolts,
      level: batteryLevel(this.#token.millivolts),
    }),
    'read-clock': () => {
      const unixMs = this.#token.unixMs();
      if (unixMs === null) return { clockState: 0, unixSeconds: 0n, millisecond: 0 };
      return { clockState: 1, unixSeconds: BigInt(Math.floor(unixMs / 1000)), millisecond: unixMs % 1000 };
    },
    'set-clock': ({ unixSeconds, millisecond, trimPartsPerBillion }) => {
      requireField(0, isWithin(unixSeconds, LIMITS.clockMinimumUnixSeconds, LIMITS.clockMaximumUnixSeconds));
      requireField(1, millisecond <= 999);
      const limit = LIMITS.clockTrimMaximumPartsPerBillion;
      requireField(2, isWithin(trimPartsPerBillion, -limit, limit));
      const { clock, nowMs, record } = this.#token;
      if (!clock.isRunning) throw new Refused('clock-unknown');
      clock.trust();
      const unixMs = Number(unixSeconds) * 1000 + millisecond;
      return this.#storeAndDarken({
        clock: { rtcMs: clock.readingMs, offsetMs: unixMs - clock.rtcAt(nowMs), trimPartsPerBillion },
        clockSettings: (record.clockSettings + 1) & 0xffff,
      });
    },
    'set-zone': ({ utcOffsetMinutes, zoneRule }) => {
      requireField(1, zoneRule <= MAXIMUM_ZONE_RULE);
      const limit = zoneRule === UNKNOWN_ZONE ? 0 : LIMITS.utcOffsetMaximumMinutes;
      requireField(0, isWithin(utcOffsetMinutes, -limit, limit));
      return this.#storeAndDarken({});
    },
    provision: ({ serialNumber, algorithm, digits, timeStepSeconds, t0UnixSeconds, secret }) => {
      requireField(0, /^[0-9]{12}$/.test(serialNumber));
      requireField(1, HASHES[algorithm] !== undefined);
      requireField(2, isWithin(digits, LIMITS.digitsMinimum, LIMITS.digitsMaximum));
      requireField(
        3,
        isWithin(timeStepSeconds, LIMITS.timeStepMinimumSeconds, LIMITS.timeStepMaximumSeconds),
      );
      requireField(4, isWithin(t0UnixSeconds, 0, LIMITS.clockMaximumUnixSeconds));
      requireField(5, isWithin(secret.length, LIMITS.secretMinimumBytes, LIMITS.secretMaximumBytes));
      const provisionings = (this.#token.record.provisionings + 1) & 0xffff;
      const code = { algorithm, digits, timeStepSeconds, t0UnixSeconds, secret };
      return this.#storeAndDarken({ ...code, serialNumber, state: 1, provisionings });
    },
    lock: () => {
      if (this.#token.unixMs() === null) throw new Refused('clock-unknown');
      return this.#storeAndDarken({ state: LOCKED, linkWrites: 0 });
    },
    erase: () => this.#storeAndDarken(blankRecord(this.#token.record), ERASE_RECORDS),
    'read-setting': ({ setting }) => {
      requireField(0, setting < SETTING_RANGES.length);
      return { value: this.#token.record.settings[setting]! };
    },
    'change-setting': ({ setting, value }) => {
      const range = SETTING_RANGES[setting];
      requireField(0, range !== undefined);
      requireField(1, isWithin(value, range!.minimum, range!.maximum));
      const { record, budget, nowMs } = this.#token;
      const isLocked = record.state === LOCKED;
      if (isLocked && !RAISE_ONLY.has(setting)) throw new Refused('keys-only', setting);
      if (isLocked && value < record.settings[setting]!) throw new Refused('raise-only', setting);
      // A value that stands already is not written again.
      if (record.settings[setting] === value) return {};
      const settings = record.settings.with(setting, value);
      if (!isLocked) return this.#store({ settings });
      const minutes = budget.minutesLeft(nowMs, record.linkWrites);
      if (minutes !== null) throw new Refused('too-soon', minutes);
      return this.#store({ settings, linkWrites: budget.spend(nowMs, record.linkWrites) });
    },
    'read-counters': () => {
      const { recordsWritten, clockSettings, provisionings } = this.#token.record;
      return { recordsWritten, clockSettings, provisionings };
    },
    'compute-code': ({ algorithm, digits, counter, secret }) => {
      requireField(0, HASHES[algorithm] !== undefined);
      requireField(1, isWithin(digits, LIMITS.digitsMinimum, LIMITS.digitsMaximum));
      requireField(3, isWithin(secret.length, LIMITS.secretMinimumBytes, LIMITS.secretMaximumBytes));
      return { code: new TextEncoder().encode(modelHotp(algorithm, secret, counter, digits)) };
    },
    'compute-hmac': ({ algorithm, keyLength, keyAndMessage }) => {
      requireField(0, HASHES[algorithm] !== undefined);
      requireField(1, keyLength <= keyAndMessage.length);
      const [key, message] = [keyAndMessage.subarray(0, keyLength), keyAndMessage.subarray(keyLength)];
      return { tag: modelHmac(algorithm, key, message) };
    },
    'read-entropy': ({ length }) => {
      requireField(0, isWithin(length, 1, ENTROPY_BYTES));
      const bytes = this.#token.entropy?.read(ENTROPY_BYTES);
      if (bytes === undefined) throw new Refused('no-entropy');
      return { bytes: bytes.subarray(0, length) };
    },
  };
}
