/** The core's exports: the contract with every host (hardware-docs/core-contract.md). No logic lives here. */
import { ABI_VERSION } from './base/contract.generated';
import { clockReading } from './device/clock';
import {
  entropyGiven,
  isTokenLocked,
  linkSentBytes,
  linkWaitingBytes,
  resetCommands,
  storageAcknowledged,
  takeLinkBytes,
} from './device/commands';
import {
  bootDevice,
  collectEffects,
  headphonesChanged,
  keyEdge,
  passTime,
  redraw,
  wakeMs,
} from './device/device';
import { isMotorOn } from './device/haptics';
import { renderSpeech, voiceBytesGiven } from './device/speaking';
import { setBatteryMillivolts } from './device/power';
import { bytesInUse, layoutTable } from './base/memory';

export function abiVersion(): u32 {
  return ABI_VERSION;
}

/** Address of the table of (address, size) pairs, one per buffer. */
export function layout(): usize {
  return layoutTable();
}

/** Bytes of linear memory in use. */
export function heapBase(): u32 {
  return bytesInUse();
}

/** Starts; the host has laid `storageLength` bytes in the storage image. */
export function boot(model: u32, storageLength: u32, flags: u32): void {
  resetCommands();
  bootDevice(model, storageLength, flags);
}

/** A raw edge of a key's contact. */
export function key(id: u32, pressed: u32, uptimeMs: u32): void {
  keyEdge(id, pressed != 0, uptimeMs);
}

/** A reading of the real-time clock; also lets due things happen. */
export function clock(unixSecondsLow: u32, unixSecondsHigh: u32, millisecond: u32, uptimeMs: u32): void {
  clockReading(((<u64>unixSecondsHigh) << 32) | unixSecondsLow, millisecond, uptimeMs);
  passTime(uptimeMs);
}

export function power(millivolts: u32): void {
  setBatteryMillivolts(millivolts);
  redraw();
}

/** Whether headphones are plugged in. */
export function headphones(present: u32): void {
  headphonesChanged(present != 0);
  redraw();
}

/** Bytes laid in linkRx; gives how many were taken. The host offers the rest again after the next effects. */
export function linkReceive(length: u32): u32 {
  const taken = takeLinkBytes(length);
  redraw();
  return taken;
}

/** How many bytes wait in linkTx. */
export function linkPending(): u32 {
  return linkWaitingBytes();
}

/** The host has sent the first `length` bytes of linkTx. */
export function linkTaken(length: u32): void {
  linkSentBytes(length);
}

/** The storage request was carried out (`status` 0) or not. */
export function storageDone(status: u32): void {
  storageAcknowledged(status == 0);
  redraw();
}

/** 1: the record in force is that of a locked token. */
export function isLocked(): u32 {
  return isTokenLocked() ? 1 : 0;
}

/** The host has filled the entropy buffer (`length` is its size), or has no random bytes (0). */
export function entropy(length: u32): void {
  entropyGiven(length);
}

/** The host has laid the wanted voice bytes in voiceWindow, or has none (`length` 0). */
export function voiceGiven(length: u32): void {
  voiceBytesGiven(length);
}

/** Renders up to `maxSamples` samples into pcm; gives how many. */
export function renderAudio(maxSamples: u32): u32 {
  const rendered = renderSpeech(maxSamples);
  redraw();
  return rendered;
}

/** 1: the motor is to run. */
export function motor(): u32 {
  return isMotorOn() ? 1 : 0;
}

export function takeEffects(): u32 {
  return collectEffects();
}

/** Milliseconds after the last uptime given at which `clock` must be called at the latest; 0xFFFFFFFF: no deadline. */
export function nextWakeMs(): u32 {
  return wakeMs();
}
