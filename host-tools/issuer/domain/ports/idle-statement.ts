/** A statement of writing that meets no row: stands where a name that somebody has would be written to, so that the time does not tell. */
import type { Rows } from './store.ts';

export function idleStatement(rows: Rows): Promise<void> {
  return rows.devices.returnStrangerCodes('', 0);
}
