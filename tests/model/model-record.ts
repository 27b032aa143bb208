/** What a token keeps through power loss, as a person at the factory would list it. */
import { SETTINGS } from '../../host-tools/link/protocol.generated.ts';

export interface ModelRecord {
  recordsWritten: number;
  /** 0 blank, 1 provisioned, 2 locked */
  state: number;
  serialNumber: string;
  /** 0 while there is no secret */
  algorithm: number;
  digits: number;
  timeStepSeconds: number;
  t0UnixSeconds: bigint;
  secret: Uint8Array;
  /** Values in the order of their ids. */
  settings: number[];
  clock: ModelClockSetting | null;
  clockSettings: number;
  provisionings: number;
  /** Writes that the link has caused since locking and that have not come back. */
  linkWrites: number;
}

export interface ModelClockSetting {
  /** What the RTC read last before the clock was set. */
  rtcMs: number;
  /** The time that the host gave minus the RTC's. */
  offsetMs: number;
  trimPartsPerBillion: number;
}

export const DEFAULT_SETTINGS: readonly number[] = Object.values(SETTINGS).map((setting) => setting.default);

/** The record of a token that comes from the factory floor; `kept` outlives an erase. */
export function blankRecord(
  kept: Pick<ModelRecord, 'recordsWritten' | 'clock' | 'clockSettings' | 'provisionings'>,
): ModelRecord {
  return {
    ...kept,
    state: 0,
    serialNumber: '',
    algorithm: 0,
    digits: 0,
    timeStepSeconds: 0,
    t0UnixSeconds: 0n,
    secret: new Uint8Array(0),
    settings: [...DEFAULT_SETTINGS],
    linkWrites: 0,
  };
}

export const FACTORY_NEW: ModelRecord = blankRecord({
  recordsWritten: 1,
  clock: null,
  clockSettings: 0,
  provisionings: 0,
});
