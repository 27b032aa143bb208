/** All files that the options of `talkode simulate` name, those of its scenarios too. */
import type { ScenarioSource } from './scenario-files.ts';
import { artifactFiles, artifactNames } from './artifact-names.ts';
import { given, storageFiles, type NamedFile } from '../files/named-files.ts';
import { ptyName } from '../options/readers.ts';
import type { SimulateOptions } from './read-options.ts';
import { inputName } from '../files/standard-streams.ts';

export function simulateFiles(options: SimulateOptions, scenarios: readonly ScenarioSource[]): NamedFile[] {
  const { junit, storage, secretFile, trace, svg, png, wav, link, artifacts } = options;
  const sources = scenarios.map(({ file }) => file);
  const kept =
    artifacts === null ? [] : [artifacts, ...artifactFiles(artifacts, artifactNames(sources.map(inputName)))];
  return [
    ...sources.flatMap((file) => given('read', { '--scenario': file })),
    ...given('read', { '--secret-file': secretFile }),
    ...storageFiles('--storage', storage),
    ...given('replaced', { '--link': ptyName(link) }),
    ...given('written', { '--junit': junit, '--trace': trace, '--svg': svg, '--png': png, '--wav': wav }),
    ...kept.flatMap((file) => given('replaced', { '--artifacts': file })),
  ];
}
