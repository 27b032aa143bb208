/** A token as a tester has it in hand: simulated in this process, or a board's chip with the same core on it. */
import type { AudioPort } from '../ports/audio.ts';
import type { VoiceSource } from '../token/sources.ts';
import type { Clock } from '../ports/clock.ts';
import { systemEntropy } from '../ports/entropy.ts';
import type { LinkPort } from '../ports/link.ts';
import type { MotorPort } from '../ports/motor.ts';
import type { Storage } from '../ports/storage.ts';
import { Runner } from '../runner/runner.ts';
import type { Observer } from '../runner/events.ts';
import type { ModelName } from '../token/contract.generated.ts';

export interface Device {
  readonly isPowered: boolean;
  /** The glass is off, and nothing is pending, to be heard or to be felt. */
  readonly asleep: boolean;
  /** Whether there is something to hear just now, pauses within it included. */
  readonly audible: boolean;
  /** The glass, one bit per segment; dark while the power is cut. */
  frame(): Uint8Array;
  onFrame(listener: (frame: Uint8Array) => void): void;
  /** RangeError for a key that the model has not. */
  press(key: string): void;
  release(key: string): void;
  /** The battery's voltage; it stays so through power cuts and restarts. */
  setMillivolts(millivolts: number): void;
  /** Whether headphones are plugged in; they stay so through power cuts and restarts. */
  setHeadphones(present: boolean): void;
  /** Takes the power away: all that is not in storage is gone. */
  powerCut(): void;
  /** Boots from storage. */
  powerOn(): void;
}

/** What a session connects to its device. */
export interface DeviceWires {
  link: LinkPort;
  audio: AudioPort;
  motor: MotorPort;
}

/** Makes a device with its power on. */
export type DeviceMaker = (wires: DeviceWires) => Device;

export interface SimulatedDeviceOptions {
  /** The compiled core. */
  module: WebAssembly.Module;
  model: ModelName;
  clock: Clock;
  storage: Storage;
  voice?: VoiceSource;
  observer?: Observer;
  /** See RunnerOptions. */
  onStorageFailure?: (reason: unknown) => void;
}

/** The core in this process; see Runner for what it throws. */
export function simulatedDevice(options: SimulatedDeviceOptions): DeviceMaker {
  return (wires) => new Runner({ ...options, ...wires, entropy: systemEntropy });
}
