/** Turns what a record holds into what a column holds, and back. */
import type { Flag, Stored } from './tables.ts';

/** A record, or a part of one, with 0 and 1 in place of its booleans and without what is undefined. */
export function stored<Values extends object>(values: Values): Stored<Values> {
  const entries = Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, typeof value === 'boolean' ? flag(value) : (value as unknown)]);
  return Object.fromEntries(entries) as Stored<Values>;
}

export function flag(value: boolean): Flag {
  return value ? 1 : 0;
}

/** Both drivers give a Buffer: a plain array is what a record promises, and no view into a driver's larger memory. */
export function plainBytes(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}
