/** Where a command's questions go, and its answers come from. */

export interface Question {
  /** As a person reads it, without a colon. */
  readonly text: string;
  /** A code or a password: it is not shown while it is typed. */
  readonly isHidden?: true;
}

export interface Answers {
  /** Rejects with CommandFailure when no more come, or the person ends it. */
  readonly ask: (question: Question) => Promise<string>;
  /** A person is there, who may answer once more after a bad answer. */
  readonly mayRepeat: boolean;
  readonly close: () => void;
}
