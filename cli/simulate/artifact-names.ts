/** What the files of --artifacts are called: known before a scenario runs, so that who fails changes nobody's name. */
import path from 'node:path';

/** The endings of what is kept of a scenario. */
export const ARTIFACT_SUFFIXES = ['svg', 'trace', 'wav'] as const;
export type ArtifactSuffix = (typeof ARTIFACT_SUFFIXES)[number];

/** For what has no name of its own, or one that leads out of the folder. */
const STAND_IN = 'scenario';
const NO_NAMES: readonly string[] = ['', '.', '..'];

function ownName(scenarioFile: string): string {
  const name = path
    .basename(scenarioFile)
    .replace(/\.scenario$/, '')
    .replace(/[<>]/g, '');
  return NO_NAMES.includes(name) ? STAND_IN : name;
}

/** A name for each scenario of a run, in their order; of several with one name the later ones are numbered. */
export function artifactNames(scenarioFiles: readonly string[]): string[] {
  const taken = new Set<string>();
  return scenarioFiles.map(ownName).map((own) => {
    let name = own;
    for (let count = 2; taken.has(name); count += 1) name = `${own}-${count}`;
    taken.add(name);
    return name;
  });
}

/** All files that may be kept under these names. */
export function artifactFiles(folder: string, names: readonly string[]): string[] {
  return names.flatMap((name) => ARTIFACT_SUFFIXES.map((suffix) => path.join(folder, `${name}.${suffix}`)));
}
