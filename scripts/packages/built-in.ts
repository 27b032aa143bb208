/** The table of packages of which parts are in what is built, typed. */
import { readFileSync } from 'node:fs';

export type Product = 'core' | 'command' | 'page' | 'images';

export interface BuiltInPackage {
  in: Product[];
  /** Which part, where it is not the package itself. */
  part?: string;
  /** Where the package's licence file names nobody. */
  copyright?: string;
}

interface BuiltInTable {
  /** SPDX identifiers that may be built in: none asks more than to be named. */
  licensesAllowed: string[];
  packages: Record<string, BuiltInPackage>;
}

export const BUILT_IN = JSON.parse(
  readFileSync(new URL('built-in.json', import.meta.url), 'utf8'),
) as BuiltInTable;

/** Names of packages that may not be built in, with their licences. */
export function refusedLicenses(packages: readonly { name: string; license: string }[]): string[] {
  return packages
    .filter(({ license }) => !BUILT_IN.licensesAllowed.includes(license))
    .map(({ name, license }) => `${name}: ${license}`);
}
