/** A token under test, wherever its core runs: a line that always is there, and parts that a target may lack. */
import type { Timers } from '../../host-tools/link/numbered-client.ts';
import type { Transport } from '../../host-tools/link/transport.ts';
import type { Pulse } from '../../simulator/ports/motor.ts';
import type { ModelName } from '../../simulator/token/contract.generated.ts';
import type { Part } from './part.ts';

/** The device's time: virtual, or the wall clock's. */
export interface DeviceTime {
  /** By which a host on its link waits for answers. */
  readonly timers?: Timers;
  /** Lets the device run until the promise settles. */
  settle<T>(outcome: Promise<T>): Promise<T>;
  /** Lets the device run until `look` gives true, at most `limitMs` of its time; gives whether it did. */
  until(look: () => boolean | Promise<boolean>, limitMs: number): Promise<boolean>;
}

/** Time that passes only when asked to: whole runs are the same each time. */
export interface VirtualTime {
  pass(ms: number): Promise<void>;
}

export interface DeviceKeys {
  press(key: string): Promise<void>;
  release(key: string): Promise<void>;
}

export interface DeviceGlass {
  /** The segments that are lit, one bit each, as hardware-docs/glass.md numbers them. */
  frame(): Promise<Uint8Array>;
  /** How they were seen: decoded from the display's bus, or read from the device's memory. */
  readonly seenBy: string;
}

export interface DeviceSound {
  /** All samples heard since the device was started, as its output can tell them apart. */
  heard(): Int16Array;
  /** What the output makes of a sample of the core: the same for a loudspeaker in Node, fewer bits through PWM. */
  asHeard(samples: Int16Array): Int16Array;
}

export interface DeviceMotor {
  /** Each run of the motor since it was first asked for, in the device's milliseconds. */
  pulses(): readonly Pulse[];
}

export interface DevicePower {
  /** Takes the power away and gives it back. */
  cycle(): Promise<void>;
  /**
   * Lets so many more storage operations happen while `act` runs, cuts the power before the next one, and starts again.
   * Gives whether it came to that.
   */
  readonly cutBefore: Part<(operation: number, act: () => Promise<unknown>) => Promise<boolean>>;
}

export interface DeviceMemory {
  /**
   * Runs `act` while a second core in Node is fed the same calls and bytes, and compares all memory in use at every
   * call. Throws at the first difference. Gives the number of calls compared and the memory's CRC-32 at the end.
   */
  lockstep(act: () => Promise<unknown>): Promise<{ calls: number; crc32: number }>;
}

export interface DeviceCounts {
  readonly unit: 'cycles' | 'instructions';
  /** What the core takes to answer a whole request, from its last byte to the answer lying in its buffer. */
  linkReceive(frame: Uint8Array): Promise<number>;
}

/** The board's entropy source, by the board's data. */
export interface DeviceEntropy {
  readonly source: string;
}

export interface DeviceUnderTest {
  readonly model: ModelName;
  readonly transport: Transport;
  readonly time: DeviceTime;
  readonly virtual: Part<VirtualTime>;
  readonly keys: Part<DeviceKeys>;
  readonly glass: Part<DeviceGlass>;
  readonly sound: Part<DeviceSound>;
  readonly motor: Part<DeviceMotor>;
  readonly power: Part<DevicePower>;
  readonly memory: Part<DeviceMemory>;
  readonly counts: Part<DeviceCounts>;
  readonly entropy: Part<DeviceEntropy>;
  close(): Promise<void>;
}

/** Where a core runs. */
export interface Target {
  readonly name: string;
  /** For the report's heading. */
  readonly title: string;
  /** The models that it can be. */
  readonly models: readonly ModelName[];
  /** Starts one as it comes from its factory, blank. */
  start(model: ModelName): Promise<DeviceUnderTest>;
}
