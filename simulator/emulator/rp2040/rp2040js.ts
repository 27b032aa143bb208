/** The package rp2040js, which is loaded only when an emulated RP2040 is wanted. */
import type * as Package from 'rp2040js';

export type { GPIOPin, GPIOPinState, Peripheral, RP2040 } from 'rp2040js';
export type Rp2040js = typeof Package;

/** Rejects when the package, an optional one, is not installed. */
export async function loadRp2040js(): Promise<Rp2040js> {
  try {
    return await import('rp2040js');
  } catch (error) {
    throw new Error(`the emulated rp2040 needs the package rp2040js: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
