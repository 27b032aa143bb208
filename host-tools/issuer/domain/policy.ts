/** Every number of the issuer that an authority may want otherwise, with where it comes from. Published ones are MitID's; the rest is chosen here. */

export interface Policy {
  /** Who issues: named in letters, notices and pages. */
  readonly issuerName: string;
  readonly helpPhone: string;
  /** Where letters to the controller go, on one line: requests, objections, complaints. */
  readonly controllerAddress: string;
  /** Whom people complain to about the controller (article 77 GDPR). */
  readonly supervisoryAuthority: {
    readonly name: string;
    readonly address: string;
    readonly phone: string;
    readonly email: string;
  };
  /** Then nobody has a right to have her data moved (article 20(3) GDPR), and the pages say so. */
  readonly isProcessingOrderedByLaw: boolean;
  /** Where people reach the pages, without a slash at the end: printed in letters, so it must stay. */
  readonly publicAddress: string;
  /** Published: 15. */
  readonly minimumAgeYears: number;
  readonly postLetterDays: number;
  /** Published: a code from the counter lasts 48 h. */
  readonly counterLetterHours: number;
  /** Published: after three wrong codes a new one is needed. */
  readonly letterTries: number;
  readonly lettersPerDay: number;
  readonly lettersPer30Days: number;
  /** Before its letter expires, a person is told this long before. */
  readonly letterExpiryNoticeDays: number;
  /** Stock older than this is activated by two codes: its clock may have run away. */
  readonly oldStockDays: number;
  /** Steps each way in which a fresh device's first code is accepted. */
  readonly activationWindowSteps: number;
  /** Steps each way searched for a pair. */
  readonly pairSearchSteps: number;
  /** Codes that strangers' wrong tries may be compared with in a device's life: 33 of a million are 3.3e-5. */
  readonly strangerCodesBudget: number;
  /** Wrong pairs with the right password, after which the device is blocked: 100 x 6 pairs of 10^12. */
  readonly pairErrors: number;
  /** Wrong tries of one source in ten minutes, whatever they aim at. */
  readonly sourceTriesPer10Minutes: number;
  /** Published: a password asked for comes into force 24 h later. */
  readonly passwordWaitHours: number;
  /** Published: other data after an hour. */
  readonly contactWaitHours: number;
  readonly temporaryPasswordMinutes: number;
  /** Published: no temporary password to a number younger than this. */
  readonly phoneUnchangedHours: number;
  readonly addressKeptDays: number;
  readonly sessionMinutes: number;
  readonly minimumPasswordCharacters: number;
}

export const DEFAULT_POLICY: Policy = {
  issuerName: 'Talkode',
  helpPhone: '+45 00 00 00 00',
  controllerAddress: 'Talkode, Prøvegade 1, 0000 Prøveby',
  supervisoryAuthority: {
    name: 'Datatilsynet',
    address: 'Carl Jacobsens Vej 35, 2500 Valby',
    phone: '+45 33 19 32 00',
    email: 'dt@datatilsynet.dk',
  },
  isProcessingOrderedByLaw: false,
  publicAddress: 'http://127.0.0.1:8080',
  minimumAgeYears: 15,
  postLetterDays: 30,
  counterLetterHours: 48,
  letterTries: 3,
  lettersPerDay: 1,
  lettersPer30Days: 4,
  letterExpiryNoticeDays: 7,
  oldStockDays: 180,
  activationWindowSteps: 2,
  pairSearchSteps: 1000,
  strangerCodesBudget: 33,
  pairErrors: 100,
  sourceTriesPer10Minutes: 60,
  passwordWaitHours: 24,
  contactWaitHours: 1,
  temporaryPasswordMinutes: 30,
  phoneUnchangedHours: 120,
  addressKeptDays: 90,
  sessionMinutes: 15,
  minimumPasswordCharacters: 8,
};
