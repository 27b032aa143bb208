/** What a login is about, once it was counted: the canonical person, whatever was typed. */
import type { BrowserRow } from '../records/browser.ts';
import type { DeviceRow } from '../records/device.ts';
import type { PersonRow } from '../records/person.ts';
import type { Admission } from './guessing.ts';

export interface Attempt {
  readonly person: PersonRow;
  readonly device: DeviceRow;
  readonly browser: BrowserRow | null;
  readonly admission: Exclude<Admission, { by: 'browser-waits' }>;
}
