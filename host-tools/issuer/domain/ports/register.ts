/** The population register: names, addresses and deaths come from there, not from what somebody types. */

export interface RegisterEntry {
  /** Ten digits. */
  readonly personalNumber: string;
  readonly name: string;
  /** Lines, one below the other. */
  readonly homeAddress: string;
  readonly isDead: boolean;
}

export interface PopulationRegister {
  /** Null: it knows nobody with this number. */
  readonly find: (personalNumber: string) => Promise<RegisterEntry | null>;
  /** What may have changed and was not taken yet; what comes again changes nothing. */
  readonly changed: () => Promise<readonly RegisterEntry[]>;
  /** It was worked off: it is told no more. */
  readonly taken: (entry: RegisterEntry) => void;
}
