/** What the words of each language are asked for. */
import type { CivilDate } from '../calendar/civil-date.ts';
import type { DeviceModel } from '../records/device.ts';
import type { Delivery } from '../records/order.ts';
import type { ValidUntil } from './validity.ts';

/** What the texts of a letter are filled with. */
export interface LetterFacts {
  /** The device's name alone, and the device that one has: "kodeviser", "kodeviseren". */
  readonly device: string;
  readonly theDevice: string;
  readonly serialLastFour: string;
  /** As one types it. */
  readonly page: string;
  readonly phone: string;
  readonly issuer: string;
  /** The end of the code's life, in words. */
  readonly end: string;
}

export type LetterText = (facts: LetterFacts) => string;

export interface LetterWords {
  readonly pageWord: string;
  readonly device: Readonly<Record<DeviceModel, Pick<LetterFacts, 'device' | 'theDevice'>>>;
  readonly title: LetterText;
  readonly introduction: Readonly<Record<Delivery, LetterText>>;
  readonly codeLabel: string;
  readonly digitByDigitLabel: string;
  readonly validity: Readonly<Record<Delivery, LetterText>>;
  readonly serialNumber: LetterText;
  readonly pictureAlternative: LetterText;
  readonly pictureCaption: string;
  readonly stepsHeading: string;
  readonly steps: Readonly<Record<DeviceModel, readonly LetterText[]>>;
  readonly mistakes: string;
  readonly warningHeading: string;
  readonly nobodyAsks: string;
  readonly warning: string;
  readonly helpHeading: string;
  readonly help: Readonly<Record<Delivery, LetterText>>;
  readonly otherForms: string;
  readonly independence: LetterText;
  readonly date: (date: CivilDate) => string;
  readonly end: (until: ValidUntil) => string;
}
