/** What the pages ask of a device, whatever its model. */
import type { GlassAnnouncer } from '../device/glass-announcer.ts';
import type { PracticeToken } from '../device/practice-token.ts';
import type { StatusLine } from '../document/status-line.ts';
import type { TypedDigits } from '../document/typed-digits.ts';

/** What is typed of a device's code by a person who listens meanwhile. */
interface Listening {
  choice(wanted: boolean, changed: (wanted: boolean) => void): HTMLElement;
  typed(typed: TypedDigits): void;
  /** What was typed counts for nothing any more. */
  forget(): void;
}

export interface PageDevice {
  readonly token: PracticeToken;
  readonly panel: { readonly element: HTMLElement; showSerialNumber(serialNumber: string): void };
  readonly status: StatusLine;
  readonly announcer: GlassAnnouncer;
  showSettings?(): Promise<void>;
  /** On a device that speaks: nothing more is heard of what it is saying now. */
  silence?(): void;
  /** Says the code again, or shows one when there is none on the glass. */
  sayAgain(): void;
  /** On a device that says digit by digit, once it was added: what is typed by a person who listens meanwhile. */
  readonly listening?: Listening | undefined;
  /** Adds what can be chosen of the device; gives `listening`. */
  addChoices?(): Promise<Listening>;
  /** Sets what a new one is handed out with. */
  equip?(): Promise<void>;
}
