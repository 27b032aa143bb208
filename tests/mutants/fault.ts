/** A fault to plant: the text of a source file that is replaced, and the test files that should notice. */
export interface Fault {
  /** What goes wrong, in a few words. */
  name: string;
  file: string;
  /** Occurs exactly once in the file. */
  text: string;
  replacement: string;
  /** The one that is most likely to notice comes first: the others are run only when it does not. */
  suites: readonly string[];
}

/** Faults of one file that the same suites should notice, as `[name, text, replacement]`. */
export interface FaultGroup {
  file: string;
  suites: readonly string[];
  faults: readonly (readonly [name: string, text: string, replacement: string])[];
}

export function faultsOf(groups: readonly FaultGroup[]): Fault[] {
  return groups.flatMap(({ file, suites, faults }) =>
    faults.map(([name, text, replacement]) => ({ name, file, text, replacement, suites })),
  );
}
